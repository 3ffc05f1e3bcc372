package org.footbridge.drsr.replication;

import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.failure.DrsException.Code;

/** How the reading of a single object ended (EXOP_ERR, MS-DRSR 4.1.10.2.21). */
final class ExtendedResult {
    private static final int SUCCESS = 1;
    private static final int ACCESS_DENIED = 15;

    private ExtendedResult() {}

    static void check(int result, DsName name) {
        if (result == SUCCESS) {
            return;
        }
        String reason = "The server answers the reading of " + name.text() + " with the result " + result;
        throw DrsException.answered(result == ACCESS_DENIED ? Code.RIGHT_MISSING : Code.CALL_FAILED, reason, result);
    }
}

package org.footbridge.drsr.replication;

import org.footbridge.drsr.failure.DrsException;

/** Which right an account lacks (MS-DRSR 4.1.10.5, MS-ADTS 5.1.3.2.1). */
final class MissingRight {
    private MissingRight() {}

    /**
     * @param mayReadChanges whether the account may read everything but secrets
     */
    static DrsException named(DrsException refused, boolean mayReadChanges) {
        String right = mayReadChanges ? "Replicating Directory Changes All" : "Replicating Directory Changes";
        return new DrsException(
                DrsException.Code.RIGHT_MISSING,
                refused.reason() + ": the account lacks the right " + right,
                mayReadChanges
                        ? "Grant it on the root of the domain"
                        : "Grant it on the root of the domain; for passwords, grant Replicating Directory Changes All, too",
                refused.status(),
                refused);
    }
}

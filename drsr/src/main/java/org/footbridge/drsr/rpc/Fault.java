package org.footbridge.drsr.rpc;

import org.footbridge.drsr.failure.DrsException;

/** A fault packet as an error (C706 12.6.4.7; statuses of C706 appendix E and MS-ERREF 2.2). */
final class Fault {
    private static final int ACCESS_DENIED = 5;
    private static final int BUSY = 0x1C010014;

    private Fault() {}

    /**
     * @param before whether no call has succeeded yet: what is wrong with a third message of an authentication is told by
     *     the fault of the first call
     */
    static DrsException at(Packet packet, boolean before) {
        int status = packet.body().skip(8).int32();
        String number = String.format("0x%08x", status);
        if (before) {
            return DrsException.answered(
                    DrsException.Code.LOGON_REFUSED, "The server refused the logon (fault " + number + ")", status);
        }
        return switch (status) {
            case ACCESS_DENIED ->
                DrsException.answered(
                        DrsException.Code.RIGHT_MISSING, "The server denies the call (fault " + number + ")", status);
            case BUSY ->
                DrsException.answered(DrsException.Code.BUSY, "The server is too busy (fault " + number + ")", status);
            default ->
                DrsException.answered(DrsException.Code.CALL_FAILED, "The call ended with the fault " + number, status);
        };
    }
}

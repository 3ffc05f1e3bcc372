package org.footbridge.drsr.replication;

import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.failure.DrsException.Code;
import org.footbridge.drsr.ndr.NdrReader;

/** What a call returns in its last four bytes (MS-ERREF 2.2). */
final class WindowsError {
    static final int ACCESS_DENIED = 8453;
    static final int INVALID_PARAMETER = 87;
    static final int SCHEMA_MISMATCH = 8418;

    private WindowsError() {}

    /** The results, of which the last four bytes must say success. */
    static NdrReader check(byte[] stub, String call) {
        int error = of(stub);
        if (error != 0) {
            throw failure(error, call);
        }
        return new NdrReader(stub, 0, stub.length - 4);
    }

    /** What a call returned; 0: success. */
    static int of(byte[] stub) {
        if (stub.length < 4) {
            throw new DrsException(Code.MALFORMED, "The answer to a call has " + stub.length + " bytes");
        }
        return new NdrReader(stub, stub.length - 4, 4).int32();
    }

    /** What an error of the server means. */
    static DrsException failure(int error, String call) {
        String reason = "The server answers " + call + " with the error " + Integer.toUnsignedString(error);
        return switch (error) {
            case 5, ACCESS_DENIED -> DrsException.answered(Code.RIGHT_MISSING, reason + " (access denied)", error);
            case 8440, 8420, 8452 ->
                DrsException.answered(Code.NAMING_CONTEXT_UNKNOWN, reason + " (no such naming context)", error);
            case 8333, 8439 -> DrsException.answered(Code.OBJECT_UNKNOWN, reason + " (no such object)", error);
            case SCHEMA_MISMATCH, INVALID_PARAMETER ->
                DrsException.answered(Code.SCHEMA_MISMATCH, reason + " (attributes not understood)", error);
            case 170, 8438, 8461 -> DrsException.answered(Code.BUSY, reason + " (busy)", error);
            case 8456 ->
                new DrsException(
                        Code.CALL_FAILED,
                        reason + " (outbound replication is switched off)",
                        "Name a domain controller that is not read-only; if it is none, switch outbound replication on:"
                                + " repadmin /options SERVER -DISABLE_OUTBOUND_REPL",
                        error,
                        null);
            case 8465 ->
                new DrsException(
                        Code.CAPABILITY_MISSING,
                        reason + " (it holds only a part of the naming context, or may not write it)",
                        "Name a domain controller of that domain itself that is not read-only",
                        error,
                        null);
            default -> DrsException.answered(Code.CALL_FAILED, reason, error);
        };
    }
}

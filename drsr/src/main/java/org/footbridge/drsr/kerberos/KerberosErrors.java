package org.footbridge.drsr.kerberos;

import org.footbridge.drsr.failure.DrsException;

/** What the Java platform's messages mean: they end with the number of the error (RFC 4120 7.5.9) in brackets. */
final class KerberosErrors {
    private KerberosErrors() {}

    static DrsException.Code code(Exception failure, DrsException.Code otherwise) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("(37)")) {
            return DrsException.Code.CLOCK_SKEWED;
        }
        boolean refused = message.contains("(6)") || message.contains("(18)") || message.contains("(24)");
        return refused ? DrsException.Code.LOGON_REFUSED : otherwise;
    }
}

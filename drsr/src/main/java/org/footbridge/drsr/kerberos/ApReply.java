package org.footbridge.drsr.kerberos;

import java.util.Optional;
import java.util.SortedMap;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;

/**
 * AP-REP (RFC 4120 5.5.2), which the server sends and, in the style of DCE, the client sends back.
 *
 * @param time the client's, as it is written, in seconds
 * @param microseconds of the client's time
 * @param subkey of the server
 * @param sequence first number of the server's packets
 */
record ApReply(String time, long microseconds, Optional<AesKey> subkey, int sequence) {
    private static final int MESSAGE = 15;
    private static final int ENCRYPTED_PART = 27;
    private static final int ERROR = 30;
    private static final int USAGE = 12;
    private static final int CLOCK_SKEWED = 37;

    static ApReply parse(AesKey key, byte[] token) {
        DerReader message = DerReader.first(token);
        if (message.isApplication(ERROR)) {
            throw refused(DerReader.required(message.inner().fields(), 6).integer());
        }
        if (!message.isApplication(MESSAGE)) {
            throw DerReader.malformed();
        }
        DerReader encrypted = DerReader.required(message.inner().fields(), 2);
        byte[] clear = Encrypted.clear(key, USAGE, encrypted);
        try {
            return part(DerReader.first(clear));
        } finally {
            Algorithms.wipe(clear);
        }
    }

    private static ApReply part(DerReader part) {
        if (!part.isApplication(ENCRYPTED_PART)) {
            throw DerReader.malformed();
        }
        SortedMap<Integer, DerReader> fields = part.inner().fields();
        String time = DerReader.required(fields, 0).text();
        long microseconds = DerReader.required(fields, 1).integer();
        int sequence = (int) DerReader.required(fields, 3).integer();
        Optional<AesKey> subkey = Optional.ofNullable(fields.get(2)).map(field -> Encrypted.key(field.inner()));
        return new ApReply(time, microseconds, subkey, sequence);
    }

    private static DrsException refused(long error) {
        return DrsException.answered(
                error == CLOCK_SKEWED ? DrsException.Code.CLOCK_SKEWED : DrsException.Code.LOGON_REFUSED,
                "The server refused the ticket (Kerberos error " + error + ")",
                (int) error);
    }

    /** Whether the server has read the authenticator that was sent. */
    boolean repeats(ApRequest.Moment sent) {
        return time.equals(DerReader.first(DerWriter.time(sent.seconds())).text())
                && microseconds == sent.microseconds();
    }

    /** The third message: the client's time again, the server's number. */
    byte[] answer(AesKey key, ApRequest.Moment sent, byte[] confounder) {
        byte[] part = DerWriter.application(
                ENCRYPTED_PART,
                DerWriter.field(0, DerWriter.time(sent.seconds())),
                DerWriter.field(1, DerWriter.integer(sent.microseconds())),
                DerWriter.field(3, DerWriter.integer(Integer.toUnsignedLong(sequence))));
        return DerWriter.application(
                MESSAGE,
                DerWriter.field(0, DerWriter.integer(5)),
                DerWriter.field(1, DerWriter.integer(MESSAGE)),
                DerWriter.field(2, Encrypted.data(key, USAGE, confounder, part)));
    }
}

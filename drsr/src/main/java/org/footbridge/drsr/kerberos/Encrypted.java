package org.footbridge.drsr.kerberos;

import java.util.SortedMap;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;

/** EncryptedData and EncryptionKey of RFC 4120 5.2.9. */
final class Encrypted {
    private Encrypted() {}

    static byte[] data(AesKey key, int usage, byte[] confounder, byte[] clear) {
        return DerWriter.sequence(
                DerWriter.field(0, DerWriter.integer(key.type())),
                DerWriter.field(2, DerWriter.octets(key.encrypt(usage, confounder, clear))));
    }

    /** What was encrypted; the caller wipes it. */
    static byte[] clear(AesKey key, int usage, DerReader data) {
        SortedMap<Integer, DerReader> fields = data.fields();
        requireType(DerReader.required(fields, 0).integer(), key.type());
        return key.decrypt(usage, DerReader.required(fields, 2).octets())
                .orElseThrow(() -> new DrsException(
                        DrsException.Code.SEAL_BROKEN, "The server's answer was not encrypted with the ticket's key"));
    }

    static byte[] key(AesKey key) {
        return DerWriter.sequence(
                DerWriter.field(0, DerWriter.integer(key.type())), DerWriter.field(1, DerWriter.octets(key.bytes())));
    }

    static AesKey key(DerReader data) {
        SortedMap<Integer, DerReader> fields = data.fields();
        byte[] bytes = DerReader.required(fields, 1).octets();
        try {
            return key(DerReader.required(fields, 0).integer(), bytes);
        } finally {
            Algorithms.wipe(bytes);
        }
    }

    /** A key of a type and with the length that belongs to it. */
    static AesKey key(long type, byte[] bytes) {
        boolean known = (type == 17 && bytes.length == 16) || (type == 18 && bytes.length == 32);
        if (!known) {
            throw new DrsException(
                    DrsException.Code.ENCRYPTION_UNSUPPORTED,
                    "The key is of Kerberos encryption type " + type + "; types 17 and 18 are spoken");
        }
        return new AesKey(bytes);
    }

    private static void requireType(long type, int expected) {
        if (type != expected) {
            throw new DrsException(
                    DrsException.Code.ENCRYPTION_UNSUPPORTED,
                    "The server answers with encryption type " + type + " to one of type " + expected);
        }
    }
}

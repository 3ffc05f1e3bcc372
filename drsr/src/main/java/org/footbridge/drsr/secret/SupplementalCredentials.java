package org.footbridge.drsr.secret;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/** What supplementalCredentials holds: named properties with values in hexadecimal (USER_PROPERTIES, MS-SAMR 2.2.10.1). */
final class SupplementalCredentials {
    private static final String NEWER_KEYS = "Primary:Kerberos-Newer-Keys";
    private static final int BEFORE_SIGNATURE = 108;
    private static final int SIGNATURE = 0x50;
    private static final int REVISION = 4;
    private static final int KEY_ENTRY = 24;
    private static final int LONGEST_KEY = 64;

    private SupplementalCredentials() {}

    /** The keys in the property of that name; none if the account has none. */
    static KerberosKeys kerberosKeys(byte[] clear) {
        NdrReader reader = new NdrReader(clear).skip(BEFORE_SIGNATURE);
        if (reader.unsignedShort() != SIGNATURE) {
            throw malformed("they do not carry their signature");
        }
        int properties = reader.remaining() >= 2 ? reader.unsignedShort() : 0;
        for (int i = 0; i < properties; i++) {
            int nameLength = reader.unsignedShort();
            int valueLength = reader.unsignedShort();
            String name = reader.skip(2).text(nameLength / 2);
            byte[] digits = reader.bytes(valueLength);
            try {
                if (name.equals(NEWER_KEYS)) {
                    return fromHexadecimal(digits);
                }
            } finally {
                Algorithms.wipe(digits);
            }
        }
        return new KerberosKeys("", List.of());
    }

    private static KerberosKeys fromHexadecimal(byte[] digits) {
        byte[] value = new byte[digits.length / 2];
        try {
            for (int i = 0; i < value.length; i++) {
                int high = Character.digit(digits[2 * i], 16);
                int low = Character.digit(digits[2 * i + 1], 16);
                if (high < 0 || low < 0) {
                    throw malformed("a value is not hexadecimal");
                }
                value[i] = (byte) ((high << 4) | low);
            }
            return stored(value, new ArrayList<>());
        } finally {
            Algorithms.wipe(value);
        }
    }

    /**
     * KERB_STORED_CREDENTIAL_NEW: a head, entries that point to keys, the salt and the keys.
     *
     * @param keys empty; what has been read into it is wiped when the rest cannot be read
     */
    static KerberosKeys stored(byte[] value, List<KerberosKeys.Key> keys) {
        try {
            String salt = read(value, keys);
            return new KerberosKeys(salt, keys);
        } catch (DrsException unreadable) {
            keys.forEach(key -> key.secret().close());
            throw unreadable;
        }
    }

    private static String read(byte[] value, List<KerberosKeys.Key> keys) {
        NdrReader reader = new NdrReader(value);
        if (reader.unsignedShort() != REVISION) {
            throw malformed("the keys are of an unknown revision");
        }
        int current = reader.skip(2).unsignedShort();
        int saltLength = reader.skip(6).unsignedShort();
        int saltOffset = reader.skip(2).int32();
        reader.skip(4);
        String salt = within(value, saltOffset, saltLength).text(saltLength / 2);
        if ((long) current * KEY_ENTRY > reader.remaining()) {
            throw malformed("they hold fewer keys than they say");
        }
        for (int i = 0; i < current; i++) {
            int iterations = reader.skip(8).int32();
            int type = reader.int32();
            int length = reader.int32();
            int offset = reader.int32();
            if (length > LONGEST_KEY) {
                throw malformed("a key is longer than any");
            }
            keys.add(new KerberosKeys.Key(
                    type,
                    iterations,
                    new SecretBytes(within(value, offset, length).bytes(length))));
        }
        return salt;
    }

    private static NdrReader within(byte[] value, int offset, int length) {
        if (offset < 0 || length < 0 || offset > value.length || length > value.length - offset) {
            throw malformed("something lies beyond their end");
        }
        return new NdrReader(value, offset, length);
    }

    private static DrsException malformed(String how) {
        return new DrsException(DrsException.Code.MALFORMED, "An account's stored keys cannot be read: " + how);
    }
}

package org.footbridge.service.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What an agent sent of a password: PBKDF2-HMAC-SHA256 of the upper-case hexadecimal text, in UTF-16LE, of the hash that the
 * directory stores. Has no text form; {@link #close} wipes it. Not for several threads at a time.
 */
final class DerivedPassword implements AutoCloseable {
    static final int SALT_BYTES = 10;
    static final int KEY_BYTES = 32;
    private static final int LEAST_ROUNDS = 1000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("v1;PPH1_MD4,([0-9a-f]{20}),([1-9][0-9]{3,7}),([0-9a-f]{64});");

    private final byte[] salt;
    private final int rounds;
    private final byte[] key;

    DerivedPassword(byte[] salt, int rounds, byte[] key) {
        this.salt = salt;
        this.rounds = rounds;
        this.key = key;
    }

    /**
     * Reads {@code v1;PPH1_MD4,salt,rounds,key;}.
     *
     * @throws IllegalArgumentException anything else, of which the message quotes nothing
     */
    static DerivedPassword parse(byte[] ascii) {
        if (ascii.length > LONGEST) {
            throw malformed();
        }
        Matcher matcher = FORM.matcher(new Ascii(ascii));
        if (!matcher.matches()) {
            throw malformed();
        }
        int rounds = Integer.parseInt(matcher.group(2));
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw malformed();
        }
        return new DerivedPassword(
                HexFormat.of().parseHex(matcher.group(1)),
                rounds,
                hexadecimal(ascii, matcher.start(3), matcher.end(3)));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("what the agent sent of a password has another form than v1;PPH1_MD4");
    }

    private static byte[] hexadecimal(byte[] ascii, int from, int to) {
        byte[] bytes = new byte[(to - from) / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (HexFormat.fromHexDigit(ascii[from + 2 * i]) << 4
                    | HexFormat.fromHexDigit(ascii[from + 2 * i + 1]));
        }
        return bytes;
    }

    byte[] salt() {
        return salt.clone();
    }

    int rounds() {
        return rounds;
    }

    /** The bytes themselves, wiped by {@link #close}. */
    byte[] key() {
        return key;
    }

    /**
     * The key that a typed password gives with this salt and count.
     *
     * @param typed left to the caller to wipe
     * @return for the caller to wipe
     */
    static byte[] keyOf(char[] typed, byte[] salt, int rounds) {
        byte[] text = littleEndian(typed);
        byte[] hash = new byte[16];
        byte[] input = new byte[64];
        try {
            MD4Digest digest = new MD4Digest();
            digest.update(text, 0, text.length);
            digest.doFinal(hash, 0);
            byte[] digits = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < hash.length; i++) {
                input[4 * i] = digits[(hash[i] >> 4) & 0xF];
                input[4 * i + 2] = digits[hash[i] & 0xF];
            }
            PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
            generator.init(input, salt, rounds);
            return ((KeyParameter) generator.generateDerivedMacParameters(8 * KEY_BYTES)).getKey();
        } finally {
            Arrays.fill(text, (byte) 0);
            Arrays.fill(hash, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    private static byte[] littleEndian(char[] typed) {
        byte[] text = new byte[2 * typed.length];
        for (int i = 0; i < typed.length; i++) {
            text[2 * i] = (byte) typed[i];
            text[2 * i + 1] = (byte) (typed[i] >> 8);
        }
        return text;
    }

    /** Whether it is the password; takes as long either way. */
    boolean isOf(char[] typed) {
        byte[] other = keyOf(typed, salt, rounds);
        try {
            return MessageDigest.isEqual(key, other);
        } finally {
            Arrays.fill(other, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }

    @Override
    public String toString() {
        return "DerivedPassword";
    }

    /** Bytes as a text that is not copied. */
    private static final class Ascii implements CharSequence {
        private final byte[] bytes;
        private final int from;
        private final int to;

        Ascii(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }

        private Ascii(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            return (char) (bytes[from + index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Ascii(bytes, from + start, from + end);
        }

        @Override
        public String toString() {
            return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }
    }
}

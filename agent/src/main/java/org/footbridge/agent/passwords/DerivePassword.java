package org.footbridge.agent.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The form in which a password leaves the agent: PBKDF2-HMAC-SHA256 (RFC 8018, 5.2) of the upper-case hexadecimal text of
 * the stored hash in UTF-16LE, written {@code v1;PPH1_MD4,salt,rounds,key;}. Everything between is wiped.
 */
public final class DerivePassword {
    public static final int HASH_BYTES = 16;
    public static final int USUAL_ROUNDS = 1000;
    /** What a service may ask for at most. */
    public static final int MOST_ROUNDS = 10_000_000;

    static final int SALT_BYTES = 10;
    /** One block of PBKDF2 with this hash. */
    private static final int KEY_BYTES = 32;
    /** The key of the inner hash is as long as a block of SHA-256: HMAC (RFC 2104) uses it as it is. */
    private static final int BLOCK_BYTES = 64;

    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PREFIX = "v1;PPH1_MD4,".getBytes(StandardCharsets.US_ASCII);

    private DerivePassword() {}

    /** With a salt of its own. */
    static byte[] derive(byte[] hash, int rounds, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return derive(hash, salt, rounds);
    }

    /**
     * Derives.
     *
     * @param hash 16 bytes, left to the caller to wipe
     * @return ASCII
     */
    static byte[] derive(byte[] hash, byte[] salt, int rounds) {
        byte[] input = input(hash);
        byte[] key = new byte[KEY_BYTES];
        try {
            stretch(input, salt, rounds, key);
            return written(salt, rounds, key);
        } finally {
            Arrays.fill(input, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] input(byte[] hash) {
        byte[] input = new byte[BLOCK_BYTES];
        for (int i = 0; i < HASH_BYTES; i++) {
            input[4 * i] = UPPER[(hash[i] >> 4) & 0xF];
            input[4 * i + 2] = UPPER[hash[i] & 0xF];
        }
        return input;
    }

    /** The two halves of HMAC are hashed over the key once and gone on with from there in every round. */
    private static void stretch(byte[] input, byte[] salt, int rounds, byte[] key) {
        MessageDigest inner = begun(input, INNER);
        MessageDigest outer = begun(input, OUTER);
        byte[] first = Arrays.copyOf(salt, salt.length + 4);
        first[salt.length + 3] = 1;
        byte[] round = hmac(inner, outer, first);
        System.arraycopy(round, 0, key, 0, KEY_BYTES);
        for (int i = 1; i < rounds; i++) {
            round = hmac(inner, outer, round);
            for (int j = 0; j < KEY_BYTES; j++) {
                key[j] ^= round[j];
            }
        }
        Arrays.fill(round, (byte) 0);
    }

    private static byte[] hmac(MessageDigest inner, MessageDigest outer, byte[] message) {
        try {
            MessageDigest within = (MessageDigest) inner.clone();
            MessageDigest around = (MessageDigest) outer.clone();
            return around.digest(within.digest(message));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The state of SHA-256 cannot be copied in this Java runtime.", e);
        }
    }

    private static MessageDigest begun(byte[] input, byte pad) {
        byte[] block = new byte[BLOCK_BYTES];
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < BLOCK_BYTES; i++) {
                block[i] = (byte) (input[i] ^ pad);
            }
            digest.update(block);
            MessageDigest begun = (MessageDigest) digest.clone();
            // the copy has what the block came to; the original, until now, the block itself among its working words
            digest.update(new byte[BLOCK_BYTES]);
            digest.reset();
            return begun;
        } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256 whose state can be copied.", e);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private static byte[] written(byte[] salt, int rounds, byte[] key) {
        byte[] count = ("," + rounds + ",").getBytes(StandardCharsets.US_ASCII);
        byte[] text = new byte[PREFIX.length + 2 * salt.length + count.length + 2 * key.length + 1];
        System.arraycopy(PREFIX, 0, text, 0, PREFIX.length);
        int at = hexadecimal(salt, text, PREFIX.length);
        System.arraycopy(count, 0, text, at, count.length);
        at = hexadecimal(key, text, at + count.length);
        text[at] = ';';
        return text;
    }

    private static int hexadecimal(byte[] bytes, byte[] text, int from) {
        int at = from;
        for (byte one : bytes) {
            text[at++] = LOWER[(one >> 4) & 0xF];
            text[at++] = LOWER[one & 0xF];
        }
        return at;
    }
}

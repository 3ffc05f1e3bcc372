package org.footbridge.drsr.crypto;

import java.util.Arrays;
import javax.crypto.Cipher;

/** The DES layer around a stored hash, keyed by the account's relative identifier (MS-SAMR 2.2.11.1). */
public final class DesByRid {
    /** Length of a hash, in clear and encrypted. */
    public static final int LENGTH = 16;

    private DesByRid() {}

    /**
     * @param encrypted 16 bytes
     * @param rid last part of the account's security identifier
     * @return the 16 bytes of the hash
     */
    public static byte[] decrypt(byte[] encrypted, int rid) {
        return apply(Cipher.DECRYPT_MODE, encrypted, rid);
    }

    /** The opposite of {@link #decrypt}. */
    public static byte[] encrypt(byte[] hash, int rid) {
        return apply(Cipher.ENCRYPT_MODE, hash, rid);
    }

    private static byte[] apply(int mode, byte[] block, int rid) {
        if (block.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + block.length);
        }
        byte[] r = {(byte) rid, (byte) (rid >> 8), (byte) (rid >> 16), (byte) (rid >> 24)};
        byte[] result = new byte[LENGTH];
        for (int half = 0; half < 2; half++) {
            byte[] key = new byte[7];
            for (int i = 0; i < key.length; i++) {
                key[i] = r[(i + 3 * half) % 4];
            }
            Cipher des = Algorithms.cipher("DES/ECB/NoPadding", "DES", mode, spread(key));
            byte[] part = Algorithms.finish(des, block, 8 * half, 8);
            System.arraycopy(part, 0, result, 8 * half, 8);
            Arrays.fill(part, (byte) 0);
        }
        return result;
    }

    /** Seven bytes as eight with seven bits each; the lowest bit, DES's parity, is not looked at by anybody. */
    static byte[] spread(byte[] seven) {
        long bits = 0;
        for (byte value : seven) {
            bits = (bits << 8) | (value & 0xFF);
        }
        byte[] eight = new byte[8];
        for (int i = 0; i < 8; i++) {
            eight[i] = (byte) ((bits >> (49 - 7 * i)) << 1);
        }
        return eight;
    }
}

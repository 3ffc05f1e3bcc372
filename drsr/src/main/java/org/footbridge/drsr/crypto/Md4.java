package org.footbridge.drsr.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The MD4 message digest (RFC 1320), which the Java platform lacks. The NT hash is MD4 of a password in UTF-16LE. */
public final class Md4 {
    private static final int[] THIRD_ORDER = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};

    private Md4() {}

    /** The digest of a message: 16 bytes. The copy of the message that this needs is wiped. */
    public static byte[] digest(byte[] message) {
        byte[] padded = Arrays.copyOf(message, (message.length + 8) / 64 * 64 + 64);
        padded[message.length] = (byte) 0x80;
        ByteBuffer blocks = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
        blocks.putLong(padded.length - 8, 8L * message.length);
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        int[] words = new int[16];
        while (blocks.hasRemaining()) {
            for (int i = 0; i < words.length; i++) {
                words[i] = blocks.getInt();
            }
            add(state, words);
        }
        Arrays.fill(padded, (byte) 0);
        Arrays.fill(words, 0);
        ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            digest.putInt(word);
        }
        Arrays.fill(state, 0);
        return digest.array();
    }

    private static void add(int[] state, int[] words) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        for (int step = 0; step < 48; step++) {
            int mixed = switch (step / 16) {
                case 0 -> a + ((b & c) | (~b & d)) + words[step];
                case 1 -> a + ((b & c) | (b & d) | (c & d)) + words[step % 4 * 4 + step % 16 / 4] + 0x5a827999;
                default -> a + (b ^ c ^ d) + words[THIRD_ORDER[step % 16]] + 0x6ed9eba1;
            };
            a = d;
            d = c;
            c = b;
            b = Integer.rotateLeft(mixed, SHIFTS[step / 16][step % 4]);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}

package org.footbridge.drsr.crypto;

/** The n-fold of RFC 3961 5.1: a text of any length stretched or folded to a given length, every bit counting alike. */
final class Nfold {
    private Nfold() {}

    /**
     * Copies of the text, each turned right by 13 bits more than the one before, up to the least common multiple of both
     * lengths; cut into pieces of the wanted length and added with the carry going around.
     */
    static byte[] fold(byte[] text, int length) {
        int common = text.length * length / greatestDivisor(text.length, length);
        byte[] result = new byte[length];
        int carry = 0;
        for (int i = common - 1; i >= 0; i--) {
            int sum = carry + turned(text, i) + (result[i % length] & 0xFF);
            result[i % length] = (byte) sum;
            carry = sum >> 8;
        }
        for (int i = length - 1; carry > 0; i = i == 0 ? length - 1 : i - 1) {
            int sum = carry + (result[i] & 0xFF);
            result[i] = (byte) sum;
            carry = sum >> 8;
        }
        return result;
    }

    /** The byte at a place of the endless row of turned copies. */
    private static int turned(byte[] text, int place) {
        int bits = 8 * text.length;
        int copy = place / text.length;
        int from = Math.floorMod(8 * (place % text.length) - 13 * copy, bits);
        int first = text[from / 8] & 0xFF;
        int second = text[(from / 8 + 1) % text.length] & 0xFF;
        return (((first << 8) | second) >> (8 - from % 8)) & 0xFF;
    }

    private static int greatestDivisor(int one, int other) {
        return other == 0 ? one : greatestDivisor(other, one % other);
    }
}

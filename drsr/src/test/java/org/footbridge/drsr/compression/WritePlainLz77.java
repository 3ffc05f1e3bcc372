package org.footbridge.drsr.compression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The compression that MS-XCA 2.3 describes, from three equal bytes on: the latest place with the same three bytes is taken,
 * whatever its length. Unused flags of the last four bytes are ones.
 */
final class WritePlainLz77 {
    private static final int LARGEST_DISTANCE = 0x2000;

    private byte[] items = new byte[256];
    private int length;
    /** Where the current flags are. */
    private int flags;

    private int flagCount;
    /** Where the byte with a free half is; none if it is negative. */
    private int half = -1;

    static byte[] chunk(byte[] clear) {
        WritePlainLz77 writer = new WritePlainLz77();
        Map<Integer, Integer> places = new HashMap<>();
        int at = 0;
        while (at < clear.length) {
            int length = 0;
            int place = at + 2 < clear.length ? places.getOrDefault(three(clear, at), -1) : -1;
            if (place >= 0 && at - place <= LARGEST_DISTANCE) {
                while (at + length < clear.length && clear[place + length] == clear[at + length]) {
                    length++;
                }
            }
            if (length >= 3) {
                writer.match(at - place, length);
            } else {
                length = 1;
                writer.literal(clear[at]);
            }
            for (int passed = at; passed < at + length && passed + 2 < clear.length; passed++) {
                places.put(three(clear, passed), passed);
            }
            at += length;
        }
        return writer.finish();
    }

    private static int three(byte[] clear, int at) {
        return (clear[at] & 0xFF) | ((clear[at + 1] & 0xFF) << 8) | ((clear[at + 2] & 0xFF) << 16);
    }

    private void literal(byte value) {
        flag(0);
        put(value);
    }

    private void match(int distance, int matched) {
        flag(1);
        int rest = matched - 3;
        int word = ((distance - 1) << 3) | Math.min(rest, 7);
        put(word);
        put(word >> 8);
        if (rest >= 7) {
            half(Math.min(rest - 7, 15));
        }
        if (rest >= 22) {
            put(Math.min(rest - 22, 255));
        }
        if (rest >= 22 + 255) {
            put(rest);
            put(rest >> 8);
        }
    }

    private void half(int value) {
        if (half >= 0) {
            items[half] |= (byte) (value << 4);
            half = -1;
        } else {
            half = length;
            put(value);
        }
    }

    private void flag(int flag) {
        if (flagCount == Integer.SIZE) {
            flagCount = 0;
        }
        if (flagCount == 0) {
            flags = length;
            for (int i = 0; i < Integer.BYTES; i++) {
                put(0);
            }
        }
        int bit = Integer.SIZE - 1 - flagCount;
        items[flags + bit / 8] |= (byte) (flag << (bit % 8));
        flagCount++;
    }

    private void put(int value) {
        if (length == items.length) {
            items = Arrays.copyOf(items, 2 * length);
        }
        items[length++] = (byte) value;
    }

    private byte[] finish() {
        while (flagCount < Integer.SIZE) {
            flag(1);
        }
        return Arrays.copyOf(items, length);
    }
}

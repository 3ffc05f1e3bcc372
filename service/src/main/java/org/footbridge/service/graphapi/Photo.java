package org.footbridge.service.graphapi;

import java.util.Optional;

/**
 * What the first bytes of a picture say of it; nothing else of it is read.
 *
 * @param type of its content
 */
record Photo(String type, int width, int height) {
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;

    /** A JPEG, PNG or GIF; empty when the bytes are none of them. */
    static Optional<Photo> of(byte[] bytes) {
        if (starts(bytes, MARKER, 0xD8, MARKER)) {
            return jpeg(bytes);
        }
        if (starts(bytes, 0x89, 'P', 'N', 'G') && bytes.length >= 24) {
            return Optional.of(new Photo("image/png", number(bytes, 18), number(bytes, 22)));
        }
        if (starts(bytes, 'G', 'I', 'F', '8') && bytes.length >= 10) {
            return Optional.of(
                    new Photo("image/gif", (at(bytes, 7) << 8) | at(bytes, 6), (at(bytes, 9) << 8) | at(bytes, 8)));
        }
        return Optional.empty();
    }

    /** The size stands in the first start-of-frame segment (ITU-T T.81, B.2.2). */
    private static Optional<Photo> jpeg(byte[] bytes) {
        int position = 2;
        while (position + 9 < bytes.length
                && at(bytes, position) == MARKER
                && at(bytes, position + 1) != START_OF_SCAN) {
            int marker = at(bytes, position + 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new Photo("image/jpeg", number(bytes, position + 7), number(bytes, position + 5)));
            }
            position += 2 + Math.max(2, number(bytes, position + 2));
        }
        return Optional.of(new Photo("image/jpeg", 0, 0));
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || at(bytes, i) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int position) {
        return (at(bytes, position) << 8) | at(bytes, position + 1);
    }

    private static int at(byte[] bytes, int position) {
        return bytes[position] & 0xFF;
    }
}

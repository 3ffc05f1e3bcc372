package org.footbridge.engine.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One value in the distinguished encoding rules (X.690), as far as certificates use them. Nobody changes its bytes. */
final class Der {

    private final byte[] bytes;
    private final int begin;
    private final int content;
    private final int end;

    private Der(byte[] bytes, int begin, int content, int end) {
        this.bytes = bytes;
        this.begin = begin;
        this.content = content;
        this.end = end;
    }

    /** @throws IllegalArgumentException when there is no whole value at that place */
    static Der read(byte[] bytes, int at, int limit) {
        if (at > limit - 2) {
            throw new IllegalArgumentException("A value ends too early");
        }
        int length = bytes[at + 1] & 0xFF;
        int content = at + 2;
        if (length >= 0x80) {
            int lengthBytes = length & 0x7F;
            if (lengthBytes == 0 || lengthBytes > 3 || lengthBytes > limit - content) {
                throw new IllegalArgumentException("A value is too long, or has no length");
            }
            length = 0;
            for (int read = 0; read < lengthBytes; read++) {
                length = (length << 8) | (bytes[content + read] & 0xFF);
            }
            content += lengthBytes;
        }
        if (length > limit - content) {
            throw new IllegalArgumentException("A value ends too early");
        }
        return new Der(bytes, at, content, content + length);
    }

    static Der read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** The first byte. */
    int tag() {
        return bytes[begin] & 0xFF;
    }

    /** With tag and length. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes, begin, end);
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, content, end);
    }

    /** What a sequence, a set or an explicit tag holds. */
    List<Der> parts() {
        List<Der> parts = new ArrayList<>();
        int at = content;
        while (at < end) {
            Der part = read(bytes, at, end);
            parts.add(part);
            at = part.end;
        }
        return parts;
    }

    /** An object identifier in numbers with dots. */
    String objectIdentifier() {
        StringBuilder text = new StringBuilder();
        long number = 0;
        for (int at = content; at < end; at++) {
            number = (number << 7) | (bytes[at] & 0x7F);
            if ((bytes[at] & 0x80) == 0) {
                if (text.isEmpty()) {
                    long first = Math.min(number / 40, 2);
                    text.append(first).append('.').append(number - first * 40);
                } else {
                    text.append('.').append(number);
                }
                number = 0;
            }
        }
        return text.toString();
    }
}

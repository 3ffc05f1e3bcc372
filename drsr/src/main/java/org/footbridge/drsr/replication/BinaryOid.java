package org.footbridge.drsr.replication;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Object identifiers in the basic encoding rules (X.690 8.19), without tag and length. */
final class BinaryOid {
    private BinaryOid() {}

    static byte[] of(String oid) {
        List<Long> numbers = Stream.of(oid.split("\\.")).map(Long::valueOf).toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        append(bytes, 40 * numbers.get(0) + numbers.get(1));
        numbers.subList(2, numbers.size()).forEach(number -> append(bytes, number));
        return bytes.toByteArray();
    }

    private static void append(ByteArrayOutputStream bytes, long number) {
        int digits = 1;
        while (number >> (7 * digits) != 0) {
            digits++;
        }
        for (int i = digits - 1; i >= 0; i--) {
            int more = i == 0 ? 0 : 0x80;
            bytes.write(((int) (number >> (7 * i)) & 0x7F) | more);
        }
    }
}

package org.footbridge.drsr.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.footbridge.drsr.failure.DrsException;

/**
 * One value in the distinguished encoding rules; whoever reads goes down as many levels as the message has. It is a view of
 * the message's bytes, so that wiping these wipes all. What does not fit is a {@link DrsException} with {@code MALFORMED}.
 */
final class DerReader {
    private final byte[] bytes;
    private final int tag;
    private final int from;
    private final int to;

    private DerReader(byte[] bytes, int tag, int from, int to) {
        this.bytes = bytes;
        this.tag = tag;
        this.from = from;
        this.to = to;
    }

    /** The value that the bytes begin with. */
    static DerReader first(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    private static DerReader at(byte[] bytes, int offset, int end) {
        if (offset > end - 2) {
            throw malformed();
        }
        int length = bytes[offset + 1] & 0xFF;
        int from = offset + 2;
        if (length >= 0x80) {
            int digits = length & 0x7F;
            if (digits < 1 || digits > 3 || digits > end - from) {
                throw malformed();
            }
            length = 0;
            for (int i = 0; i < digits; i++) {
                length = (length << 8) | (bytes[from++] & 0xFF);
            }
        }
        if (length > end - from) {
            throw malformed();
        }
        return new DerReader(bytes, bytes[offset] & 0xFF, from, from + length);
    }

    /** Whether this is a message with that number of application tag. */
    boolean isApplication(int number) {
        return tag == (0x60 | number);
    }

    /** What is in this wrapping. */
    DerReader inner() {
        return at(bytes, from, to);
    }

    /** The numbered elements of a sequence; a number that comes twice counts once. */
    SortedMap<Integer, DerReader> fields() {
        if (tag != DerWriter.SEQUENCE) {
            throw malformed();
        }
        SortedMap<Integer, DerReader> fields = new TreeMap<>();
        int offset = from;
        while (offset < to) {
            DerReader element = at(bytes, offset, to);
            if ((element.tag & 0xE0) == 0xA0) {
                fields.putIfAbsent(element.tag & 0x1F, element);
            }
            offset = element.to;
        }
        return fields;
    }

    /** The content of one numbered element, which must be there. */
    static DerReader required(SortedMap<Integer, DerReader> fields, int number) {
        return Optional.ofNullable(fields.get(number))
                .orElseThrow(DerReader::malformed)
                .inner();
    }

    long integer() {
        if (tag != DerWriter.INTEGER || from == to || to - from > 8) {
            throw malformed();
        }
        long number = bytes[from] < 0 ? -1 : 0;
        for (int i = from; i < to; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    /** A copy. */
    byte[] octets() {
        if (tag != DerWriter.OCTET_STRING) {
            throw malformed();
        }
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** A time or a string, as it is written. */
    String text() {
        if (tag != DerWriter.GENERALIZED_TIME && tag != DerWriter.GENERAL_STRING) {
            throw malformed();
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    static DrsException malformed() {
        return new DrsException(DrsException.Code.MALFORMED, "The server's answer is no message of Kerberos");
    }
}

package org.footbridge.drsr.kerberos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.footbridge.drsr.failure.DrsException;

/**
 * One value in the distinguished encoding rules; whoever reads goes down as many levels as the message has. What does not
 * fit is a {@link DrsException} with {@code MALFORMED}.
 */
final class DerReader {
    private final int tag;
    private final byte[] content;

    private DerReader(int tag, byte[] content) {
        this.tag = tag;
        this.content = content;
    }

    /** The value that the bytes begin with. */
    static DerReader first(byte[] bytes) {
        return at(bytes, 0);
    }

    private static DerReader at(byte[] bytes, int offset) {
        if (offset > bytes.length - 2) {
            throw malformed();
        }
        int length = bytes[offset + 1] & 0xFF;
        int from = offset + 2;
        if (length >= 0x80) {
            int digits = length & 0x7F;
            if (digits < 1 || digits > 3 || digits > bytes.length - from) {
                throw malformed();
            }
            length = 0;
            for (int i = 0; i < digits; i++) {
                length = (length << 8) | (bytes[from++] & 0xFF);
            }
        }
        if (length > bytes.length - from) {
            throw malformed();
        }
        return new DerReader(bytes[offset] & 0xFF, Arrays.copyOfRange(bytes, from, from + length));
    }

    /** Whether this is a message with that number of application tag. */
    boolean isApplication(int number) {
        return tag == (0x60 | number);
    }

    /** What is in this wrapping. */
    DerReader inner() {
        return first(content);
    }

    /** The numbered elements of a sequence; a number that comes twice counts once. */
    SortedMap<Integer, DerReader> fields() {
        if (tag != DerWriter.SEQUENCE) {
            throw malformed();
        }
        SortedMap<Integer, DerReader> fields = new TreeMap<>();
        int offset = 0;
        while (offset < content.length) {
            DerReader element = at(content, offset);
            if ((element.tag & 0xE0) == 0xA0) {
                fields.putIfAbsent(element.tag & 0x1F, element);
            }
            offset = end(content, offset, element.content.length);
        }
        return fields;
    }

    private static int end(byte[] bytes, int offset, int length) {
        int first = bytes[offset + 1] & 0xFF;
        return offset + 2 + (first >= 0x80 ? first & 0x7F : 0) + length;
    }

    /** The content of one numbered element, which must be there. */
    static DerReader required(SortedMap<Integer, DerReader> fields, int number) {
        return Optional.ofNullable(fields.get(number))
                .orElseThrow(DerReader::malformed)
                .inner();
    }

    long integer() {
        if (tag != DerWriter.INTEGER || content.length == 0 || content.length > 8) {
            throw malformed();
        }
        long number = content[0] < 0 ? -1 : 0;
        for (byte digit : content) {
            number = (number << 8) | (digit & 0xFF);
        }
        return number;
    }

    byte[] octets() {
        if (tag != DerWriter.OCTET_STRING) {
            throw malformed();
        }
        return content.clone();
    }

    /** A time or a string, as it is written. */
    String text() {
        if (tag != DerWriter.GENERALIZED_TIME && tag != DerWriter.GENERAL_STRING) {
            throw malformed();
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    static DrsException malformed() {
        return new DrsException(DrsException.Code.MALFORMED, "The server's answer is no message of Kerberos");
    }
}

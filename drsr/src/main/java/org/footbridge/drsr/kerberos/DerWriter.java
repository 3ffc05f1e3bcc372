package org.footbridge.drsr.kerberos;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values in the distinguished encoding rules (X.690), as far as Kerberos's messages have them. */
final class DerWriter {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int GENERALIZED_TIME = 0x18;
    static final int GENERAL_STRING = 0x1B;
    static final int SEQUENCE = 0x30;
    private static final int APPLICATION = 0x60;
    private static final int CONTEXT = 0xA0;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private DerWriter() {}

    static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        int length = content.size();
        if (length < 0x80) {
            value.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int from = digits[0] == 0 ? 1 : 0;
            value.write(0x80 | (digits.length - from));
            value.write(digits, from, digits.length - from);
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] application(int number, byte[]... parts) {
        return value(APPLICATION | number, sequence(parts));
    }

    /** An element of a sequence with its number around it. */
    static byte[] field(int number, byte[] content) {
        return value(CONTEXT | number, content);
    }

    static byte[] integer(long number) {
        return value(INTEGER, BigInteger.valueOf(number).toByteArray());
    }

    static byte[] octets(byte[] content) {
        return value(OCTET_STRING, content);
    }

    /** 32 flags. */
    static byte[] flags(int flags) {
        return value(
                BIT_STRING,
                new byte[] {0, (byte) (flags >> 24), (byte) (flags >> 16), (byte) (flags >> 8), (byte) flags});
    }

    static byte[] string(String text) {
        return value(GENERAL_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant time) {
        return value(GENERALIZED_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }
}

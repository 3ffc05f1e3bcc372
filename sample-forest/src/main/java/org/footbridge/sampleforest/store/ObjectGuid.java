package org.footbridge.sampleforest.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.UUID;

/** The 16-byte form of a GUID: the first three fields little-endian, the rest as written (MS-DTYP 2.3.4.2). */
public final class ObjectGuid {
    private ObjectGuid() {}

    public static byte[] toBytes(UUID guid) {
        long most = guid.getMostSignificantBits();
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (most >>> 32))
                .putShort((short) (most >>> 16))
                .putShort((short) most)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(guid.getLeastSignificantBits())
                .array();
    }

    /** Refuses anything but 16 bytes. */
    public static UUID fromBytes(byte[] bytes) {
        if (bytes.length != 16) {
            throw Refusal.constraint("a GUID has 16 bytes, not " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long first = Integer.toUnsignedLong(in.getInt());
        long second = Short.toUnsignedLong(in.getShort());
        long third = Short.toUnsignedLong(in.getShort());
        long least = in.order(ByteOrder.BIG_ENDIAN).getLong();
        return new UUID((first << 32) | (second << 16) | third, least);
    }

    /** Text with dashes, or 32 hexadecimal digits of the byte form. */
    public static UUID parse(String text) {
        try {
            return text.length() == 32 ? fromBytes(HexFormat.of().parseHex(text)) : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.noSuchObject("<GUID=" + text + ">");
        }
    }
}

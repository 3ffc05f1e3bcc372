package org.footbridge.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * An objectGUID. {@link #bytes()} are the 16 bytes as the directory stores them; {@link #toString()} is the usual text
 * form, whose first three groups are little-endian in the bytes (MS-DTYP 2.3.4).
 */
public record ObjectGuid(long first, long second) {
    public static final int LENGTH = 16;

    /** Of no object. */
    static final ObjectGuid NONE = new ObjectGuid(0, 0);

    /** @throws IllegalArgumentException when there are not exactly 16 bytes */
    public static ObjectGuid of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a GUID has 16 bytes, this has " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new ObjectGuid(buffer.getLong(), buffer.getLong());
    }

    /** Parses {@code 92082d4f-f9f0-4f3c-a449-f310eded39b8}, or the 32 hexadecimal digits of the bytes. */
    public static ObjectGuid parse(String text) {
        if (text.length() == 2 * LENGTH) {
            return new ObjectGuid(
                    Long.parseUnsignedLong(text, 0, LENGTH, 16), Long.parseUnsignedLong(text, LENGTH, 2 * LENGTH, 16));
        }
        return of(UUID.fromString(text));
    }

    /** The same as {@code parse(uuid.toString())}. */
    public static ObjectGuid of(UUID uuid) {
        return new ObjectGuid(swap(uuid.getMostSignificantBits()), uuid.getLeastSignificantBits());
    }

    /** In the usual order, with the usual text form. */
    public UUID uuid() {
        return new UUID(swap(first), second);
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(first).putLong(second).array();
    }

    /** The name that stands for the object wherever it is (MS-ADTS 3.1.1.3.1.2.4): {@code <GUID=...>}. */
    String asName() {
        return "<GUID=" + this + ">";
    }

    @Override
    public String toString() {
        return uuid().toString();
    }

    private static long swap(long half) {
        ByteBuffer from = ByteBuffer.allocate(Long.BYTES).putLong(half).flip().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(Long.BYTES);
        return to.putInt(from.getInt())
                .putShort(from.getShort())
                .putShort(from.getShort())
                .flip()
                .getLong();
    }
}

package org.footbridge.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.UUID;

/**
 * The objectGUID of a directory object; it never changes while the object lives, wherever the object is moved.
 *
 * <p>Directories store the first three fields little-endian (MS-DTYP 2.3.4.2); text shows them big-endian. Ordered as
 * the text is, which is also how PostgreSQL orders {@code uuid}.
 */
public record ObjectGuid(UUID value) implements Comparable<ObjectGuid> {

    private static final int LENGTH = 16;

    /**
     * @param bytes 16 bytes as the directory stores them
     * @throws IllegalArgumentException when there are not 16 of them
     */
    public static ObjectGuid fromDirectoryBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("An objectGUID has 16 bytes, not " + bytes.length);
        }
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer big = ByteBuffer.allocate(LENGTH);
        big.putInt(little.getInt()).putShort(little.getShort()).putShort(little.getShort());
        big.putLong(ByteBuffer.wrap(bytes, 8, 8).getLong()).flip();
        return new ObjectGuid(new UUID(big.getLong(), big.getLong()));
    }

    /** @throws IllegalArgumentException when the text is not that of a GUID */
    public static ObjectGuid parse(String text) {
        return new ObjectGuid(UUID.fromString(text));
    }

    /** The 16 bytes as the directory stores them. */
    public byte[] toDirectoryBytes() {
        ByteBuffer big = ByteBuffer.allocate(8).putLong(value.getMostSignificantBits());
        big.flip();
        ByteBuffer little = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        little.putInt(big.getInt()).putShort(big.getShort()).putShort(big.getShort());
        little.order(ByteOrder.BIG_ENDIAN).putLong(value.getLeastSignificantBits());
        return little.array();
    }

    /** Base64 of the bytes as the directory stores them: the form of a source anchor. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(toDirectoryBytes());
    }

    @Override
    public int compareTo(ObjectGuid other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    /** The text form, lower case, without braces. */
    @Override
    public String toString() {
        return value.toString();
    }
}

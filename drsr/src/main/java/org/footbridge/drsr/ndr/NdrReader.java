package org.footbridge.drsr.ndr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;

/**
 * Reads little-endian data; alignment counts from the first byte. Every read that goes beyond the end is a {@link
 * DrsException} with {@code MALFORMED}.
 */
public final class NdrReader {
    private final ByteBuffer bytes;
    private final int start;

    public NdrReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public NdrReader(byte[] bytes, int offset, int length) {
        this.bytes = ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        this.start = offset;
    }

    public int remaining() {
        return bytes.remaining();
    }

    /** Moves on to a multiple of 2, 4 or 8 bytes from the start. */
    public NdrReader align(int size) {
        return skip(Math.floorMod(start - bytes.position(), size));
    }

    public NdrReader skip(int length) {
        bytes.position(bytes.position() + demand(length));
        return this;
    }

    public int unsignedByte() {
        demand(1);
        return bytes.get() & 0xFF;
    }

    public int unsignedShort() {
        demand(2);
        return bytes.getShort() & 0xFFFF;
    }

    public int int32() {
        demand(4);
        return bytes.getInt();
    }

    public long int64() {
        demand(8);
        return bytes.getLong();
    }

    /** A pointer: whether it points to something, which comes later. */
    public boolean pointer() {
        return int32() != 0;
    }

    /** A number of elements that must still fit into what is left, each of at least so many bytes. */
    public int count(int leastSize) {
        int count = int32();
        if (count < 0 || (long) count * leastSize > remaining()) {
            throw malformed("a count of " + Integer.toUnsignedString(count) + " with " + remaining() + " bytes left");
        }
        return count;
    }

    /** A copy of the next bytes. */
    public byte[] bytes(int length) {
        byte[] copy = new byte[demand(length)];
        bytes.get(copy);
        return copy;
    }

    /** A GUID in its mixed byte order (MS-DTYP 2.3.4.2). */
    public UUID guid() {
        demand(16);
        long first = bytes.getInt() & 0xFFFF_FFFFL;
        long second = bytes.getShort() & 0xFFFFL;
        long third = bytes.getShort() & 0xFFFFL;
        long last = Long.reverseBytes(bytes.getLong());
        return new UUID((first << 32) | (second << 16) | third, last);
    }

    /** UTF-16 of so many characters, without the closing zero if there is one. */
    public String text(int characters) {
        if (characters < 0 || characters > remaining() / 2) {
            throw malformed("a text of " + characters + " characters with " + remaining() + " bytes left");
        }
        byte[] encoded = bytes(2 * characters);
        int length = encoded.length;
        if (length >= 2 && encoded[length - 1] == 0 && encoded[length - 2] == 0) {
            encoded = Arrays.copyOf(encoded, length - 2);
        }
        return new String(encoded, StandardCharsets.UTF_16LE);
    }

    private int demand(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw malformed(length + " bytes are demanded with " + bytes.remaining() + " left");
        }
        return length;
    }

    private static DrsException malformed(String what) {
        return new DrsException(DrsException.Code.MALFORMED, "The server's answer ends early: " + what);
    }
}

package org.footbridge.drsr.ndr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes little-endian data; alignment counts from the first byte. */
public final class NdrWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private int pointers;

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    public int size() {
        return bytes.size();
    }

    /** Zeros up to a multiple of so many bytes from the start. */
    public NdrWriter align(int size) {
        return zeros(Math.floorMod(-bytes.size(), size));
    }

    public NdrWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    public NdrWriter int8(int value) {
        bytes.write(value);
        return this;
    }

    public NdrWriter int16(int value) {
        return int8(value).int8(value >> 8);
    }

    public NdrWriter int32(int value) {
        return int16(value).int16(value >> 16);
    }

    public NdrWriter int64(long value) {
        return int32((int) value).int32((int) (value >> 32));
    }

    public NdrWriter bytes(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    /** A pointer to something that is written later. */
    public NdrWriter pointer() {
        pointers++;
        return int32(0x00020000 + 4 * pointers);
    }

    public NdrWriter noPointer() {
        return int32(0);
    }

    /** A pointer if there is something to point to. */
    public NdrWriter pointerIf(boolean present) {
        return present ? pointer() : noPointer();
    }

    public NdrWriter guid(UUID value) {
        long first = value.getMostSignificantBits();
        return int32((int) (first >> 32))
                .int16((int) (first >> 16))
                .int16((int) first)
                .int64(Long.reverseBytes(value.getLeastSignificantBits()));
    }

    /** UTF-16 without a closing zero. */
    public NdrWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_16LE));
    }
}

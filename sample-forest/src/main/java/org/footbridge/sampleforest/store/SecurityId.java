package org.footbridge.sampleforest.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Text and byte form of security identifiers (MS-DTYP 2.4.2). */
public final class SecurityId {
    private SecurityId() {}

    /** {@code S-1-5-21-1-2-3} as bytes. */
    public static byte[] parse(String text) {
        String[] parts = text.split("-");
        if (parts.length < 3 || !parts[0].equalsIgnoreCase("S")) {
            throw Refusal.constraint("'" + text + "' is not a security identifier");
        }
        try {
            int count = parts.length - 3;
            ByteBuffer out = ByteBuffer.allocate(8 + 4 * count).order(ByteOrder.LITTLE_ENDIAN);
            out.put((byte) Integer.parseInt(parts[1])).put((byte) count);
            long authority = Long.parseLong(parts[2]);
            for (int shift = 40; shift >= 0; shift -= 8) {
                out.put((byte) (authority >>> shift));
            }
            for (int i = 3; i < parts.length; i++) {
                out.putInt((int) Long.parseLong(parts[i]));
            }
            return out.array();
        } catch (NumberFormatException malformed) {
            throw Refusal.constraint("'" + text + "' is not a security identifier");
        }
    }

    public static String toText(byte[] sid) {
        ByteBuffer in = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-").append(in.get() & 0xff);
        int count = in.get() & 0xff;
        long authority = 0;
        for (int i = 0; i < 6; i++) {
            authority = (authority << 8) | (in.get() & 0xff);
        }
        text.append('-').append(authority);
        for (int i = 0; i < count; i++) {
            text.append('-').append(Integer.toUnsignedLong(in.getInt()));
        }
        return text.toString();
    }

    /** Text, or hexadecimal digits of the byte form, as both stand in {@code <SID=...>}. */
    static byte[] parseEither(String text) {
        return text.startsWith("S-") || text.startsWith("s-")
                ? parse(text)
                : HexFormat.of().parseHex(text);
    }
}

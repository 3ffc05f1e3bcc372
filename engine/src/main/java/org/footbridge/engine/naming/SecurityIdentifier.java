package org.footbridge.engine.naming;

import java.util.Optional;

/** The text form of a security identifier (MS-DTYP 2.4.2). */
public final class SecurityIdentifier {

    private static final int HEAD = 8;

    private SecurityIdentifier() {}

    /**
     * @param bytes revision, count of sub-authorities, authority (6 bytes, big-endian), sub-authorities (4 bytes each,
     *     little-endian)
     * @return for instance {@code S-1-5-32-544}; none when the bytes are not a security identifier
     */
    public static Optional<String> text(byte[] bytes) {
        if (bytes.length < HEAD || bytes[0] != 1 || bytes.length != HEAD + 4 * (bytes[1] & 0xFF)) {
            return Optional.empty();
        }
        long authority = 0;
        for (int at = 2; at < HEAD; at++) {
            authority = authority << 8 | (bytes[at] & 0xFF);
        }
        StringBuilder text = new StringBuilder("S-1-");
        text.append(authority < 1L << 32 ? Long.toString(authority) : "0x%012X".formatted(authority));
        for (int at = HEAD; at < bytes.length; at += 4) {
            long part = (bytes[at] & 0xFFL)
                    | (bytes[at + 1] & 0xFFL) << 8
                    | (bytes[at + 2] & 0xFFL) << 16
                    | (bytes[at + 3] & 0xFFL) << 24;
            text.append('-').append(part);
        }
        return Optional.of(text.toString());
    }
}

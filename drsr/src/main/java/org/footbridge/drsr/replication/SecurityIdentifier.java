package org.footbridge.drsr.replication;

import java.util.OptionalInt;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/** Security identifiers as text (MS-DTYP 2.4.2). */
final class SecurityIdentifier {
    /** S, revision and authority. */
    private static final int FIXED_PARTS = 3;

    private SecurityIdentifier() {}

    /** S-1-5-21-... of as many bytes as the identifier itself says. */
    static String text(byte[] bytes, int length) {
        NdrReader reader = new NdrReader(bytes, 0, length);
        int revision = reader.unsignedByte();
        int parts = reader.unsignedByte();
        long authority = 0;
        for (int i = 0; i < 6; i++) {
            authority = (authority << 8) | reader.unsignedByte();
        }
        if (revision != 1 || parts * 4 > reader.remaining()) {
            throw new DrsException(DrsException.Code.MALFORMED, "A security identifier has impossible lengths");
        }
        StringBuilder text = new StringBuilder("S-1-").append(authority);
        for (int i = 0; i < parts; i++) {
            text.append('-').append(Integer.toUnsignedLong(reader.int32()));
        }
        return text.toString();
    }

    /** The last part, which names the account within its domain; none if there are no parts. */
    static OptionalInt relative(String sid) {
        String[] parts = sid.split("-");
        return parts.length <= FIXED_PARTS
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseUnsignedInt(parts[parts.length - 1]));
    }
}

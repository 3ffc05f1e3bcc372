package org.footbridge.directory;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a security descriptor (MS-DTYP 2.4.6) grants an extended right to anybody of a set, as a domain controller decides
 * (MS-ADTS 5.1.3.3.4): the first entry that speaks of it counts.
 */
final class ControlAccess {
    private static final int DACL_OFFSET = 16;
    private static final int ALLOWED = 0;
    private static final int DENIED = 1;
    private static final int ALLOWED_OBJECT = 5;
    private static final int DENIED_OBJECT = 6;
    private static final int INHERIT_ONLY = 0x08;
    /** ADS_RIGHT_DS_CONTROL_ACCESS, or everything. */
    private static final int CONTROL_ACCESS = 0x100;

    private static final int GENERIC_ALL = 0x10000000;
    private static final int HAS_OBJECT_TYPE = 1;
    private static final int HAS_INHERITED_TYPE = 2;

    private ControlAccess() {}

    /**
     * Reads the entries.
     *
     * @param sids of the account and its groups, as text in upper case
     * @return empty: the descriptor cannot be understood
     */
    static Optional<Boolean> grants(byte[] descriptor, UUID right, Set<String> sids) {
        try {
            ByteBuffer in = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
            int list = in.getInt(DACL_OFFSET);
            if (list == 0) {
                return Optional.empty();
            }
            int count = Short.toUnsignedInt(in.getShort(list + 4));
            int at = list + 8;
            for (int i = 0; i < count; i++) {
                int size = Short.toUnsignedInt(in.getShort(at + 2));
                if (size < 8) {
                    return Optional.empty();
                }
                Optional<Boolean> verdict = entry(in.slice(at, size).order(ByteOrder.LITTLE_ENDIAN), right, sids);
                if (verdict.isPresent()) {
                    return verdict;
                }
                at += size;
            }
            return Optional.of(false);
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    /** Empty: it does not speak of it. */
    private static Optional<Boolean> entry(ByteBuffer entry, UUID right, Set<String> sids) {
        int type = entry.get(0);
        boolean ofObject = type == ALLOWED_OBJECT || type == DENIED_OBJECT;
        boolean known = ofObject || type == ALLOWED || type == DENIED;
        if (!known || (entry.get(1) & INHERIT_ONLY) != 0 || (entry.getInt(4) & (CONTROL_ACCESS | GENERIC_ALL)) == 0) {
            return Optional.empty();
        }
        entry.position(8);
        if (ofObject) {
            int flags = entry.getInt();
            if ((flags & HAS_OBJECT_TYPE) != 0 && !guid(entry).equals(right)) {
                return Optional.empty();
            }
            if ((flags & HAS_INHERITED_TYPE) != 0) {
                guid(entry);
            }
        }
        byte[] sid = new byte[entry.remaining()];
        entry.get(sid);
        return sids.contains(text(sid)) ? Optional.of(type == ALLOWED || type == ALLOWED_OBJECT) : Optional.empty();
    }

    private static UUID guid(ByteBuffer in) {
        byte[] bytes = new byte[ObjectGuid.LENGTH];
        in.get(bytes);
        return UUID.fromString(ObjectGuid.of(bytes).toString());
    }

    /** MS-DTYP 2.4.2.2; what follows its last part is left out. */
    static String text(byte[] sid) {
        int parts = sid.length < 8 ? 0 : Math.min(Byte.toUnsignedInt(sid[1]), (sid.length - 8) / 4);
        StringBuilder text = new StringBuilder("S-" + (sid.length == 0 ? 0 : sid[0]));
        text.append('-').append(sid.length < 8 ? 0 : Byte.toUnsignedInt(sid[7]));
        ByteBuffer in = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < parts; i++) {
            text.append('-').append(Integer.toUnsignedString(in.getInt(8 + 4 * i)));
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }
}

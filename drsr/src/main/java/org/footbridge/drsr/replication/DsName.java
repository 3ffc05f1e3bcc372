package org.footbridge.drsr.replication;

import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * The name of an object (DSNAME, MS-DRSR 5.50).
 *
 * @param guid all zeros: not given
 * @param sid security identifier as text; empty: none
 * @param name distinguished name; empty: not given
 */
record DsName(UUID guid, String sid, String name) {
    private static final UUID NO_GUID = new UUID(0, 0);
    private static final int FIXED = 56;
    private static final int SID_FIELD = 28;

    static DsName of(UUID guid) {
        return new DsName(guid, "", "");
    }

    static DsName of(String name) {
        return new DsName(NO_GUID, "", name);
    }

    /** What to call it in a message. */
    String text() {
        return name.isEmpty() ? guid.toString() : name;
    }

    static DsName read(NdrReader reader) {
        int characters = reader.count(2);
        int sidLength = reader.skip(4).int32();
        UUID guid = reader.guid();
        byte[] sid = reader.bytes(SID_FIELD);
        int nameLength = reader.int32();
        if (sidLength < 0 || sidLength > SID_FIELD || nameLength < 0 || nameLength > characters) {
            throw new DrsException(DrsException.Code.MALFORMED, "The name of an object has impossible lengths");
        }
        String name = reader.text(characters);
        reader.align(4);
        return new DsName(
                guid,
                sidLength == 0 ? "" : SecurityIdentifier.text(sid, sidLength),
                nameLength < name.length() ? name.substring(0, nameLength) : name);
    }

    void write(NdrWriter writer) {
        int characters = name.length() + 1;
        writer.int32(characters)
                .int32(FIXED + 2 * characters)
                .int32(0)
                .guid(guid)
                .zeros(SID_FIELD)
                .int32(name.length())
                .text(name)
                .int16(0)
                .align(4);
    }
}

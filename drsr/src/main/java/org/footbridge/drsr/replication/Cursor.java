package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * Up to which of its own changes a server, anywhere in the forest, is known (UPTODATE_CURSOR, MS-DRSR 5.200).
 *
 * @param invocation identifier of that server's database
 */
record Cursor(UUID invocation, long usn) {
    private static final int FIRST_VERSION = 1;
    private static final int WITH_TIMES = 2;

    /** UPTODATE_VECTOR_V1_EXT (MS-DRSR 5.201). */
    static void write(NdrWriter writer, List<Cursor> cursors) {
        writer.int32(cursors.size())
                .align(8)
                .int32(FIRST_VERSION)
                .int32(0)
                .int32(cursors.size())
                .int32(0);
        for (Cursor cursor : cursors) {
            writer.guid(cursor.invocation).int64(cursor.usn);
        }
    }

    /** UPTODATE_VECTOR_V2_EXT (MS-DRSR 5.202), whose times are of no use here. */
    static List<Cursor> read(NdrReader reader) {
        reader.skip(4).align(8);
        int version = reader.int32();
        reader.skip(4);
        int size = version == WITH_TIMES ? 32 : 24;
        if (version != WITH_TIMES && version != FIRST_VERSION) {
            throw new DrsException(
                    DrsException.Code.ANSWER_UNSUPPORTED, "The up-to-dateness vector is of version " + version);
        }
        int count = reader.int32();
        reader.skip(4);
        if (count < 0 || (long) count * size > reader.remaining()) {
            throw new DrsException(DrsException.Code.MALFORMED, "The up-to-dateness vector is shorter than it says");
        }
        List<Cursor> cursors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cursors.add(new Cursor(reader.guid(), reader.int64()));
            reader.skip(size - 24);
        }
        return List.copyOf(cursors);
    }
}

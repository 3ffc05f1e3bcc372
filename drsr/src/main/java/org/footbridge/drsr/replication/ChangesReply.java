package org.footbridge.drsr.replication;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * Results of IDL_DRSGetNCChanges (DRS_MSG_GETCHGREPLY_V6, MS-DRSR 4.1.10.2.11).
 *
 * @param source identifier of the server
 * @param invocation its database
 * @param reached up to where this answer goes
 * @param known what the server knows of all others; empty before the last page
 * @param prefixes the server's numbers
 * @param extendedResult 1 when a single object was read
 */
record ChangesReply(
        UUID source,
        UUID invocation,
        UsnVector reached,
        List<Cursor> known,
        PrefixTable prefixes,
        int extendedResult,
        boolean more,
        List<ReplicatedObject> objects) {
    private static final int VERSION = 6;
    private static final List<Integer> COMPRESSED = List.of(2, 7);

    ChangesReply {
        known = List.copyOf(known);
        objects = List.copyOf(objects);
    }

    /**
     * @param wanted the attributes to keep, by number, given the server's table
     */
    static ChangesReply parse(NdrReader reader, Function<PrefixTable, Map<Integer, Attribute>> wanted) {
        int version = reader.int32();
        reader.skip(4).align(8);
        if (version != VERSION) {
            throw new DrsException(
                    DrsException.Code.ANSWER_UNSUPPORTED,
                    "The server sends an answer of version " + version
                            + (COMPRESSED.contains(version) ? ", which is compressed" : ""));
        }
        UUID source = reader.guid();
        UUID invocation = reader.guid();
        boolean named = reader.pointer();
        UsnVector.read(reader.align(8));
        UsnVector reached = UsnVector.read(reader);
        boolean vector = reader.pointer();
        reader.skip(4);
        boolean table = reader.pointer();
        int extendedResult = reader.int32();
        reader.skip(8);
        boolean objects = reader.pointer();
        boolean more = reader.int32() != 0;
        reader.skip(12).skip(4).skip(4);
        if (named) {
            DsName.read(reader);
        }
        List<Cursor> known = vector ? Cursor.read(reader) : List.of();
        PrefixTable prefixes = table ? PrefixTable.read(reader.align(4)) : PrefixTable.EMPTY;
        return new ChangesReply(
                source,
                invocation,
                reached,
                known,
                prefixes,
                extendedResult,
                more,
                objects ? ObjectList.read(reader.align(4), wanted.apply(prefixes)) : List.of());
    }
}

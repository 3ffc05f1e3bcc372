package org.footbridge.drsr.replication;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/**
 * Results of IDL_DRSGetNCChanges (DRS_MSG_GETCHGREPLY_V6, MS-DRSR 4.1.10.2.12). Version 9 differs in the links at its end,
 * version 1 has none; neither is looked at.
 *
 * @param source identifier of the server
 * @param invocation its database
 * @param reached up to where this answer goes
 * @param known what the server knows of all others; empty before the last page
 * @param prefixes the server's numbers
 * @param extendedResult 1 when a single object was read
 * @param more whether further answers follow
 * @param links how many values of links it holds
 */
record ChangesReply(
        UUID source,
        UUID invocation,
        UsnVector reached,
        List<Cursor> known,
        PrefixTable prefixes,
        int extendedResult,
        boolean more,
        int links,
        List<ReplicatedObject> objects) {

    ChangesReply {
        known = List.copyOf(known);
        objects = List.copyOf(objects);
    }

    /**
     * @param mostBytes of an answer that is compressed, when it is decompressed
     * @param wanted the attributes to keep, by number, given the server's table
     */
    static ChangesReply parse(NdrReader reader, int mostBytes, Function<PrefixTable, Map<Integer, Attribute>> wanted) {
        int version = reader.int32();
        reader.skip(4).align(8);
        return switch (version) {
            case 2 -> plain(CompressedAnswer.ofFirst(reader, mostBytes), wanted);
            case 7 -> plain(CompressedAnswer.ofAny(reader, mostBytes), wanted);
            default -> plain(version, reader, wanted);
        };
    }

    private static ChangesReply plain(CompressedAnswer answer, Function<PrefixTable, Map<Integer, Attribute>> wanted) {
        return plain(answer.version(), answer.body(), wanted);
    }

    private static ChangesReply plain(
            int version, NdrReader reader, Function<PrefixTable, Map<Integer, Attribute>> wanted) {
        if (version != 1 && version != 6 && version != 9) {
            throw new DrsException(
                    DrsException.Code.ANSWER_UNSUPPORTED,
                    "The server sends an answer of version " + Integer.toUnsignedString(version));
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
        int links = version == 1 ? 0 : links(reader);
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
                links,
                objects ? ObjectList.read(reader.align(4), wanted.apply(prefixes)) : List.of());
    }

    /** What newer versions have behind the objects: the number of links, and an error that the call does not return. */
    private static int links(NdrReader reader) {
        int links = reader.skip(8).int32();
        int error = reader.skip(4).int32();
        if (error != 0) {
            throw WindowsError.failure(error, "the reading of changes");
        }
        return links;
    }
}

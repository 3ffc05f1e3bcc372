package org.footbridge.drsr.replication;

import java.util.List;
import java.util.UUID;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * Parameters of IDL_DRSGetNCChanges (DRS_MSG_GETCHGREQ_V8, MS-DRSR 4.1.10.2.5).
 *
 * @param destination identifier of a server of the forest, which a domain controller wants to see
 * @param invocation database that {@code position} is of
 * @param name of the naming context, or of the single object
 * @param single whether one object is read as it is, whenever it changed
 * @param form what is asked for; a single object comes plain in any case
 * @param attributes numbers after {@code prefixes}
 */
record ChangesRequest(
        UUID destination,
        UUID invocation,
        DsName name,
        UsnVector position,
        List<Cursor> known,
        boolean single,
        AnswerForm form,
        int mostObjects,
        int mostBytes,
        List<Integer> attributes,
        PrefixTable prefixes) {
    static final int OPERATION = 3;

    private static final int VERSION = 8;
    private static final int INITIAL_SYNC = 0x20;
    private static final int WRITABLE = 0x10;
    private static final int COMPRESS = 0x1000_0000;
    private static final int REPLICATE_OBJECT = 6;

    ChangesRequest {
        known = List.copyOf(known);
        attributes = List.copyOf(attributes);
    }

    byte[] encode(Handle handle) {
        NdrWriter writer = new NdrWriter();
        handle.write(writer);
        writer.int32(VERSION)
                .int32(VERSION)
                .align(8)
                .guid(destination)
                .guid(invocation)
                .pointer();
        position.write(writer.align(8));
        writer.pointerIf(!known.isEmpty())
                .int32(WRITABLE | INITIAL_SYNC | (single || form == AnswerForm.PLAIN ? 0 : COMPRESS))
                .int32(mostObjects)
                .int32(mostBytes)
                .int32(single ? REPLICATE_OBJECT : 0)
                .align(8)
                .int64(0)
                .pointer()
                .noPointer()
                .int32(prefixes.size())
                .pointerIf(!prefixes.isEmpty());
        name.write(writer);
        if (!known.isEmpty()) {
            Cursor.write(writer, known);
        }
        attributes(writer);
        if (!prefixes.isEmpty()) {
            prefixes.write(writer);
        }
        return writer.toBytes();
    }

    /** PARTIAL_ATTR_VECTOR_V1_EXT (MS-DRSR 5.141), in ascending order. */
    private void attributes(NdrWriter writer) {
        writer.int32(attributes.size()).int32(1).int32(0).int32(attributes.size());
        attributes.stream().sorted(Integer::compareUnsigned).forEach(writer::int32);
    }
}

package org.footbridge.drsr.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/**
 * What one side can do (DRS_EXTENSIONS_INT, MS-DRSR 5.39). Newer requests and answers are not offered, so that answers come
 * in version 6, or in version 7 where compression is offered.
 *
 * @param epoch both sides must name the same; changes when a domain is renamed
 */
record Extensions(int flags, int epoch) {
    private static final int BASE = 0x1;
    private static final int ASYNCHRONOUS = 0x2;
    private static final int REMOVE_API = 0x4;
    private static final int MSZIP = 0x10;
    private static final int STRONG_ENCRYPTION = 0x8000;
    private static final int REQUEST_V5 = 0x0010_0000;
    private static final int REQUEST_V8 = 0x0100_0000;
    private static final int ANSWER_V6 = 0x0400_0000;
    private static final int ANSWER_V7 = 0x0800_0000;
    private static final int PLAIN_LZ77 = 0x1000_0000;
    private static final int OFFERED =
            BASE | ASYNCHRONOUS | REMOVE_API | STRONG_ENCRYPTION | REQUEST_V5 | REQUEST_V8 | ANSWER_V6;
    private static final int COMPRESSION = MSZIP | ANSWER_V7 | PLAIN_LZ77;

    private static final int LENGTH = 52;
    private static final int EPOCH_OFFSET = 24;

    static Extensions offered(int epoch, AnswerForm form) {
        return new Extensions(
                switch (form) {
                    case PLAIN -> OFFERED;
                    case COMPRESSED -> OFFERED | COMPRESSION;
                },
                epoch);
    }

    void write(NdrWriter writer) {
        writer.int32(LENGTH)
                .int32(LENGTH)
                .int32(flags)
                .guid(new UUID(0, 0))
                .int32(0)
                .int32(epoch)
                .int32(0)
                .guid(new UUID(0, 0))
                .int32(0);
    }

    /** Servers send as much of it as they know. */
    static Extensions read(NdrReader reader) {
        reader.skip(4);
        int length = reader.count(1);
        byte[] content = reader.bytes(length);
        reader.align(4);
        NdrReader inner = new NdrReader(content);
        int flags = inner.int32();
        int epoch = length >= EPOCH_OFFSET + 4 ? inner.skip(EPOCH_OFFSET - 4).int32() : 0;
        return new Extensions(flags, epoch);
    }

    void requireWhatReadingTakes() {
        List<String> missing = new ArrayList<>();
        if ((flags & STRONG_ENCRYPTION) == 0) {
            missing.add("strong encryption of secrets");
        }
        if ((flags & REQUEST_V8) == 0) {
            missing.add("requests of version 8");
        }
        if ((flags & ANSWER_V6) == 0) {
            missing.add("answers of version 6");
        }
        if (!missing.isEmpty()) {
            throw new DrsException(
                    DrsException.Code.CAPABILITY_MISSING,
                    "The server cannot do what reading changes takes: " + String.join(", ", missing));
        }
    }
}

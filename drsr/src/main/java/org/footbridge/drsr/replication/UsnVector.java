package org.footbridge.drsr.replication;

import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** How far one server's changes have been read (USN_VECTOR, MS-DRSR 5.209). */
record UsnVector(long objects, long reserved, long properties) {
    static final UsnVector ZERO = new UsnVector(0, 0, 0);

    static UsnVector read(NdrReader reader) {
        return new UsnVector(reader.int64(), reader.int64(), reader.int64());
    }

    void write(NdrWriter writer) {
        writer.int64(objects).int64(reserved).int64(properties);
    }
}

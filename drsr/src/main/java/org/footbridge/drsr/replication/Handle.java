package org.footbridge.drsr.replication;

import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** What a server calls a binding (DRS_HANDLE, MS-DRSR 5.39). */
final class Handle {
    private static final int LENGTH = 20;

    private final byte[] bytes;

    private Handle(byte[] bytes) {
        this.bytes = bytes;
    }

    static Handle read(NdrReader reader) {
        return new Handle(reader.bytes(LENGTH));
    }

    void write(NdrWriter writer) {
        writer.bytes(bytes);
    }
}

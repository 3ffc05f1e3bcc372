package org.footbridge.drsr.rpc;

import java.util.UUID;
import org.footbridge.drsr.ndr.NdrWriter;

/** What can be called: an interface identifier with its version (C706 chapter 12). */
public record RpcInterface(UUID id, int major, int minor) {
    /** How parameters are encoded: NDR, version 2. */
    static final RpcInterface NDR = new RpcInterface(UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860"), 2, 0);

    void write(NdrWriter writer) {
        writer.guid(id).int16(major).int16(minor);
    }
}

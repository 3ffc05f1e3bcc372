package org.footbridge.drsr.replication;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** IDL_DRSDomainControllerInfo (MS-DRSR 4.1.5): who the domain's controllers are. */
final class ControllerCall {
    static final int OPERATION = 16;

    private static final int LEVEL = 2;
    private static final int TEXTS = 7;
    private static final int FLAGS = 3;
    private static final int GUIDS_BEFORE = 3;

    private ControllerCall() {}

    static byte[] request(Handle handle, String domain) {
        NdrWriter writer = new NdrWriter();
        handle.write(writer);
        writer.int32(1).int32(1).pointer().int32(LEVEL);
        NdrText.write(writer, domain);
        return writer.toBytes();
    }

    /**
     * The identifier (objectGUID of the settings object) of one controller of the domain, the first that has one; empty if
     * there is none, or the account may not ask: changes may be readable nevertheless.
     */
    static Optional<UUID> answer(byte[] stub) {
        if (WindowsError.of(stub) != 0) {
            return Optional.empty();
        }
        NdrReader reader = WindowsError.check(stub, "the question for the domain's controllers");
        int level = reader.int32();
        reader.skip(8);
        if (level != LEVEL || !reader.pointer()) {
            return Optional.empty();
        }
        int size = 4 * TEXTS + 4 * FLAGS + 16 * (GUIDS_BEFORE + 1);
        int count = reader.count(size);
        for (int i = 0; i < count; i++) {
            UUID settings = reader.skip(size - 16).guid();
            if (!settings.equals(new UUID(0, 0))) {
                return Optional.of(settings);
            }
        }
        return Optional.empty();
    }
}

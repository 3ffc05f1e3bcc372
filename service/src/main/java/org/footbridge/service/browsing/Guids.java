package org.footbridge.service.browsing;

import com.google.protobuf.ByteString;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;

/** objectGUIDs as agents send them. */
final class Guids {
    private Guids() {}

    static UUID of(ByteString bytes) {
        return ObjectGuid.fromDirectoryBytes(bytes.toByteArray()).value();
    }

    static Optional<UUID> optional(ByteString bytes) {
        return bytes.isEmpty() ? Optional.empty() : Optional.of(of(bytes));
    }
}

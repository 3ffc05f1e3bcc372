package org.footbridge.service.portal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pages show of an object of the tenant directory. */
record ShownObject(
        UUID id,
        String kind,
        String name,
        String detail,
        boolean disabled,
        @Nullable Instant deletedAt,
        @Nullable Instant lastSyncAt,
        List<Property> properties) {

    /** A property with its values as text. */
    record Property(String name, List<String> values) {}

    /** A line in a list. */
    record Line(UUID id, String kind, String name, String detail, boolean disabled) {}
}

package org.footbridge.service.graphapi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a manager that came as a row in JSON along with its report. */
final class StoredManager {
    private StoredManager() {}

    static GraphObject read(JsonNode row) {
        JsonNode enabled = row.path("sync_enabled");
        return new GraphObject(
                UUID.fromString(row.path("id").asString()),
                ObjectKind.ofStored(row.path("kind").asString()),
                row.path("properties"),
                enabled.isBoolean() ? enabled.asBoolean() : null,
                OffsetDateTime.parse(row.path("created_at").asString()).toInstant(),
                moment(row.path("deleted_at")),
                moment(row.path("last_sync_at")),
                null,
                JsonNodeFactory.instance.arrayNode(),
                null);
    }

    private static @Nullable Instant moment(JsonNode value) {
        return value.isString() ? OffsetDateTime.parse(value.asString()).toInstant() : null;
    }
}

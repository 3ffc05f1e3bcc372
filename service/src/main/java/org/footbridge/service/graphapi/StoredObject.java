package org.footbridge.service.graphapi;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads an object that came as a row in JSON along with one that refers to it. */
final class StoredObject {
    private StoredObject() {}

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
                List.of(),
                JsonNodeFactory.instance.arrayNode(),
                null);
    }

    private static @Nullable Instant moment(JsonNode value) {
        return value.isString() ? OffsetDateTime.parse(value.asString()).toInstant() : null;
    }
}

package org.footbridge.service.graphapi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object as it is stored.
 *
 * @param properties spelled as in Graph, contacts flat
 * @param referred what it refers to by the property that was asked for
 * @param errors what it goes without; only when it was asked for
 * @param sorted value of the column that the query orders by
 */
record GraphObject(
        UUID id,
        ObjectKind kind,
        JsonNode properties,
        @Nullable Boolean syncEnabled,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable Instant lastSyncAt,
        List<GraphObject> referred,
        JsonNode errors,
        @Nullable String sorted) {}

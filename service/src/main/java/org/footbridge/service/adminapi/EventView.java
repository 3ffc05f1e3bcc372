package org.footbridge.service.adminapi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event of the provisioning log as administrators see it; spelled as in the API. */
public record EventView(
        UUID id,
        Instant activityDateTime,
        UUID cycleId,
        @Nullable String configuration,
        String action,
        String status,
        Identity source,
        Identity target,
        JsonNode modifiedProperties,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String nextStep) {

    /** One end of the event; its members are null when the event has no such end (yet). */
    public record Identity(
            @Nullable String id,
            @Nullable String type,
            @Nullable String name) {}

    static EventView read(ResultSet row, int number) throws SQLException {
        return new EventView(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("cycle_id", UUID.class),
                row.getString("configuration"),
                row.getString("action"),
                row.getString("status"),
                new Identity(row.getString("source_guid"), row.getString("source_class"), row.getString("source_name")),
                new Identity(row.getString("object_id"), row.getString("object_kind"), row.getString("object_name")),
                JsonMapper.shared().readTree(row.getString("modified_properties")),
                row.getString("code"),
                row.getString("reason"),
                row.getString("next_step"));
    }
}

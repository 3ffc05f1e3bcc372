package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A difference that a reconciliation found, as administrators see it.
 *
 * @param differences {@code [{"displayName", "oldValue", "newValue"}]}: what there is, and what there should be
 */
record DriftView(
        long number,
        String kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Named source,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Named target,
        JsonNode differences,
        String reason) {

    record Named(UUID id, @Nullable String type, @Nullable String name) {}

    static DriftView read(ResultSet row, int number) throws SQLException {
        return new DriftView(
                row.getLong("number"),
                row.getString("kind"),
                named(row, "source_guid", "source_class", "source_name"),
                named(row, "object_id", "object_kind", "object_name"),
                JsonMapper.shared().readTree(row.getString("differences")),
                row.getString("reason"));
    }

    private static @Nullable Named named(ResultSet row, String id, String type, String name) throws SQLException {
        UUID known = row.getObject(id, UUID.class);
        return known == null ? null : new Named(known, row.getString(type), row.getString(name));
    }
}

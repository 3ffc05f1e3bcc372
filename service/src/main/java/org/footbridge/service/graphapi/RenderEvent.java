package org.footbridge.service.graphapi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.service.graphapi.PageTokens.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an event of the provisioning log as Graph's provisioningObjectSummary. */
@Component
class RenderEvent {
    /** Graph's provisioningAction has no restore. */
    static final String ACTION =
            "(case e.action when 'restore' then 'other' when 'stagedDelete' then 'stageddelete' else e.action end)";

    static final String SELECT = "select e.*, e.at::text as position, " + ACTION
            + " as graph_action, c.name as configuration_name, d.id as directory_id, d.name as directory_name";

    private static final Map<String, String> TYPES = Map.of("user", "User", "group", "Group", "contact", "Contact");

    record Row(ObjectNode event, Position position) {}

    private final JsonMapper json;

    RenderEvent(JsonMapper json) {
        this.json = json;
    }

    Row row(ResultSet row, int number) throws SQLException {
        ObjectNode event = json.createObjectNode();
        UUID id = row.getObject("id", UUID.class);
        String configuration = row.getString("configuration_id");
        event.put("id", id.toString());
        event.put("activityDateTime", row.getTimestamp("at").toInstant().toString());
        event.put("tenantId", row.getString("tenant_id"));
        event.put("jobId", configuration);
        event.put("cycleId", row.getString("cycle_id"));
        event.put("changeId", id.toString());
        event.put("provisioningAction", row.getString("graph_action"));
        event.put("durationInMilliseconds", 0);
        event.set(
                "initiatedBy",
                json.createObjectNode()
                        .put("id", "")
                        .put("displayName", "Footbridge")
                        .put("initiatorType", "system"));
        event.set("provisioningStatusInfo", status(row));
        event.set(
                "sourceSystem",
                system(row.getString("directory_id"), row.getString("directory_name"), "connectedDirectory"));
        event.set("targetSystem", system(row.getString("tenant_id"), "Tenant directory", "tenantDirectory"));
        event.set(
                "sourceIdentity",
                identity(row.getString("source_guid"), row.getString("source_name"), row.getString("source_class")));
        String kind = row.getString("object_kind");
        event.set(
                "targetIdentity",
                identity(
                        row.getString("object_id"),
                        row.getString("object_name"),
                        kind == null ? null : TYPES.getOrDefault(kind, kind)));
        event.set(
                "servicePrincipal",
                json.createObjectNode()
                        .put("id", configuration)
                        .put("displayName", row.getString("configuration_name")));
        event.putArray("provisioningSteps");
        event.set("modifiedProperties", modified(json.readTree(row.getString("modified_properties"))));
        return new Row(event, new Position(row.getString("position"), id));
    }

    private ObjectNode status(ResultSet row) throws SQLException {
        String status = row.getString("status");
        ObjectNode info = json.createObjectNode().put("status", status);
        String code = row.getString("code");
        if (code == null) {
            info.putNull("errorInformation");
            return info;
        }
        info.set(
                "errorInformation",
                json.createObjectNode()
                        .put("errorCode", code)
                        .put("reason", row.getString("reason"))
                        .put("additionalDetails", (String) null)
                        .put("errorCategory", Objects.equals(status, "failure") ? "failure" : "nonServiceFailure")
                        .put("recommendedAction", row.getString("next_step")));
        return info;
    }

    private ObjectNode system(@Nullable String id, @Nullable String name, String type) {
        ObjectNode system = json.createObjectNode().put("id", id).put("displayName", name);
        system.putObject("details").put("type", type);
        return system;
    }

    private ObjectNode identity(@Nullable String id, @Nullable String name, @Nullable String type) {
        ObjectNode identity =
                json.createObjectNode().put("id", id).put("displayName", name).put("identityType", type);
        identity.putObject("details");
        return identity;
    }

    /** Graph's values are texts; others are written as JSON. */
    private ArrayNode modified(JsonNode stored) {
        ArrayNode modified = json.createArrayNode();
        for (JsonNode change : stored) {
            modified.addObject()
                    .put("displayName", change.path("displayName").asString(""))
                    .put("oldValue", text(change.path("oldValue")))
                    .put("newValue", text(change.path("newValue")));
        }
        return modified;
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.asString() : value.toString();
    }
}

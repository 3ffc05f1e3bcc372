package org.footbridge.service.graphapi;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
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

    private static final Map<String, String> TYPES = Map.of("user", "User", "group", "Group", "contact", "Contact");
    private static final String CLIENT = "client ";

    private final JsonMapper json;

    RenderEvent(JsonMapper json) {
        this.json = json;
    }

    ObjectNode event(LoggedEvent event) {
        ObjectNode node = json.createObjectNode();
        String tenant = event.tenant().toString();
        node.put("id", event.id().toString());
        node.put("activityDateTime", event.at().toString());
        node.put("tenantId", tenant);
        node.put("jobId", "AD2AADProvisioning." + tenant.replace("-", "") + "." + event.configurationId());
        node.put("cycleId", event.cycle().toString());
        node.put("changeId", event.id().toString());
        node.put("provisioningAction", action(event.action()));
        node.put("durationInMilliseconds", event.milliseconds());
        node.set("initiatedBy", initiator(event.initiator()));
        node.set("provisioningStatusInfo", status(event));
        node.set("sourceSystem", system(event.directory(), "connectedDirectory"));
        node.set(
                "targetSystem",
                system(
                        Optional.of(new End(
                                Optional.of(event.tenant().value()),
                                Optional.empty(),
                                Optional.of("Tenant directory"))),
                        "tenantDirectory"));
        node.set("sourceIdentity", identity(event.source(), event.source().type()));
        node.set(
                "targetIdentity",
                identity(event.target(), event.target().type().map(kind -> TYPES.getOrDefault(kind, kind))));
        node.set(
                "servicePrincipal",
                json.createObjectNode()
                        .put("id", event.configurationId().toString())
                        .put("displayName", event.configuration().orElse(null)));
        ArrayNode rendered = node.putArray("provisioningSteps");
        event.steps().forEach(step -> rendered.add(step(step, event)));
        node.set("modifiedProperties", modified(json.readTree(event.modified())));
        return node;
    }

    private static String action(Action action) {
        return switch (action) {
            case CREATE -> "create";
            case UPDATE -> "update";
            case DELETE -> "delete";
            case STAGED_DELETE -> "stageddelete";
            case DISABLE -> "disable";
            case RESTORE, OTHER -> "other";
        };
    }

    /** A client that asked, or the service by itself. */
    private ObjectNode initiator(Optional<String> trigger) {
        Optional<String> client = trigger.filter(by -> by.startsWith(CLIENT)).map(by -> by.substring(CLIENT.length()));
        return json.createObjectNode()
                .put("id", client.orElse(""))
                .put("displayName", client.map(id -> CLIENT + id).orElse("Footbridge"))
                .put("initiatorType", client.isPresent() ? "application" : "system");
    }

    private ObjectNode step(Step step, LoggedEvent event) {
        ObjectNode node = json.createObjectNode()
                .put("name", step.name())
                .put("provisioningStepType", step.kind().text())
                .put("status", step.status().text())
                .put("description", step.description())
                .put("timestamp", event.at().toString());
        ObjectNode details = node.putObject("details");
        step.details().forEach(details::put);
        return node;
    }

    private ObjectNode status(LoggedEvent event) {
        ObjectNode info = json.createObjectNode().put("status", event.status().text());
        if (event.code().isEmpty()) {
            info.putNull("errorInformation");
            return info;
        }
        info.set(
                "errorInformation",
                json.createObjectNode()
                        .put("errorCode", event.code().get())
                        .put("reason", event.reason().orElse(null))
                        .put("additionalDetails", (String) null)
                        .put("errorCategory", category(event.status()))
                        .put("recommendedAction", event.nextStep().orElse(null)));
        return info;
    }

    private static String category(Status status) {
        return switch (status) {
            case FAILURE -> "failure";
            case SUCCESS -> "success";
            case SKIPPED, WARNING -> "nonServiceFailure";
        };
    }

    private ObjectNode system(Optional<End> end, String type) {
        ObjectNode system = json.createObjectNode()
                .put("id", end.flatMap(End::id).map(UUID::toString).orElse(null))
                .put("displayName", end.flatMap(End::name).orElse(null));
        system.putObject("details").put("type", type);
        return system;
    }

    private ObjectNode identity(End end, Optional<String> type) {
        ObjectNode identity = json.createObjectNode()
                .put("id", end.id().map(UUID::toString).orElse(null))
                .put("displayName", end.name().orElse(null))
                .put("identityType", type.orElse(null));
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

package org.footbridge.service.graphapi.synchronization;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
import org.footbridge.service.ondemand.Provisioned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to provisionOnDemand, a stringKeyStringValuePair: {@code key} and {@code value} are JSON texts. */
final class RenderOnDemand {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RenderOnDemand() {}

    static ObjectNode pair(Provisioned provisioned) {
        return JSON.createObjectNode()
                .put("key", key(provisioned).toString())
                .put("value", summary(provisioned).toString());
    }

    private static ObjectNode key(Provisioned provisioned) {
        LoggedEvent event = provisioned.event();
        ObjectNode key = JSON.createObjectNode().put("result", provisioned.result());
        if (event.status() == Status.SUCCESS) {
            key.putNull("details");
        } else {
            key.putObject("details")
                    .put("errorCode", event.code().orElse(""))
                    .put("errorMessage", event.reason().orElse(""));
        }
        return key;
    }

    private static ObjectNode summary(Provisioned provisioned) {
        LoggedEvent event = provisioned.event();
        ObjectNode summary = JSON.createObjectNode();
        summary.put("action", capital(event.action().text()));
        summary.put("changeId", event.id().toString());
        summary.put("cycleId", provisioned.cycle().toString());
        summary.put("startTime", provisioned.began().toString());
        summary.put("endTime", provisioned.began().plus(provisioned.took()).toString());
        summary.put("reportableIdentifier", provisioned.distinguishedName());
        ArrayNode modified = summary.putArray("modifiedProperties");
        properties(modified, event);
        provisioned.others().forEach(other -> properties(modified, other));
        ArrayNode steps = summary.putArray("provisioningSteps");
        provisioned.steps().forEach(step -> steps.add(step(step, event)));
        summary.set("sourceIdentity", identity(event.source()));
        summary.putObject("sourceSystem")
                .put("name", event.directory().flatMap(End::name).orElse(""));
        summary.set("targetIdentity", identity(event.target()));
        summary.putObject("targetSystem").put("name", "Tenant directory");
        summary.putObject("statusInfo")
                .put("status", capital(event.status().text()))
                .put("errorCode", event.code().orElse(null))
                .put("reason", event.reason().orElse(null))
                .putNull("additionalDetails")
                .put("errorCategory", event.status() == Status.FAILURE ? "Failure" : "None")
                .put("recommendedAction", event.nextStep().orElse(null));
        return summary;
    }

    private static ObjectNode step(Step step, LoggedEvent event) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", step.name())
                .put("type", capital(step.kind().text()))
                .put("status", capital(step.status().text()))
                .put("description", step.description())
                .put("timestamp", event.at().toString());
        ObjectNode details = node.putObject("details");
        step.details().forEach(details::put);
        return node;
    }

    private static void properties(ArrayNode all, LoggedEvent event) {
        for (JsonNode property : JSON.readTree(event.modified())) {
            all.add(property);
        }
    }

    private static ObjectNode identity(End end) {
        Optional<String> id = end.id().map(UUID::toString);
        return JSON.createObjectNode()
                .put("id", id.orElse(null))
                .put("type", end.type().map(RenderOnDemand::capital).orElse(null))
                .put("displayName", end.name().orElse(null));
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

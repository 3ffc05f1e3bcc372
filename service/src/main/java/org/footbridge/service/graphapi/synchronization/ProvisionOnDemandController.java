package org.footbridge.service.graphapi.synchronization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.ondemand.OnDemand;
import org.footbridge.service.ondemand.Provision;
import org.footbridge.service.signin.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Provisions one object at once, for real, as Graph has it. */
@RestController
class ProvisionOnDemandController {
    private static final String CONTEXT = "microsoft.graph.stringKeyStringValuePair";

    private final FindJob find;
    private final Provision provision;
    private final LimitOnDemand limit;
    private final Audit audit;
    private final Framed framed;

    ProvisionOnDemandController(FindJob find, Provision provision, LimitOnDemand limit, Audit audit, Framed framed) {
        this.find = find;
        this.provision = provision;
        this.limit = limit;
        this.audit = audit;
        this.framed = framed;
    }

    @PostMapping({
        "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}/provisionOnDemand",
        "/beta/servicePrincipals/{id}/synchronization/jobs/{jobId}/provisionOnDemand"
    })
    ObjectNode provision(
            Caller caller,
            @PathVariable String id,
            @PathVariable String jobId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        SavedConfiguration saved = find.job(caller.tenant(), id, jobId);
        refuseTooMany(caller, response);
        OnDemand wish = wish(ReadJson.object(request));
        return framed.one(
                request,
                CONTEXT,
                RenderOnDemand.pair(provision.provision(
                        saved,
                        wish,
                        caller.written(),
                        () -> audit.record(
                                caller.tenant(),
                                caller.written(),
                                "ProvisionedOnDemand",
                                AuditedChange.asked(
                                        "configuration " + saved.name(),
                                        Map.of(
                                                "object", wish.object(),
                                                "members", wish.members(),
                                                "ignoreScope", false))))));
    }

    private void refuseTooMany(Caller caller, HttpServletResponse response) {
        Duration wait = limit.take(caller);
        if (wait.isZero()) {
            return;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        throw new ServiceFailure(
                "TooManyRequests",
                429,
                "More than " + LimitOnDemand.MOST + " objects in " + LimitOnDemand.WITHIN.toSeconds()
                        + " seconds were asked for.",
                "Wait " + seconds + " seconds; a cycle provisions all that changed.");
    }

    /** Graph names rules and several subjects; here a job has one rule for each class, and an answer is of one object. */
    private static OnDemand wish(JsonNode body) {
        JsonNode subject = only(only(body.path("parameters"), "parameters").path("subjects"), "subjects");
        List<String> members = new ArrayList<>();
        for (JsonNode member : subject.path("links").path("members")) {
            members.add(objectId(member));
        }
        return new OnDemand(objectId(subject), members, false, true);
    }

    private static JsonNode only(JsonNode list, String name) {
        if (!list.isArray() || list.size() != 1) {
            throw ReadJson.refused("\"" + name + "\" is not a list of one.");
        }
        return list.get(0);
    }

    private static String objectId(JsonNode subject) {
        String id = subject.path("objectId").asString("");
        if (id.isBlank() || id.indexOf('\0') >= 0) {
            throw ReadJson.refused("A subject has no \"objectId\".");
        }
        return id;
    }
}

package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.DeleteRules;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.http.ReadJson;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tenant's switches of synchronisation, as Graph's onPremisesDirectorySynchronization. */
@RestController
@RequestMapping("/v1.0/directory/onPremisesSynchronization")
class DirectorySynchronizationController {
    private static final String CONTEXT = "directory/onPremisesSynchronization";

    private final TenantFeatures features;
    private final Configurations configurations;
    private final Answers answers;
    private final JsonMapper json;
    private final Transactions transactions;
    private final Audit audit;

    DirectorySynchronizationController(
            TenantFeatures features,
            Configurations configurations,
            Answers answers,
            JsonMapper json,
            Transactions transactions,
            Audit audit) {
        this.features = features;
        this.configurations = configurations;
        this.answers = answers;
        this.json = json;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping
    ObjectNode list(Caller caller) {
        ObjectNode answer = answers.framed(CONTEXT);
        answer.putArray("value").add(settings(caller.tenant()));
        return answer;
    }

    @GetMapping("/{id}")
    ObjectNode get(Caller caller, @PathVariable String id) {
        requireOwn(caller, id);
        return answers.entity(CONTEXT + "/$entity", settings(caller.tenant()));
    }

    @PatchMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Caller caller, HttpServletRequest request) throws IOException {
        Map<String, Boolean> wanted = wanted(caller.tenant(), ReadJson.object(request));
        transactions.run(() -> {
            Map<String, Boolean> before = features.all(caller.tenant());
            features.set(caller.tenant(), wanted);
            Map<String, Boolean> after = features.all(caller.tenant());
            if (!after.equals(before)) {
                audit.record(
                        caller.tenant(),
                        caller.written(),
                        "FeaturesChanged",
                        AuditedChange.changed("tenant features", before, after));
            }
        });
    }

    @PatchMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        requireOwn(caller, id);
        change(caller, request);
    }

    private ObjectNode settings(TenantId tenant) {
        ObjectNode settings = json.createObjectNode().put("id", tenant.toString());
        ObjectNode shown = settings.putObject("features");
        features.all(tenant).forEach(shown::put);
        settings.putObject("configuration")
                .putObject("accidentalDeletionPrevention")
                .put("synchronizationPreventionType", "enabledForCount")
                .put("alertThreshold", lowestThreshold(tenant));
        return settings;
    }

    /** Each configuration has its own; this is the one that holds first. */
    private int lowestThreshold(TenantId tenant) {
        return configurations.list(tenant).stream()
                .mapToInt(saved -> configurations.definition(saved).deletes().threshold())
                .min()
                .orElse(DeleteRules.DEFAULTS.threshold());
    }

    private static void requireOwn(Caller caller, String id) {
        if (!caller.tenant().toString().equalsIgnoreCase(id)) {
            throw QueryFailure.notFound("onPremisesDirectorySynchronization", id);
        }
    }

    private Map<String, Boolean> wanted(TenantId tenant, JsonNode body) {
        JsonNode changes = body.path("features");
        boolean only = body.isObject() && body.propertyNames().stream().allMatch("features"::equals);
        if (!only || !changes.isObject()) {
            throw QueryFailure.malformed(
                    "The body is not {\"features\":{...}}.",
                    "Only features can be changed here; the threshold of deletes is part of each configuration.");
        }
        Map<String, Boolean> known = features.all(tenant);
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        changes.properties().forEach(change -> {
            if (!known.containsKey(change.getKey()) || !change.getValue().isBoolean()) {
                throw QueryFailure.malformed(
                        "The feature '" + QueryFailure.shortened(change.getKey())
                                + "' is not offered, or its value is neither true nor false.",
                        "Offered are " + String.join(", ", known.keySet()) + ".");
            }
            wanted.put(change.getKey(), change.getValue().asBoolean());
        });
        return wanted;
    }
}

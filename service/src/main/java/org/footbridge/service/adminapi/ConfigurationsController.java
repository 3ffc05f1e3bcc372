package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ExplainObject;
import org.footbridge.service.cycles.ReconcileRequest;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Configurations and their cycles. */
@RestController
@RequestMapping("/admin/v1/configurations")
class ConfigurationsController {
    private static final int MOST_CYCLES = 1000;

    private final Configurations configurations;
    private final Jobs jobs;
    private final Cycles cycles;
    private final ExplainObject explain;
    private final DecideDeletes decideDeletes;

    ConfigurationsController(
            Configurations configurations,
            Jobs jobs,
            Cycles cycles,
            ExplainObject explain,
            DecideDeletes decideDeletes) {
        this.configurations = configurations;
        this.jobs = jobs;
        this.cycles = cycles;
        this.explain = explain;
        this.decideDeletes = decideDeletes;
    }

    record Listed(
            UUID id,
            String name,
            String directory,
            boolean enabled,
            int version,
            Instant updatedAt,
            @Nullable CycleView lastCycle) {}

    record Requested(long request) {}

    @GetMapping
    ValueList<Listed> list(Caller caller) {
        Map<String, CycleView> last = cycles.last(caller.tenant());
        return new ValueList<>(configurations.list(caller.tenant()).stream()
                .map(saved -> new Listed(
                        saved.id(),
                        saved.name(),
                        saved.directory(),
                        saved.definition().path("enabled").asBoolean(true),
                        saved.version(),
                        saved.updatedAt(),
                        last.get(saved.name())))
                .toList());
    }

    @PutMapping("/{name}")
    ResponseEntity<JsonNode> save(Caller caller, @PathVariable String name, RequestBody body) {
        boolean known = configurations.find(caller.tenant(), name).isPresent();
        SavedConfiguration saved = configurations.save(caller.tenant(), name, body.node(), caller.written());
        return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.CREATED).body(written(saved));
    }

    @GetMapping("/{name}")
    JsonNode get(Caller caller, @PathVariable String name) {
        return written(find(caller.tenant(), name));
    }

    @PostMapping("/{name}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested sync(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("kind");
        boolean full = switch (body.optionalText("kind").orElse("incremental")) {
            case "incremental" -> false;
            case "full" -> true;
            default -> throw RequestBody.invalid("\"kind\" is neither incremental nor full.");
        };
        SavedConfiguration saved = find(caller.tenant(), name);
        return new Requested(jobs.request(caller.tenant(), saved.id(), full, caller.written()));
    }

    @PostMapping("/{name}/reconcile")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested reconcile(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("organizationalUnit", "repair");
        ReconcileRequest wish = new ReconcileRequest(body.optionalText("organizationalUnit"), body.flag("repair"));
        SavedConfiguration saved = find(caller.tenant(), name);
        return new Requested(jobs.reconcile(caller.tenant(), saved.id(), wish));
    }

    @GetMapping("/{name}/cycles")
    ValueList<CycleView> cycles(
            Caller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "20") int top,
            @RequestParam(defaultValue = "0") long request) {
        SavedConfiguration saved = find(caller.tenant(), name);
        return new ValueList<>(cycles.of(caller.tenant(), saved.id(), request, PageSize.checked(top, MOST_CYCLES)));
    }

    /** @param object distinguished name, objectGUID, user principal name, or the id in the tenant directory */
    @GetMapping("/{name}/why")
    WhyView why(Caller caller, @PathVariable String name, @RequestParam String object) {
        if (object.isBlank() || object.indexOf('\0') >= 0) {
            throw RequestBody.invalid("\"object\" names no object.");
        }
        return WhyView.of(explain.why(find(caller.tenant(), name), object));
    }

    @PostMapping("/{name}/allowDeletes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void allowDeletes(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("count");
        int count = body.number("count", -1);
        if (count < 1) {
            throw RequestBody.invalid("\"count\" is not a number above 0: how many deletes are let through at most.");
        }
        decideDeletes.allow(find(caller.tenant(), name), count, caller.written());
    }

    private SavedConfiguration find(TenantId tenant, String name) {
        return NamedConfiguration.find(configurations, tenant, name);
    }

    private static JsonNode written(SavedConfiguration saved) {
        ObjectNode node = (ObjectNode) saved.definition().deepCopy();
        node.put("id", saved.id().toString());
        node.put("name", saved.name());
        node.put("version", saved.version());
        return node;
    }
}

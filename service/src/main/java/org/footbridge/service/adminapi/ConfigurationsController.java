package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.ExplainObject;
import org.footbridge.service.cycles.ReconcileRequest;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.logs.FindOrigins;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
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
import tools.jackson.databind.json.JsonMapper;
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
    private final FindOrigins origins;
    private final Transactions transactions;
    private final Audit audit;
    private final DecideDeletes decideDeletes;

    ConfigurationsController(
            Configurations configurations,
            Jobs jobs,
            Cycles cycles,
            ExplainObject explain,
            FindOrigins origins,
            Transactions transactions,
            Audit audit,
            DecideDeletes decideDeletes) {
        this.configurations = configurations;
        this.jobs = jobs;
        this.cycles = cycles;
        this.explain = explain;
        this.origins = origins;
        this.transactions = transactions;
        this.audit = audit;
        this.decideDeletes = decideDeletes;
    }

    record Listed(
            UUID id,
            String name,
            String directory,
            boolean enabled,
            String mode,
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
                        saved.mode().text(),
                        saved.version(),
                        saved.updatedAt(),
                        last.get(saved.name())))
                .toList());
    }

    @PutMapping("/{name}")
    ResponseEntity<JsonNode> save(
            Caller caller,
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean activate,
            @RequestParam(required = false) @Nullable Integer version,
            RequestBody body) {
        Optional<SavedConfiguration> before = configurations.find(caller.tenant(), name);
        KnownVersion.require(name, version, before);
        boolean known = before.isPresent();
        before.ifPresent(saved -> configurations.requirePlan(saved, body.node()));
        SavedConfiguration saved = configurations.save(caller.tenant(), name, body.node(), caller.written(), activate);
        return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.CREATED).body(written(saved));
    }

    /** Active without a look at a plan: what its cycles plan is done, from the one on that begins now. */
    @PostMapping("/{name}/activate")
    JsonNode activate(Caller caller, @PathVariable String name) {
        return mode(caller, name, ConfigurationMode.ACTIVE);
    }

    /** Back to staging mode: from the next cycle on nothing is written to the tenant directory. */
    @PostMapping("/{name}/stage")
    JsonNode stage(Caller caller, @PathVariable String name) {
        return mode(caller, name, ConfigurationMode.STAGING);
    }

    private JsonNode mode(Caller caller, String name, ConfigurationMode mode) {
        transactions.run(() -> {
            SavedConfiguration saved = find(caller.tenant(), name);
            configurations.mode(saved, mode, caller.written());
            if (mode == ConfigurationMode.ACTIVE) {
                jobs.request(caller.tenant(), saved.id(), false, caller.written());
            }
        });
        return written(find(caller.tenant(), name));
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
        return asked(
                caller,
                "CycleRequested",
                AuditedChange.asked(named(saved), Map.of("kind", full ? "full" : "incremental")),
                () -> jobs.request(caller.tenant(), saved.id(), full, caller.written()));
    }

    @PostMapping("/{name}/reconcile")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Requested reconcile(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("organizationalUnit", "repair");
        ReconcileRequest wish = new ReconcileRequest(body.optionalText("organizationalUnit"), body.flag("repair"));
        SavedConfiguration saved = find(caller.tenant(), name);
        return asked(
                caller,
                "ReconciliationRequested",
                AuditedChange.asked(named(saved), JsonMapper.shared().readTree(wish.json())),
                () -> jobs.reconcile(caller.tenant(), saved.id(), wish));
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
        SavedConfiguration saved = find(caller.tenant(), name);
        ExplainObject.Why why = explain.why(saved, object);
        return WhyView.of(
                why,
                origins.of(caller.tenant(), saved.id(), why.explanation().guid().value()));
    }

    @PostMapping("/{name}/allowDeletes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void allowDeletes(Caller caller, @PathVariable String name, RequestBody body) {
        body.only("count");
        int count = body.number("count", -1);
        if (count < 1) {
            throw RequestBody.invalid("\"count\" is not a number above 0: how many deletes are let through at most.");
        }
        SavedConfiguration saved = find(caller.tenant(), name);
        transactions.run(() -> {
            decideDeletes.allow(saved, count, caller.written());
            record(caller, "DeletesAllowed", AuditedChange.asked(named(saved), Map.of("count", count)));
        });
    }

    private Requested asked(Caller caller, String action, AuditedChange change, LongSupplier ask) {
        return transactions.in(connection -> {
            long request = ask.getAsLong();
            record(caller, action, change);
            return new Requested(request);
        });
    }

    private void record(Caller caller, String action, AuditedChange change) {
        audit.record(caller.tenant(), caller.written(), action, change);
    }

    private static String named(SavedConfiguration saved) {
        return "configuration " + saved.name();
    }

    private SavedConfiguration find(TenantId tenant, String name) {
        return NamedConfiguration.find(configurations, tenant, name);
    }

    private static JsonNode written(SavedConfiguration saved) {
        ObjectNode node = (ObjectNode) saved.definition().deepCopy();
        node.put("id", saved.id().toString());
        node.put("name", saved.name());
        node.put("version", saved.version());
        node.put("mode", saved.mode().text());
        return node;
    }
}

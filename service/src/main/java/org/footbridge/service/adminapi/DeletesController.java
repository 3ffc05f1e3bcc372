package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Chosen;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.deletes.DecideDeletes.Decided;
import org.footbridge.service.deletes.Decision;
import org.footbridge.service.deletes.Decisions;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** Held deletes, and what is decided of them. */
@RestController
class DeletesController {
    private static final String HELD = "/admin/v1/configurations/{name}/deletes";
    private static final Set<String> STATES = Set.of("held", "allowed", "rejected");
    private static final Set<String> KINDS = Set.of("user", "group", "contact", "member");
    private static final int MOST = 1000;

    private final Audited audited;
    private final Configurations configurations;
    private final HeldDeletes held;
    private final DecideDeletes decide;
    private final Decisions decisions;

    DeletesController(
            Configurations configurations,
            HeldDeletes held,
            DecideDeletes decide,
            Decisions decisions,
            Audited audited) {
        this.configurations = configurations;
        this.held = held;
        this.decide = decide;
        this.decisions = decisions;
        this.audited = audited;
    }

    /** @param upTo what a decision about all of them names: nothing that is held later is meant */
    record Listed(
            long upTo,
            List<HeldDeletes.Count> counts,
            List<HeldDeletes.Item> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    record Answer(
            @Nullable UUID decision, int count, @Nullable Long request) {
        static Answer of(Decided decided) {
            return new Answer(
                    decided.decision().orElse(null),
                    decided.count(),
                    decided.request().orElse(null));
        }
    }

    @GetMapping(HELD)
    Listed list(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int top) {
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        int most = PageSize.checked(top, MOST);
        HeldDeletes.Overview overview = held.overview(saved);
        List<HeldDeletes.Item> found =
                held.page(saved, word("state", state, STATES), word("kind", kind, KINDS), after, most + 1);
        if (found.size() <= most) {
            return new Listed(overview.upTo(), overview.counts(), found, null);
        }
        List<HeldDeletes.Item> page = found.subList(0, most);
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("state", state);
        query.put("kind", kind);
        query.put("top", most);
        query.put("after", page.getLast().number());
        return new Listed(
                overview.upTo(),
                overview.counts(),
                page,
                link("/admin/v1/configurations/" + saved.name() + "/deletes", query));
    }

    @PostMapping(HELD + "/allow")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer allow(Caller caller, @PathVariable String name, RequestBody body) {
        return decided(caller, name, Decision.ALLOW, body);
    }

    @PostMapping(HELD + "/reject")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer reject(Caller caller, @PathVariable String name, RequestBody body) {
        return decided(caller, name, Decision.REJECT, body);
    }

    @PostMapping(HELD + "/revoke")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer revoke(Caller caller, @PathVariable String name, RequestBody body) {
        return decided(caller, name, Decision.REVOKE, body);
    }

    @GetMapping("/admin/v1/deleteDecisions")
    ValueList<Decisions.Recorded> decisions(Caller caller, @RequestParam(defaultValue = "100") int top) {
        return new ValueList<>(decisions.list(caller.tenant(), PageSize.checked(top, MOST)));
    }

    @GetMapping("/admin/v1/deleteDecisions/{id}")
    ValueList<Decisions.Item> items(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int top) {
        int most = PageSize.checked(top, MOST);
        List<Decisions.Item> found = decisions.items(caller.tenant(), id, after, most + 1);
        if (found.size() <= most) {
            return new ValueList<>(found);
        }
        List<Decisions.Item> page = found.subList(0, most);
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("top", most);
        query.put("after", page.getLast().number());
        return new ValueList<>(page, link("/admin/v1/deleteDecisions/" + id, query));
    }

    private Answer decided(Caller caller, String name, Decision decision, RequestBody body) {
        SavedConfiguration saved = NamedConfiguration.find(configurations, caller.tenant(), name);
        Chosen chosen = chosen(body);
        String action = switch (decision) {
            case ALLOW -> "DeletesAllowed";
            case REJECT -> "DeletesRejected";
            case REVOKE -> "DecisionRevoked";
        };
        return Answer.of(audited.as(
                caller,
                action,
                AuditedChange.asked("configuration " + saved.name(), body.node()),
                () -> decide.decide(saved, decision, chosen, caller.written())));
    }

    /** {@code {"numbers": [...]}} or {@code {"all": true, "upTo": n, "kinds": [...]}}. */
    private static Chosen chosen(RequestBody body) {
        body.only("numbers", "all", "upTo", "kinds");
        JsonNode numbers = body.node().path("numbers");
        boolean all = body.flag("all");
        if (all == !numbers.isMissingNode()) {
            throw RequestBody.invalid("Give either \"numbers\" or \"all\": true with \"upTo\".");
        }
        if (!all) {
            return new Chosen.Numbers(numbers(numbers));
        }
        JsonNode upTo = body.node().path("upTo");
        if (!upTo.isIntegralNumber()) {
            throw RequestBody.invalid("\"upTo\" is not the number that the list gave.");
        }
        List<String> kinds = body.texts("kinds");
        kinds.forEach(kind -> word("kinds", kind, KINDS));
        return new Chosen.All(upTo.asLong(), Set.copyOf(kinds));
    }

    private static Set<Long> numbers(JsonNode node) {
        if (!node.isArray() || node.isEmpty() || !node.valueStream().allMatch(JsonNode::isIntegralNumber)) {
            throw RequestBody.invalid("\"numbers\" is not a list of numbers.");
        }
        return node.valueStream().map(JsonNode::asLong).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> word(String name, @Nullable String value, Set<String> known) {
        if (value != null && !known.contains(value)) {
            throw RequestBody.invalid(
                    "\"" + name + "\" is none of " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return Optional.ofNullable(value);
    }

    /** Relative to the service's address. */
    private static String link(String path, Map<String, @Nullable Object> query) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        query.forEach((name, value) -> {
            if (value != null) {
                link.queryParam(name, value);
            }
        });
        return link.build().encode().toUriString();
    }
}

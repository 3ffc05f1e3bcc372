package org.footbridge.service.adminapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.audit.Audit;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.jobs.PlanRequests;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.plans.DiffPlans;
import org.footbridge.service.plans.DiffPlans.Difference;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.PlannedObject;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** What cycles would do, shown before they do it. */
@RestController
@RequestMapping("/admin/v1")
class PlansController {
    private static final int MOST = 1000;

    private final Configurations configurations;
    private final Plans plans;
    private final PlanRequests requests;
    private final DiffPlans diff;
    private final PlanProgress progress;
    private final Audit audit;
    private final Transactions transactions;

    PlansController(
            Configurations configurations,
            Plans plans,
            PlanRequests requests,
            DiffPlans diff,
            PlanProgress progress,
            Audit audit,
            Transactions transactions) {
        this.configurations = configurations;
        this.plans = plans;
        this.requests = requests;
        this.diff = diff;
        this.progress = progress;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A definition in the body is planned for in the place of the saved one; without a body the next cycle is. */
    @PostMapping("/configurations/{name}/plans")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlanView plan(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer version,
            RequestBody body) {
        JsonNode change = body.node();
        if (!change.isEmpty() && !caller.administers()) {
            throw new ServiceFailure(
                    "Authorization_RequestDenied",
                    403,
                    "Your role allows plans of what is configured, not of a change to it.",
                    "Ask an administrator to make the plan; who runs and approves may apply it.");
        }
        KnownVersion.require(name, version, Optional.of(find(caller, name)));
        return PlanView.of(requests.plan(
                find(caller, name), change.isEmpty() ? Optional.empty() : Optional.of(change), caller.written()));
    }

    /** Newest first. */
    @GetMapping("/configurations/{name}/plans")
    ValueList<PlanView> list(Caller caller, @PathVariable String name) {
        return new ValueList<>(plans.list(caller.tenant(), find(caller, name).id()).stream()
                .map(PlanView::of)
                .toList());
    }

    @GetMapping("/plans/{id}")
    PlanView get(Caller caller, @PathVariable UUID id) {
        StoredPlan plan = plan(caller, id);
        return PlanView.of(plan, progress.of(plan.id()));
    }

    @GetMapping("/plans/{id}/objects")
    ValueList<PlannedView> objects(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "false") boolean moved,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int top) {
        plan(caller, id);
        int most = PageSize.checked(top, MOST);
        Optional<String> onlyAction = Optional.ofNullable(action)
                .map(text -> Action.named(text)
                        .orElseThrow(() -> EventFilter.oneOf("action", List.of(Action.values()), Action::text))
                        .text());
        Optional<String> onlyStatus = Optional.ofNullable(status)
                .map(text -> Status.named(text)
                        .orElseThrow(() -> EventFilter.oneOf("status", List.of(Status.values()), Status::text))
                        .text());
        String wanted = search.strip().replace("\0", "");
        List<PlannedObject> found = plans.objects(
                caller.tenant(), id, onlyAction.orElse(null), onlyStatus.orElse(null), wanted, moved, after, most + 1);
        if (found.size() <= most) {
            return new ValueList<>(found.stream().map(PlannedView::of).toList());
        }
        List<PlannedObject> shown = found.subList(0, most);
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin/v1/plans/" + id + "/objects")
                .queryParam("top", most)
                .queryParam("after", shown.getLast().number());
        onlyAction.ifPresent(only -> link.queryParam("action", only));
        onlyStatus.ifPresent(only -> link.queryParam("status", only));
        if (moved) {
            link.queryParam("moved", true);
        }
        if (!wanted.isEmpty()) {
            link.queryParam("search", "{search}");
        }
        return new ValueList<>(
                shown.stream().map(PlannedView::of).toList(),
                link.encode().buildAndExpand(Map.of("search", wanted)).toUriString());
    }

    /** What one of two plans shows and the other does not. */
    @GetMapping("/plans/{id}/differences")
    ValueList<DifferenceView> differences(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam UUID other,
            @RequestParam(defaultValue = "100") int top) {
        plan(caller, id);
        plan(caller, other);
        return views(diff.of(caller.tenant(), id, other, PageSize.checked(top, MOST)));
    }

    /** What was done that an applied plan does not show, and the other way round. */
    @GetMapping("/plans/{id}/outcome")
    ValueList<DifferenceView> outcome(
            Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "100") int top) {
        StoredPlan plan = plan(caller, id);
        return views(plan.appliedCycle()
                .map(cycle -> diff.withCycle(caller.tenant(), id, cycle, PageSize.checked(top, MOST)))
                .orElse(List.of()));
    }

    private static ValueList<DifferenceView> views(List<Difference> differences) {
        return new ValueList<>(differences.stream().map(DifferenceView::of).toList());
    }

    @PostMapping("/plans/{id}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlanView apply(Caller caller, @PathVariable UUID id, RequestBody body) {
        body.only("acceptMoved");
        boolean acceptMoved = body.flag("acceptMoved");
        StoredPlan plan = plan(caller, id);
        return PlanView.of(transactions.in(_ -> {
            StoredPlan asked = requests.apply(caller.tenant(), id, acceptMoved, caller.written());
            audit.record(
                    caller.tenant(),
                    caller.written(),
                    "PlanApplyRequested",
                    AuditedChange.asked(
                            "configuration " + plan.configuration(),
                            Map.of("plan", id.toString(), "acceptMoved", acceptMoved)));
            return asked;
        }));
    }

    private StoredPlan plan(Caller caller, UUID id) {
        return plans.find(caller.tenant(), id).orElseThrow(() -> Plans.notFound(id));
    }

    private SavedConfiguration find(Caller caller, String name) {
        return NamedConfiguration.find(configurations, caller.tenant(), name);
    }
}

package org.footbridge.service.portal.plans;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.adminapi.PlanView;
import org.footbridge.service.adminapi.PlannedView;
import org.footbridge.service.configurations.ConfigurationVersions;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.DefinitionDifference;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.PlannedObject;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.Plans.Tally;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What a plan shows; live while it is made and applied. */
@PortalPage
class PlanPage {
    private static final int LINES = 50;
    private static final List<String> ORDER = List.of(
            "created",
            "updated",
            "restored",
            "disabled",
            "deleted",
            "held",
            "failed",
            "membersAdded",
            "membersRemoved",
            "outOfScope",
            "skipped",
            "unchanged");
    private static final Map<String, String> COUNTED = counted();

    private final Plans plans;
    private final PlanProgress progress;
    private final Configurations configurations;
    private final ConfigurationVersions versions;

    PlanPage(Plans plans, PlanProgress progress, Configurations configurations, ConfigurationVersions versions) {
        this.plans = plans;
        this.progress = progress;
        this.configurations = configurations;
        this.versions = versions;
    }

    private static Map<String, String> counted() {
        Map<String, String> counted = new LinkedHashMap<>();
        counted.put("created", "creates %s");
        counted.put("updated", "updates %s");
        counted.put("disabled", "disables %s");
        counted.put("restored", "restores %s");
        counted.put("deleted", "deletes %s");
        counted.put("membersAdded", "adds %s to groups");
        counted.put("membersRemoved", "removes %s from groups");
        counted.put("held", "holds %s deletes for you to decide");
        return Collections.unmodifiableMap(counted);
    }

    /** A place where the planned definition differs from that which it would replace. */
    public record Place(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        static Place of(DefinitionDifference difference) {
            return new Place(
                    difference.path(),
                    difference.before().orElse(null),
                    difference.after().orElse(null));
        }
    }

    /** What is filtered by; what is empty does not restrict. */
    public record Filter(String action, String status, String search, boolean moved) {
        public boolean restricts() {
            return moved || !(action + status + search).isEmpty();
        }
    }

    @GetMapping("/portal/plans/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "false") boolean moved,
            @RequestParam(defaultValue = "0") int after,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        StoredPlan plan = plans.find(tenant, id).orElseThrow(NotThere::new);
        SavedConfiguration saved =
                configurations.find(tenant, plan.configurationId()).orElseThrow(NotThere::new);
        Filter filter = new Filter(
                Action.named(action).map(Action::text).orElse(""),
                Status.named(status).map(Status::text).orElse(""),
                search.strip().replace("\0", ""),
                moved);
        List<Tally> tallies = plans.tallies(tenant, id);
        model.addAttribute("plan", PlanView.of(plan, progress.of(id)));
        model.addAttribute("counts", plan.counts().map(PlanPage::counts).orElse(Map.of()));
        model.addAttribute("effect", plan.counts().map(PlanPage::effect).orElse(""));
        model.addAttribute("enabled", saved.mode().text().equals("active"));
        model.addAttribute("places", places(saved, plan));
        model.addAttribute("filter", filter);
        model.addAttribute("actions", sums(tallies, true));
        model.addAttribute("statuses", sums(tallies, false));
        model.addAttribute("all", tallies.stream().mapToLong(Tally::count).sum());
        model.addAttribute("moved", tallies.stream().mapToLong(Tally::moved).sum());
        lines(tenant, id, filter, after, model);
        return "portal/plan";
    }

    private void lines(TenantId tenant, UUID plan, Filter filter, int after, Model model) {
        List<PlannedObject> found = plans.objects(
                tenant,
                plan,
                filter.action().isEmpty() ? null : filter.action(),
                filter.status().isEmpty() ? null : filter.status(),
                filter.search(),
                filter.moved(),
                after,
                LINES + 1);
        List<PlannedObject> shown = found.stream().limit(LINES).toList();
        model.addAttribute("after", after);
        model.addAttribute("lines", shown.stream().map(PlannedView::of).toList());
        model.addAttribute("next", found.size() > LINES ? shown.getLast().number() : 0);
    }

    /** What there is of, the weightiest first. */
    private static Map<String, Long> counts(JsonNode counts) {
        Map<String, Long> ordered = new LinkedHashMap<>();
        for (String key : ORDER) {
            long count = counts.path(key).asLong(0);
            if (count > 0) {
                ordered.put(key, count);
            }
        }
        return ordered;
    }

    /** Such as {@code creates 12 and deletes 1 object}; empty: nothing. */
    private static String effect(JsonNode counts) {
        List<String> parts = new ArrayList<>();
        COUNTED.forEach((key, verb) -> {
            long count = counts.path(key).asLong(0);
            if (count > 0) {
                parts.add(verb.formatted(String.format(Locale.ROOT, "%,d", count)));
            }
        });
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static Map<String, Long> sums(List<Tally> tallies, boolean byAction) {
        Map<String, Long> sums = new LinkedHashMap<>();
        tallies.forEach(tally -> sums.merge(byAction ? tally.action() : tally.status(), tally.count(), Long::sum));
        return sums;
    }

    private List<Place> places(SavedConfiguration saved, StoredPlan plan) {
        Optional<JsonNode> change = plan.change();
        return change.isEmpty()
                ? List.of()
                : versions.differences(saved, plan.version(), change.get()).stream()
                        .map(Place::of)
                        .toList();
    }
}

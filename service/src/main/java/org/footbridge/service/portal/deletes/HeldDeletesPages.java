package org.footbridge.service.portal.deletes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.Decisions;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.deletes.HeldDeletes.Waiting;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.footbridge.service.tenants.TenantId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for somebody's word before it is deleted. */
@PortalPage
class HeldDeletesPages {
    private static final int LINES = 100;
    private static final int DECISIONS = 20;
    private static final Set<String> STATES = Set.of("held", "allowed", "rejected");
    private static final Set<String> KINDS = Set.of("user", "group", "contact", "member");

    private final Configurations configurations;
    private final HeldDeletes held;
    private final Decisions decisions;

    HeldDeletesPages(Configurations configurations, HeldDeletes held, Decisions decisions) {
        this.configurations = configurations;
        this.held = held;
        this.decisions = decisions;
    }

    /** What is filtered by; what is empty does not restrict. */
    public record Filter(String state, String kind) {}

    @GetMapping("/portal/deletes")
    String list(
            @RequestParam(defaultValue = "") String configuration,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") long after,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        List<Waiting> waiting = held.waiting(tenant);
        Filter filter = new Filter(STATES.contains(state) ? state : "", KINDS.contains(kind) ? kind : "");
        model.addAttribute("waiting", waiting);
        model.addAttribute("filter", filter);
        model.addAttribute("decisions", decisions.list(tenant, DECISIONS));
        chosen(waiting, configuration).ifPresent(chosen -> {
            SavedConfiguration saved =
                    configurations.find(tenant, chosen.configuration()).orElseThrow(NotThere::new);
            model.addAttribute("chosen", chosen);
            model.addAttribute("overview", held.overview(saved));
            model.addAttribute("rules", saved.definition().path("deletes"));
            lines(saved, filter, after, model);
        });
        if (!model.containsAttribute("chosen")) {
            model.addAttribute("chosen", null);
        }
        return "portal/deletes";
    }

    /** @throws NotThere there is no configuration of that name */
    private static Optional<Waiting> chosen(List<Waiting> waiting, String name) {
        if (!name.isEmpty()) {
            return Optional.of(waiting.stream()
                    .filter(one -> one.configuration().equals(name))
                    .findFirst()
                    .orElseThrow(NotThere::new));
        }
        return waiting.stream()
                .max(Comparator.comparingLong(Waiting::held).thenComparingLong(Waiting::decided))
                .filter(one -> one.held() + one.decided() > 0);
    }

    private void lines(SavedConfiguration saved, Filter filter, long after, Model model) {
        List<HeldDeletes.Item> found = held.page(saved, given(filter.state()), given(filter.kind()), after, LINES + 1);
        List<HeldDeletes.Item> shown = found.stream().limit(LINES).toList();
        model.addAttribute("after", after);
        model.addAttribute("lines", shown);
        model.addAttribute("next", found.size() > LINES ? shown.getLast().number() : 0);
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @GetMapping("/portal/deletes/decisions/{id}")
    String decision(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        TenantId tenant = frame.tenant().id();
        model.addAttribute("decision", decisions.find(tenant, id).orElseThrow(NotThere::new));
        List<Decisions.Item> found = decisions.items(tenant, id, after, LINES + 1);
        List<Decisions.Item> shown = found.stream().limit(LINES).toList();
        model.addAttribute("after", after);
        model.addAttribute("lines", shown);
        model.addAttribute("next", found.size() > LINES ? shown.getLast().number() : 0);
        return "portal/deletes-decision";
    }
}

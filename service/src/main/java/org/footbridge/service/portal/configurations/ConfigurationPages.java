package org.footbridge.service.portal.configurations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.adminapi.Cycles;
import org.footbridge.service.adminapi.JobViews;
import org.footbridge.service.adminapi.PlanView;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.health.Escrow;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.portal.Frame;
import org.footbridge.service.portal.NotThere;
import org.footbridge.service.portal.PortalPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** One configuration: how it fares, its rules, its versions; and the same as steps of the way to a new one. */
@PortalPage
@RequestMapping("/portal/configurations/{name}")
class ConfigurationPages {
    private static final int CYCLES = 20;
    private static final int PLANS = 5;
    private static final int ERRORS = 100;

    private final Configurations configurations;
    private final JobViews jobs;
    private final Cycles cycles;
    private final Escrows escrows;
    private final HeldDeletes held;
    private final Plans plans;
    private final PlanProgress progress;
    private final DescribeConfiguration describe;

    ConfigurationPages(
            Configurations configurations,
            JobViews jobs,
            Cycles cycles,
            Escrows escrows,
            HeldDeletes held,
            Plans plans,
            PlanProgress progress,
            DescribeConfiguration describe) {
        this.configurations = configurations;
        this.jobs = jobs;
        this.cycles = cycles;
        this.escrows = escrows;
        this.held = held;
        this.plans = plans;
        this.progress = progress;
        this.describe = describe;
    }

    @GetMapping
    String status(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        SavedConfiguration saved = page(name, "status", false, frame, model);
        model.addAttribute("job", jobs.of(saved));
        model.addAttribute("cycles", cycles.of(saved.tenant(), saved.id(), 0, CYCLES));
        model.addAttribute("held", held.overview(saved));
        model.addAttribute("plans", newestPlans(saved));
        return "portal/configuration";
    }

    @GetMapping({"/properties", "/deletes"})
    String properties(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        page(name, "properties", false, frame, model);
        return "portal/configuration-properties";
    }

    @GetMapping({"/scope", "/{way:setup}/scope"})
    String scope(
            @PathVariable String name,
            @PathVariable Optional<String> way,
            @RequestParam Optional<UUID> plan,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        SavedConfiguration saved = planned(page(name, "scope", way.isPresent(), frame, model), plan, model);
        model.addAttribute("facts", describe.facts(saved.tenant(), Optional.of(saved.directoryId())));
        return "portal/configuration-scope";
    }

    @GetMapping({"/mappings", "/{way:setup}/mappings"})
    String mappings(
            @PathVariable String name,
            @PathVariable Optional<String> way,
            @RequestParam Optional<UUID> plan,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        SavedConfiguration saved = planned(page(name, "mappings", way.isPresent(), frame, model), plan, model);
        model.addAttribute("rows", describe.mappings(saved));
        model.addAttribute("facts", describe.facts(saved.tenant(), Optional.of(saved.directoryId())));
        model.addAttribute("wholeSchema", saved.definition().has("schema"));
        return "portal/configuration-mappings";
    }

    /** On demand: for a configuration as it is, and as a step of the way to a new one. */
    @GetMapping({"/test", "/{way:setup}/test"})
    String test(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String object,
            @PathVariable Optional<String> way,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        page(name, "test", way.isPresent(), frame, model);
        model.addAttribute("object", object);
        return "portal/configuration-test";
    }

    @GetMapping("/setup/review")
    String review(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        SavedConfiguration saved = page(name, "review", true, frame, model);
        Optional<StoredPlan> plan = plans.list(saved.tenant(), saved.id()).stream()
                .filter(stored -> stored.change().isEmpty())
                .findFirst();
        model.addAttribute(
                "plan",
                plan.map(stored -> PlanView.of(stored, progress.of(stored.id())))
                        .orElse(null));
        model.addAttribute("job", jobs.of(saved));
        return "portal/configuration-review";
    }

    @GetMapping("/errors")
    String errors(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        SavedConfiguration saved = page(name, "errors", false, frame, model);
        List<Escrow> failing = escrows.page(saved.tenant(), saved.id(), null, null, ERRORS + 1);
        model.addAttribute("failing", failing.size() > ERRORS ? failing.subList(0, ERRORS) : failing);
        model.addAttribute("more", failing.size() > ERRORS);
        model.addAttribute("count", escrows.count(saved.tenant(), saved.id()));
        return "portal/configuration-errors";
    }

    @GetMapping("/versions")
    String versions(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        page(name, "versions", false, frame, model);
        return "portal/configuration-versions";
    }

    @GetMapping("/remove")
    String remove(@PathVariable String name, @ModelAttribute("frame") Frame frame, Model model) {
        page(name, "remove", false, frame, model);
        return "portal/configuration-remove";
    }

    /** With the change that a plan is of in the place of what is saved, to go on editing it. */
    private SavedConfiguration planned(SavedConfiguration saved, Optional<UUID> plan, Model model) {
        Optional<SavedConfiguration> changed = plan.flatMap(id -> plans.find(saved.tenant(), id))
                .filter(found -> found.configurationId().equals(saved.id()))
                .flatMap(StoredPlan::change)
                .map(change -> configurations.candidate(saved, change).configuration());
        changed.ifPresent(edited -> model.addAttribute("definition", edited.definition()));
        model.addAttribute("planned", changed.isPresent());
        return changed.orElse(saved);
    }

    private List<PlanView> newestPlans(SavedConfiguration saved) {
        return plans.list(saved.tenant(), saved.id()).stream()
                .limit(PLANS)
                .map(stored -> PlanView.of(stored, progress.of(stored.id())))
                .toList();
    }

    private SavedConfiguration page(String name, String step, boolean setup, Frame frame, Model model) {
        SavedConfiguration saved =
                configurations.find(frame.tenant().id(), name).orElseThrow(NotThere::new);
        ObjectNode definition = (ObjectNode) saved.definition().deepCopy();
        model.addAllAttributes(Map.of(
                "name",
                saved.name(),
                "directory",
                saved.directory(),
                "configuration",
                saved,
                "version",
                saved.version(),
                "mode",
                saved.mode().text(),
                "definition",
                definition,
                "step",
                step,
                "setup",
                setup));
        return saved;
    }
}

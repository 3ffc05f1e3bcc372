package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.explain.Explanation;
import org.footbridge.engine.explain.Input;
import org.footbridge.engine.explain.Reason;
import org.footbridge.engine.explain.Rule;
import org.footbridge.engine.explain.Verdict;
import org.footbridge.engine.planning.MatchKind;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
import org.footbridge.service.logs.StepKind;

/** The steps of an object that was looked at by itself: those that its line tells, with everything that was looked at. */
final class StepsOfObject {
    private static final Set<Rule> SCOPING = Set.of(
            Rule.PRESENCE,
            Rule.CLASS,
            Rule.CONTAINERS,
            Rule.GROUPS,
            Rule.READING,
            Rule.INPUT_FILTER,
            Rule.FILTER,
            Rule.CLAUSE,
            Rule.EXCLUSION);
    private static final Set<Rule> EVALUATED = Set.of(Rule.ANCHOR, Rule.MAPPING, Rule.NAME);
    private static final String HIDDEN = "(hidden)";
    static final String OUT_OF_SCOPE_AND_ON = "It is not in scope; it was gone on with as was asked for.";

    private final LoggedEvent event;
    private final Explanation byScope;
    private final Explanation evaluated;
    private final PlanStep step;
    private final Optional<DirectoryObject> linked;

    /**
     * @param byScope what the configuration's rules say
     * @param evaluated what the rules say that were heeded
     * @param linked what it was linked to before
     */
    StepsOfObject(
            LoggedEvent event,
            Explanation byScope,
            Explanation evaluated,
            PlanStep step,
            Optional<DirectoryObject> linked) {
        this.event = event;
        this.byScope = byScope;
        this.evaluated = evaluated;
        this.step = step;
        this.linked = linked;
    }

    /** No rule of scope stops it. */
    static boolean inScope(Explanation explanation) {
        return explanation.reasons().stream()
                .filter(reason -> SCOPING.contains(reason.rule()))
                .noneMatch(reason -> reason.verdict() == Verdict.STOPS);
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Step told : event.steps()) {
            steps.add(
                    switch (told.kind()) {
                        case IMPORT -> with(told, told.description(), imported(told));
                        case SCOPING -> scoped(told);
                        case MATCHING ->
                            with(
                                    told,
                                    told.status() == Status.SUCCESS
                                            ? matched(step, told.description())
                                            : told.description(),
                                    matching(step, linked));
                        case PROCESSING -> with(told, told.description(), values(evaluated));
                        case REFERENCE_RESOLUTION, EXPORT -> told;
                    });
        }
        return steps;
    }

    private static Step with(Step told, String description, Map<String, String> details) {
        return new Step(told.name(), told.kind(), told.status(), description, details);
    }

    /** Every attribute that a rule looked at. */
    private Map<String, String> imported(Step told) {
        Map<String, String> read = new LinkedHashMap<>(told.details());
        read.put("distinguishedName", evaluated.distinguishedName());
        for (Reason reason : evaluated.reasons()) {
            if (EVALUATED.contains(reason.rule()) || reason.rule() == Rule.CLAUSE) {
                for (Input input : reason.inputs()) {
                    read.putIfAbsent(input.name(), input.hidden() ? HIDDEN : String.join("; ", input.values()));
                }
            }
        }
        return read;
    }

    /** What each rule of scope found. */
    static Map<String, String> scoping(Explanation byScope) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("Active in the source system", Boolean.toString(isPresent(byScope)));
        details.put("Scoping filter evaluation passed", Boolean.toString(inScope(byScope)));
        for (Reason reason : byScope.reasons()) {
            if (SCOPING.contains(reason.rule())) {
                details.put(
                        reason.rule().name() + (reason.name().isEmpty() ? "" : " " + reason.name()),
                        reason.verdict() + ": " + reason.detail());
            }
        }
        return details;
    }

    private Step scoped(Step told) {
        boolean passed = inScope(byScope);
        boolean wentOn = !passed && inScope(evaluated) && told.status() == Status.SUCCESS;
        return new Step(
                told.name(),
                StepKind.SCOPING,
                wentOn ? Status.WARNING : told.status(),
                wentOn ? OUT_OF_SCOPE_AND_ON : told.description(),
                scoping(byScope));
    }

    private static boolean isPresent(Explanation byScope) {
        return byScope.reasons().stream()
                .noneMatch(reason -> reason.rule() == Rule.PRESENCE && reason.verdict() == Verdict.STOPS);
    }

    /** @param otherwise when nothing is made, taken over or changed */
    static String matched(PlanStep step, String otherwise) {
        return switch (step) {
            case PlanStep.Create _ -> "No object of the tenant directory stands for it: one is made.";
            case PlanStep.Link link ->
                "An object was found by its "
                        + (link.match().kind() == MatchKind.HARD
                                ? "anchor"
                                : link.match().key().property()) + " and is taken over.";
            case PlanStep.Restore _ -> "Its object is deleted and comes back.";
            case PlanStep.Update _, PlanStep.Unchanged _, PlanStep.SoftDelete _, PlanStep.Disable _ ->
                "It is linked to an object of the tenant directory.";
            case PlanStep.Skip _, PlanStep.Fail _ -> otherwise;
        };
    }

    /** @param linked what the object was linked to before */
    static Map<String, String> matching(PlanStep step, Optional<DirectoryObject> linked) {
        Map<String, String> details = new LinkedHashMap<>();
        linked.ifPresent(target -> {
            details.put("target", target.id().toString());
            details.put("targetName", target.text("displayName").orElse(""));
        });
        if (step instanceof PlanStep.Link link) {
            details.put("target", link.id().toString());
            details.put("matchedBy", link.match().key().property());
        }
        details.put("outcome", outcome(step));
        return details;
    }

    private static String outcome(PlanStep step) {
        return switch (step) {
            case PlanStep.Create _ -> "Create";
            case PlanStep.Link _, PlanStep.Update _, PlanStep.Restore _ -> "Update";
            case PlanStep.SoftDelete _ -> "Delete";
            case PlanStep.Disable _ -> "Disable";
            case PlanStep.Unchanged _, PlanStep.Skip _ -> "None";
            case PlanStep.Fail _ -> "Failure";
        };
    }

    /** What the mappings gave. */
    static Map<String, String> values(Explanation evaluated) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Reason reason : evaluated.reasons()) {
            if (EVALUATED.contains(reason.rule()) && reason.verdict() == Verdict.GIVES) {
                boolean hidden = reason.inputs().stream().anyMatch(Input::hidden);
                values.put(
                        reason.name().isEmpty() ? "sourceAnchor" : reason.name(),
                        hidden ? HIDDEN : String.join("; ", reason.values()));
            }
        }
        return values;
    }
}

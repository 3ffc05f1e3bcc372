package org.footbridge.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.Failure;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.Holder;
import org.footbridge.engine.planning.Match;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.planning.PropertyChange;

/** What a plan made for one object by itself says of it. Values are not told here: the mappings tell them. */
final class ExplainPlan {

    private ExplainPlan() {}

    static List<Reason> reasons(PlanStep step) {
        return switch (step) {
            case PlanStep.Create create ->
                together(plan("create", Verdict.GIVES, Optional.empty(), "A new object would be made."), create.held());
            case PlanStep.Link link ->
                together(
                        plan(
                                "link",
                                Verdict.GIVES,
                                Optional.of(link.id()),
                                found(link.match()) + changes(link.changes())),
                        link.held());
            case PlanStep.Update update ->
                together(
                        plan(
                                "update",
                                Verdict.GIVES,
                                Optional.of(update.id()),
                                "The linked object would be changed:" + changes(update.changes())),
                        update.held());
            case PlanStep.Restore restore ->
                together(
                        plan(
                                "restore",
                                Verdict.GIVES,
                                Optional.of(restore.id()),
                                "The deleted object would be restored:" + changes(restore.changes())),
                        restore.held());
            case PlanStep.SoftDelete delete ->
                List.of(plan(
                        "delete",
                        Verdict.GIVES,
                        Optional.of(delete.id()),
                        "The linked object would be soft-deleted, unless deletes are held."));
            case PlanStep.Disable disable ->
                List.of(plan(
                        "disable",
                        Verdict.GIVES,
                        Optional.of(disable.id()),
                        "The linked object would be disabled, unless deletes are held."));
            case PlanStep.Unchanged same ->
                together(
                        plan(
                                "none",
                                Verdict.GIVES_NOTHING,
                                Optional.of(same.id()),
                                "The linked object is as it is to be."),
                        same.held());
            case PlanStep.Skip skip ->
                List.of(plan("none", Verdict.GIVES_NOTHING, Optional.empty(), "Nothing would be done."));
            case PlanStep.Fail fail -> List.of(failed(fail.id(), fail.failure()));
        };
    }

    private static Reason plan(String action, Verdict verdict, Optional<UUID> target, String detail) {
        return Reason.verdict(Rule.PLAN, action, target(target), verdict, "", detail);
    }

    private static Reason failed(Optional<UUID> target, Failure failure) {
        return Reason.verdict(
                Rule.PLAN,
                "none",
                target(target),
                Verdict.FAILS,
                failure.code(),
                failure.message() + " " + failure.nextStep());
    }

    private static List<Input> target(Optional<UUID> target) {
        return target.map(id -> List.of(Input.of("target", List.of(id.toString()))))
                .orElse(List.of());
    }

    private static List<Reason> together(Reason plan, List<HeldValue> held) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(plan);
        for (HeldValue value : held) {
            String holder = switch (value.holder()) {
                case Holder.Present(UUID id) -> id.toString();
                case Holder.Arriving(var source) -> source.toString();
            };
            reasons.add(Reason.verdict(
                    Rule.HELD,
                    value.key().property(),
                    List.of(Input.of("holder", List.of(holder))),
                    Verdict.STOPS,
                    "PropertyConflict",
                    "Another object has '" + value.value() + "'; the object gets it when that one lets go of it."));
        }
        return reasons;
    }

    private static String found(Match match) {
        return "An object that is not linked was found by " + match.key().property() + " and would be taken over:";
    }

    private static String changes(List<PropertyChange> changes) {
        return changes.isEmpty()
                ? " no property changes."
                : " " + changes.stream().map(PropertyChange::property).collect(Collectors.joining(", ")) + ".";
    }
}

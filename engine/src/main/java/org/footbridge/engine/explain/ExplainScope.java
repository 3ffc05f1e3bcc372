package org.footbridge.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.engine.Failure;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.scope.Answer;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.CompiledFilter;
import org.footbridge.engine.scope.CompiledFilter.TestedClause;
import org.footbridge.engine.scope.CompiledFilter.TestedGroup;
import org.footbridge.engine.scope.ContainerVerdict;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.GroupVerdict;

/** The reasons why an object of a synchronised class is in scope, or not. */
final class ExplainScope {

    private final StagedObject object;
    private final SyncRules rules;
    private final ObjectMapping mapping;
    private final Names names;
    private final Secrets secrets;
    private final List<Reason> reasons = new ArrayList<>();

    ExplainScope(StagedObject object, SyncRules rules, ObjectMapping mapping, Names names) {
        this.object = object;
        this.rules = rules;
        this.mapping = mapping;
        this.names = names;
        this.secrets = Secrets.of(mapping);
    }

    /** Those up to the rule that stopped the object; all of them when none did. */
    List<Reason> reasons() {
        if (passes(containers())
                && passes(groups())
                && mapping.filter().map(this::filter).orElse(true)) {
            exclusions();
        }
        return reasons;
    }

    /** Those that need no attributes. */
    List<Reason> byPlaceAndGroups() {
        return List.of(containers(), groups());
    }

    private boolean passes(Reason reason) {
        reasons.add(reason);
        return reason.verdict() == Verdict.PASSES;
    }

    private Reason containers() {
        ContainerVerdict verdict = rules.scope().byContainers(object);
        Input place = Input.of("distinguishedName", List.of(object.distinguishedName()));
        return switch (verdict) {
            case ContainerVerdict.NotLimited unlimited ->
                containers(
                        place, Verdict.PASSES, "", "The scope names no containers: the whole directory is in scope.");
            case ContainerVerdict.PlaceUnknown unknown ->
                containers(place, Verdict.FAILS, "PlaceUnknown", "The containers above it are not known.");
            case ContainerVerdict.Included(var container) ->
                containers(place, Verdict.PASSES, "", "It is in " + names.of(container) + ", which is in scope.");
            case ContainerVerdict.Excluded(var container) ->
                containers(
                        place,
                        Verdict.STOPS,
                        Project.OUT_OF_SCOPE,
                        "It is in " + names.of(container) + ", which is excluded from the scope.");
            case ContainerVerdict.NotListed(boolean inScope) ->
                inScope
                        ? containers(place, Verdict.PASSES, "", "It is in no container that is excluded.")
                        : containers(
                                place,
                                Verdict.STOPS,
                                Project.OUT_OF_SCOPE,
                                "None of the containers above it is in scope.");
        };
    }

    private static Reason containers(Input place, Verdict verdict, String code, String detail) {
        return Reason.verdict(Rule.CONTAINERS, "", List.of(place), verdict, code, detail);
    }

    private Reason groups() {
        Input scope = Input.of(
                "groups", rules.scope().groups().stream().map(names::of).toList());
        String how = rules.scope().nested() ? "a member, or a member of a member," : "a direct member";
        return switch (rules.scope().byGroups(object)) {
            case GroupVerdict.NotLimited unlimited ->
                groups(List.of(), Verdict.PASSES, "", "The scope names no groups.");
            case GroupVerdict.Member(var memberOf) ->
                groups(
                        List.of(scope),
                        Verdict.PASSES,
                        "",
                        "It is " + how + " of "
                                + memberOf.stream().map(names::of).collect(Collectors.joining(", ")) + ".");
            case GroupVerdict.NoMember none ->
                groups(
                        List.of(scope),
                        Verdict.STOPS,
                        Project.OUT_OF_SCOPE,
                        "It is not " + how + " of any group of the scope.");
        };
    }

    private static Reason groups(List<Input> inputs, Verdict verdict, String code, String detail) {
        return Reason.verdict(Rule.GROUPS, "", inputs, verdict, code, detail);
    }

    private boolean filter(CompiledFilter filter) {
        List<TestedGroup> tested = filter.test(object);
        List<TestedGroup> input = tested.stream().filter(TestedGroup::input).toList();
        List<TestedGroup> groups =
                tested.stream().filter(group -> !group.input()).toList();
        return (input.isEmpty() || part(Rule.INPUT_FILTER, "inputGroups", Project.LEFT_AS_IT_IS, input))
                && (groups.isEmpty() || part(Rule.FILTER, "groups", Project.FILTER_NOT_MET, groups));
    }

    private boolean part(Rule rule, String key, String code, List<TestedGroup> groups) {
        Answer answer = Answer.of(false);
        for (int at = 0; at < groups.size(); at++) {
            List<TestedClause> clauses = groups.get(at).clauses();
            for (int number = 0; number < clauses.size(); number++) {
                reasons.add(clause(clauses.get(number), key + "[" + at + "].clauses[" + number + "]"));
            }
            answer = answer.or(groups.get(at).answer());
        }
        return passes(
                switch (answer) {
                    case Answer.Yes yes ->
                        Reason.verdict(rule, "", List.of(), Verdict.PASSES, "", "All clauses of a group hold.");
                    case Answer.No no ->
                        Reason.verdict(rule, "", List.of(), Verdict.STOPS, code, "No group has clauses that all hold.");
                    case Answer.Unknown(Failure failure) ->
                        Reason.verdict(rule, "", List.of(), Verdict.FAILS, failure.code(), failure.message());
                });
    }

    private Reason clause(TestedClause tested, String place) {
        Clause clause = tested.clause();
        Input values = secrets.hides(clause.attribute())
                ? Input.hidden(clause.attribute())
                : Input.of(clause.attribute(), tested.values());
        return switch (tested.answer()) {
            case Answer.Yes yes ->
                Reason.verdict(Rule.CLAUSE, place, List.of(values), Verdict.HOLDS, "", clause.toString());
            case Answer.No no ->
                Reason.verdict(Rule.CLAUSE, place, List.of(values), Verdict.DOES_NOT_HOLD, "", clause.toString());
            case Answer.Unknown(Failure failure) ->
                Reason.verdict(
                        Rule.CLAUSE,
                        place,
                        List.of(values),
                        Verdict.FAILS,
                        failure.code(),
                        clause + ": " + failure.message());
        };
    }

    private void exclusions() {
        for (DefaultExclusion exclusion : rules.exclusions()) {
            if (exclusion.concerns(mapping.targetKind()) && !passes(exclusion(exclusion))) {
                return;
            }
        }
    }

    private Reason exclusion(DefaultExclusion exclusion) {
        boolean excluded = exclusion.excludes(mapping.targetKind(), object);
        List<Input> inputs = new ArrayList<>();
        Set<String> reads = exclusion.reads();
        reads.forEach(attribute -> inputs.addAll(secrets.inputs(attribute, object)));
        if (reads.isEmpty()) {
            inputs.add(Input.of("distinguishedName", List.of(object.distinguishedName())));
        }
        return Reason.verdict(
                Rule.EXCLUSION,
                exclusion.code(),
                inputs,
                excluded ? Verdict.STOPS : Verdict.PASSES,
                excluded ? exclusion.code() : "",
                (excluded ? "Left out: " : "Would leave it out if: ") + exclusion.detail() + ".");
    }
}

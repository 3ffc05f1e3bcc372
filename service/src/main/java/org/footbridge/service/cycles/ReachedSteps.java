package org.footbridge.service.cycles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.explain.Explanation;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.relay.wire.Entry;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.ondemand.Progress.Reached;

/** What can be said of each step as soon as it is behind an object that is provisioned on demand. */
final class ReachedSteps {
    private static final int MOST_VALUES = 60;
    private static final int LONGEST_VALUE = 200;

    private ReachedSteps() {}

    static Reached imported(ReadNow.Told told, ObjectGuid object) {
        Map<String, String> details = new LinkedHashMap<>();
        for (Entry entry : told.of(object)) {
            details.putIfAbsent("objectGUID", object.toString());
            details.putIfAbsent("name", entry.getRdn());
            details.merge("attributes with values", String.valueOf(entry.getAttributesCount()), ReachedSteps::sum);
            entry.getLinksList()
                    .forEach(link ->
                            details.merge(link.getName(), String.valueOf(link.getAddedCount()), ReachedSteps::sum));
        }
        return new Reached(StepKind.IMPORT, "The directory told what it has of it now.", details);
    }

    private static String sum(String one, String other) {
        return String.valueOf(Long.parseLong(one) + Long.parseLong(other));
    }

    /** @param goOn even if it is not in scope */
    static Reached scoped(Explanation byScope, boolean goOn) {
        String description = StepsOfObject.inScope(byScope)
                ? "It is in scope."
                : goOn ? StepsOfObject.OUT_OF_SCOPE_AND_ON : "It is not in scope.";
        return new Reached(StepKind.SCOPING, description, StepsOfObject.scoping(byScope));
    }

    static Reached matched(PlanStep step, Optional<DirectoryObject> linked) {
        String otherwise =
                step instanceof PlanStep.Fail ? "It cannot be provisioned." : "Nothing is to be done for it.";
        return new Reached(
                StepKind.MATCHING, StepsOfObject.matched(step, otherwise), StepsOfObject.matching(step, linked));
    }

    /** Long values are cut, and many left out: all of them are in what comes of it. */
    static Reached processed(Explanation evaluated) {
        Map<String, String> values = StepsOfObject.values(evaluated);
        return new Reached(
                StepKind.PROCESSING,
                values.size() == 1 ? "1 property has a value." : values.size() + " properties have a value.",
                values.entrySet().stream()
                        .limit(MOST_VALUES)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                value -> cut(value.getValue()),
                                (one, _) -> one,
                                LinkedHashMap::new)));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}

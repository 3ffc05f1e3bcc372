package org.footbridge.engine.projection;

import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.engine.Failure;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.EvaluationFault;

/** The failures that come from the values of an object and the rules for them. */
final class MappingFailures {

    private static final int LONGEST_VALUE = 120;

    private MappingFailures() {}

    /** @param attribute that the value is made of, or else the property */
    static Failure unfit(
            StagedObject object,
            String property,
            String attribute,
            String source,
            Converted.Unfit unfit,
            boolean secret) {
        String value = secret ? "" : shortened(unfit.value());
        return new Failure(
                unfit.code(),
                attribute,
                value,
                "The value of the property " + property + " of " + object.distinguishedName() + " " + unfit.reason()
                        + ": " + (secret ? "it is redacted" : "'" + value + "'") + ", from " + source + ".",
                "Correct the attribute in the directory or the mapping of " + property + ".",
                false);
    }

    static Failure faulted(StagedObject object, String property, EvaluationFault fault) {
        StringBuilder where = new StringBuilder();
        if (!fault.function().isEmpty()) {
            where.append(", function ").append(fault.function());
        }
        if (!fault.attribute().isEmpty()) {
            where.append(", attribute ").append(fault.attribute());
        }
        if (!fault.value().isEmpty()) {
            where.append(", value '").append(shortened(fault.value())).append('\'');
        }
        return new Failure(
                fault.code(),
                fault.attribute().isEmpty() ? property : fault.attribute(),
                shortened(fault.value()),
                "The mapping of " + property + " failed for " + object.distinguishedName() + where + ": "
                        + fault.message(),
                fault.nextStep(),
                false);
    }

    /** An account or a group that could be told enabled only by guessing is not synchronised. */
    static Failure attributeMissing(StagedObject object, String property, String attribute) {
        return new Failure(
                "AttributeMissing",
                attribute,
                "",
                "The attribute " + attribute + " of " + object.distinguishedName()
                        + " has no value or cannot be read; the property " + property + " is made of it.",
                "Give the attribute a value, or let the agent's account read it.",
                false);
    }

    static Failure required(StagedObject object, String property, String source) {
        return new Failure(
                "RequiredPropertyMissing",
                property,
                "",
                "The property " + property + " of " + object.distinguishedName()
                        + " has no value, and no object can be without one; it comes from " + source + ".",
                "Give the attribute a value in the directory, or the mapping of " + property + " another source.",
                false);
    }

    static Failure defect(StagedObject object, String property, RuntimeException defect) {
        return new Failure(
                "MappingFailed",
                property,
                "",
                "The mapping of " + property + " failed for " + object.distinguishedName() + " ("
                        + defect.getClass().getSimpleName() + ").",
                "Check the mapping of " + property + "; all other objects are synchronised.",
                false);
    }

    static Failure tooManyExtensions(StagedObject object, int count) {
        return new Failure(
                "TooManyPropertyValues",
                "",
                "",
                object.distinguishedName() + " has " + count + " values of directory extensions; an object takes "
                        + PropertyLimits.EXTENSIONS_OF_AN_OBJECT + " at most.",
                "Take extensions out of the flow.",
                false);
    }

    /**
     * The first failure, which names the others too.
     *
     * @param failures by the properties that they are about
     */
    static Failure together(Map<String, Failure> failures) {
        Failure first = failures.values().iterator().next();
        if (failures.size() == 1) {
            return first;
        }
        String others = failures.entrySet().stream()
                .skip(1)
                .map(failure -> failure.getKey() + " (" + failure.getValue().code() + ")")
                .collect(Collectors.joining(", "));
        return new Failure(
                first.code(),
                first.attribute(),
                first.value(),
                first.message() + " Others failed too: " + others + ".",
                first.nextStep(),
                failures.values().stream().allMatch(Failure::retriable));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : PropertyLimits.cut(value, LONGEST_VALUE) + "...";
    }
}

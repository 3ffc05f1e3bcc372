package org.footbridge.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.expression.EditDistance;
import org.footbridge.engine.mapping.ValueFlow;

/** Finds what is wrong with the targets of the mappings of one object mapping. */
final class CheckTargets {

    private final TargetSchema target;
    private final TargetKind kind;
    private final Faults faults;

    CheckTargets(TargetSchema target, TargetKind kind, Faults faults) {
        this.target = target;
        this.kind = kind;
        this.faults = faults;
    }

    void check(List<AttributeMappingDefinition> mappings) {
        Set<String> seen = new TreeSet<>();
        Map<Integer, String> priorities = new HashMap<>();
        for (AttributeMappingDefinition mapping : mappings) {
            String name = mapping.targetAttributeName();
            Faults here = faults.at(name);
            if (!seen.add(name)) {
                here.fault(
                        "TargetMappedTwice",
                        name + " has more than one mapping.",
                        "Keep one; put several sources into one expression.");
            }
            find(name, here).ifPresent(property -> {
                flow(mapping, property, here);
                defaultValue(mapping, property, here);
                matching(mapping, property, priorities, here);
            });
        }
        required(mappings);
    }

    /** Empty when it is no property of the kind; then that is noted. */
    private Optional<PropertyDefinition> find(String name, Faults here) {
        if (name.equals(TargetSchema.ANCHOR)) {
            return Optional.empty();
        }
        Optional<PropertyDefinition> property = target.find(kind, name);
        if (property.isEmpty()) {
            if (TargetSchema.isReadOnly(kind, name)) {
                here.fault(
                        "ReadOnlyTarget",
                        name + " is set by the tenant directory itself.",
                        name.equals("onPremisesImmutableId")
                                ? "The source of the anchor is the mapping of " + TargetSchema.ANCHOR + "."
                                : "Remove the mapping.");
            } else {
                Set<String> known = new TreeSet<>();
                target.properties(kind).forEach(other -> known.add(other.name()));
                here.unknown(
                        "UnknownTarget",
                        EditDistance.nearest(name, known),
                        TargetSchema.objectName(kind) + " has no property " + name + ".",
                        DirectoryExtension.isName(name)
                                ? "Define the extension, with its type."
                                : "Names of properties are compared with case.");
            }
        }
        return property;
    }

    private static void flow(AttributeMappingDefinition mapping, PropertyDefinition property, Faults here) {
        if (property.type() == PropertyDefinition.Type.REFERENCE && mapping.flowType() != ValueFlow.ALWAYS) {
            here.fault(
                    "FlowNotPossible",
                    property.name() + " refers to other objects, and references always flow.",
                    "Choose the flow Always.");
        }
    }

    private static void defaultValue(AttributeMappingDefinition mapping, PropertyDefinition property, Faults here) {
        mapping.defaultValue()
                .filter(text -> ConstantValue.of(property, text).isEmpty())
                .ifPresent(text -> here.fault(
                        "InvalidDefaultValue",
                        property.name() + " takes " + ConstantValue.expected(property) + ", not the default \"" + text
                                + "\".",
                        "Correct the default, or leave it away."));
    }

    private static void matching(
            AttributeMappingDefinition mapping,
            PropertyDefinition property,
            Map<Integer, String> priorities,
            Faults here) {
        int priority = mapping.matchingPriority();
        if (priority == 0) {
            return;
        }
        if (priority < 0) {
            here.fault(
                    "InvalidMatchingPriority",
                    "The matching priority of " + property.name() + " is below 0.",
                    "Give 0 for no matching, or a number above it.");
        } else if (!property.matchable()) {
            here.fault(
                    "MatchingNotPossible",
                    "Objects cannot be looked for by " + property.name() + ".",
                    "Give it the matching priority 0 and match by another property.");
        } else if (mapping.source() instanceof ValueSource.Constant
                || mapping.source() instanceof ValueSource.None
                || mapping.source() instanceof ValueSource.Cleared) {
            here.fault(
                    "MatchingNotPossible",
                    "Objects cannot be told apart by " + property.name() + ", because no value of theirs flows there.",
                    "Give it the matching priority 0 and match by another property.");
        }
        String other = priorities.putIfAbsent(priority, property.name());
        if (other != null) {
            here.fault(
                    "InvalidMatchingPriority",
                    property.name() + " and " + other + " have the same matching priority " + priority + ".",
                    "Give each its own; the lowest is tried first.");
        }
    }

    private void required(List<AttributeMappingDefinition> mappings) {
        for (PropertyDefinition property : target.properties(kind)) {
            if (property.required()
                    && mappings.stream()
                            .filter(mapping -> mapping.targetAttributeName().equals(property.name()))
                            .noneMatch(CheckTargets::gives)) {
                faults.at(property.name())
                        .fault(
                                "RequiredTargetMissing",
                                TargetSchema.objectName(kind) + " cannot be without " + property.name()
                                        + ", and nothing gives it a value.",
                                "Map it, or give it a default.");
            }
        }
    }

    private static boolean gives(AttributeMappingDefinition mapping) {
        return switch (mapping.source()) {
            case ValueSource.Attribute attribute -> true;
            case ValueSource.Constant constant -> true;
            case ValueSource.Expression expression -> true;
            case ValueSource.None none -> mapping.defaultValue().isPresent();
            case ValueSource.Cleared cleared -> false;
        };
    }
}

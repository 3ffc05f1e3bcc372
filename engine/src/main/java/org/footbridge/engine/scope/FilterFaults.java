package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;

/** Names everything that is wrong with an attribute filter at once. A filter without faults can be compiled. */
public final class FilterFaults {

    /** The longest text that a clause may compare with, in UTF-16 units. */
    public static final int LONGEST_VALUE = 1024;

    private static final FilterAttribute TEXT = new FilterAttribute(PropertyDefinition.Type.STRING, false);

    private final Function<String, Optional<FilterAttribute>> attributes;
    private final List<Fault> faults = new ArrayList<>();

    private FilterFaults(Function<String, Optional<FilterAttribute>> attributes) {
        this.attributes = attributes;
    }

    /**
     * @param group its name, or its number counted from 1 when it has none
     * @param attribute empty when the fault is not that of an attribute
     * @param message in one sentence, naming the group and the clause
     */
    public record Fault(String group, String attribute, String message) {}

    /**
     * @param attributes what is known of an attribute of the source by its name; empty when nothing is known: then only
     *     what is wrong with any attribute is named
     */
    public static List<Fault> of(AttributeFilter filter, Function<String, Optional<FilterAttribute>> attributes) {
        FilterFaults check = new FilterFaults(attributes);
        check.groups(filter.inputGroups(), "inputGroups");
        check.groups(filter.groups(), "groups");
        return Collections.unmodifiableList(check.faults);
    }

    private void groups(List<Group> groups, String where) {
        for (int number = 1; number <= groups.size(); number++) {
            Group group = groups.get(number - 1);
            String name = where + " " + (group.name().isBlank() ? Integer.toString(number) : "'" + group.name() + "'");
            if (group.clauses().isEmpty()) {
                faults.add(new Fault(name, "", name + " has no clause, so it would hold for every object."));
            }
            group.clauses().forEach(clause -> clause(clause, name));
        }
    }

    private void clause(Clause clause, String group) {
        if (clause.attribute().isBlank()) {
            fault(group, clause, "names no attribute");
            return;
        }
        Optional<FilterAttribute> known = workedOut(clause.attribute()).or(() -> attributes.apply(clause.attribute()));
        known.ifPresent(attribute -> type(clause, group, attribute));
        if (!clause.operator().isBinary()) {
            if (!clause.values().isEmpty()) {
                fault(group, clause, "compares with nothing, so it takes no value");
            }
        } else if (clause.values().size() != 1) {
            fault(
                    group,
                    clause,
                    "takes exactly one value, not " + clause.values().size());
        } else {
            operand(clause, group, clause.values().getFirst(), known);
        }
    }

    private void type(Clause clause, String group, FilterAttribute attribute) {
        if (attribute.multivalued()) {
            fault(group, clause, "cannot be asked: " + clause.attribute() + " may have several values");
        } else if (!clause.operator().types().contains(attribute.type())) {
            fault(
                    group,
                    clause,
                    "does not fit: " + clause.attribute() + " is of type "
                            + attribute.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private void operand(Clause clause, String group, String value, Optional<FilterAttribute> known) {
        if (value.isEmpty()) {
            fault(group, clause, "compares with an empty text, which no attribute has; use IS NULL or IS NOT NULL");
        } else if (value.length() > LONGEST_VALUE) {
            fault(group, clause, "compares with a text of more than " + LONGEST_VALUE + " characters");
        } else if (clause.operator().comparesPatterns()) {
            FilterPattern.fault(value)
                    .ifPresent(reason -> fault(group, clause, "has a regular expression that is none: " + reason));
        } else if ((clause.operator().comparesNumbers() || isNumber(known)) && !isWrittenAsNumber(value)) {
            fault(group, clause, "compares with what is no whole number of 64 bits, written as 42 or -1");
        }
    }

    /** As directories write it, because equal numbers are found by equal texts. */
    private static boolean isWrittenAsNumber(String value) {
        OptionalLong number = Numbers.parse(value);
        return number.isPresent() && Long.toString(number.getAsLong()).equals(value);
    }

    private static boolean isNumber(Optional<FilterAttribute> known) {
        return known.filter(attribute -> attribute.type() == PropertyDefinition.Type.INTEGER)
                .isPresent();
    }

    private static Optional<FilterAttribute> workedOut(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case FilterAttribute.ACCOUNT_DISABLED ->
                Optional.of(new FilterAttribute(PropertyDefinition.Type.BOOLEAN, false));
            case "distinguishedname", "objectclass", "objectguid" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    private void fault(String group, Clause clause, String reason) {
        faults.add(new Fault(group, clause.attribute(), group + ": the clause '" + clause + "' " + reason + "."));
    }
}

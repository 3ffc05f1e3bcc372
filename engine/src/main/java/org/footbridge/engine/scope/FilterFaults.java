package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.regex.InvalidRegularExpression;
import org.footbridge.engine.regex.RegularExpression;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;

/** Names everything that is wrong with an attribute filter at once. A filter without faults can be compiled. */
public final class FilterFaults {

    /** The longest text that a clause may compare with, in UTF-16 units. */
    public static final int LONGEST_VALUE = 1024;

    private final Function<String, Optional<FilterAttribute>> attributes;
    private final List<Fault> faults = new ArrayList<>();

    private FilterFaults(Function<String, Optional<FilterAttribute>> attributes) {
        this.attributes = attributes;
    }

    /**
     * @param place within the filter, for instance {@code groups[0].clauses[2]}
     * @param attribute empty when the fault is not that of an attribute
     * @param reason in words that follow the place
     */
    public record Fault(String place, String attribute, String reason) {

        /** The whole in one sentence. */
        public String message() {
            return place + ": " + reason + ".";
        }
    }

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
        for (int at = 0; at < groups.size(); at++) {
            String place = where + "[" + at + "]";
            List<Clause> clauses = groups.get(at).clauses();
            if (clauses.isEmpty()) {
                faults.add(new Fault(place, "", "has no clause, so it would hold for every object"));
            }
            for (int number = 0; number < clauses.size(); number++) {
                clause(clauses.get(number), place + ".clauses[" + number + "]");
            }
        }
    }

    private void clause(Clause clause, String place) {
        if (clause.attribute().isBlank()) {
            fault(place, clause, "names no attribute");
            return;
        }
        if (VirtualAttribute.named(clause.attribute()).equals(Optional.of(VirtualAttribute.ACCOUNT_EXPIRED))) {
            fault(place, clause, "asks what the time decides, and scope does not follow the time; accountEnabled does");
            return;
        }
        Optional<FilterAttribute> known = virtual(clause.attribute()).or(() -> attributes.apply(clause.attribute()));
        known.ifPresent(attribute -> type(clause, place, attribute));
        if (!clause.operator().isBinary()) {
            if (!clause.values().isEmpty()) {
                fault(place, clause, "compares with nothing, so it takes no value");
            }
        } else if (clause.values().isEmpty()) {
            fault(place, clause, "takes a value to compare with");
        }
        if (clause.operator().isBinary()) {
            clause.values().forEach(value -> operand(clause, place, value, known));
        }
    }

    private void type(Clause clause, String place, FilterAttribute attribute) {
        if (attribute.multivalued()) {
            fault(place, clause, "cannot be asked: " + clause.attribute() + " may have several values");
        } else if (!clause.operator().types().contains(attribute.type())) {
            fault(
                    place,
                    clause,
                    "does not fit: " + clause.attribute() + " is of type "
                            + attribute.type().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    private void operand(Clause clause, String place, String value, Optional<FilterAttribute> known) {
        if (value.isEmpty()) {
            fault(place, clause, "compares with an empty text, which no attribute has; use IS NULL or IS NOT NULL");
        } else if (value.length() > LONGEST_VALUE) {
            fault(place, clause, "compares with a text of more than " + LONGEST_VALUE + " characters");
        } else if (clause.operator().comparesPatterns()) {
            patternFault(value)
                    .ifPresent(reason -> fault(place, clause, "has a regular expression that is none: " + reason));
        } else if ((clause.operator().comparesNumbers() || isNumber(known)) && !isWrittenAsNumber(value)) {
            fault(place, clause, "compares with what is no whole number of 64 bits, written as 42 or -1");
        }
    }

    /** As directories write it, because equal numbers are found by equal texts. */
    private static boolean isWrittenAsNumber(String value) {
        OptionalLong number = Numbers.parse(value);
        return number.isPresent() && Long.toString(number.getAsLong()).equals(value);
    }

    private static Optional<String> patternFault(String text) {
        try {
            RegularExpression.compile(text);
            return Optional.empty();
        } catch (InvalidRegularExpression invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }

    private static boolean isNumber(Optional<FilterAttribute> known) {
        return known.filter(attribute -> attribute.type() == PropertyDefinition.Type.INTEGER)
                .isPresent();
    }

    private static Optional<FilterAttribute> virtual(String attribute) {
        return VirtualAttribute.named(attribute).map(virtual -> switch (virtual) {
            case OBJECT_GUID -> new FilterAttribute(PropertyDefinition.Type.BINARY, false);
            case DISTINGUISHED_NAME, OBJECT_CLASS -> new FilterAttribute(PropertyDefinition.Type.STRING, false);
            case ACCOUNT_DISABLED, ACCOUNT_EXPIRED, MAIL_ENABLED ->
                new FilterAttribute(PropertyDefinition.Type.BOOLEAN, false);
        });
    }

    private void fault(String place, Clause clause, String reason) {
        faults.add(new Fault(place, clause.attribute(), "'" + clause + "' " + reason));
    }
}

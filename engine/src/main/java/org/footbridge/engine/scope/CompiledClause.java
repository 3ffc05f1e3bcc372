package org.footbridge.engine.scope;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.footbridge.engine.Failure;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.regex.RegularExpression;
import org.footbridge.engine.regex.RegularExpressionTooCostly;
import org.footbridge.engine.scope.AttributeFilter.Clause;

/** A clause that is ready to be asked: its number is read, its regular expression is compiled. */
final class CompiledClause {

    private final Clause clause;
    private final Predicate<String> test;

    /** @throws IllegalArgumentException when {@link FilterFaults} has something to say about the clause */
    CompiledClause(Clause clause) {
        this.clause = clause;
        this.test = test(clause);
    }

    Clause clause() {
        return clause;
    }

    /**
     * An attribute has one value, as filters are checked before they are saved. Should it have several nonetheless, the
     * clause holds when it does for each of them.
     */
    Answer answer(StagedObject object) {
        List<String> values = FilterAttribute.values(object, clause.attribute());
        if (clause.operator() == FilterOperator.IS_NULL) {
            return Answer.of(values.isEmpty());
        }
        if (values.isEmpty()) {
            return isUnreadable() ? new Answer.Unknown(unreadable(object)) : Answer.of(false);
        }
        try {
            return Answer.of(values.stream().allMatch(test));
        } catch (RegularExpressionTooCostly tooCostly) {
            return new Answer.Unknown(tooCostly(object));
        }
    }

    /** Every account has the attribute that tells; without it nothing is known, least of all that it is enabled. */
    private boolean isUnreadable() {
        return VirtualAttribute.named(clause.attribute()).equals(Optional.of(VirtualAttribute.ACCOUNT_DISABLED));
    }

    /** One of several values is enough for what holds; what is denied must be so of all of them. */
    private static Predicate<String> test(Clause clause) {
        FilterOperator operator = clause.operator();
        if (!operator.isBinary()) {
            return test(operator, "");
        }
        List<Predicate<String>> tests =
                clause.values().stream().map(operand -> test(operator, operand)).toList();
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("A clause compares with a value: " + clause);
        }
        return operator.denies()
                ? value -> tests.stream().allMatch(test -> test.test(value))
                : value -> tests.stream().anyMatch(test -> test.test(value));
    }

    private static Predicate<String> test(FilterOperator operator, String operand) {
        return switch (operator) {
            case EQUALS -> operand::equals;
            case NOT_EQUALS -> value -> !value.equals(operand);
            case GREATER_THAN -> greaterThan(Numbers.parse(operand), false);
            case GREATER_THAN_OR_EQUALS -> greaterThan(Numbers.parse(operand), true);
            case INCLUDES -> value -> value.contains(operand);
            case ENDS_WITH -> value -> value.endsWith(operand);
            case CONTAINED_IN -> operand::contains;
            case NOT_CONTAINED_IN -> value -> !operand.contains(value);
            case IS_TRUE -> "TRUE"::equalsIgnoreCase;
            case IS_FALSE -> "FALSE"::equalsIgnoreCase;
            case IS_NULL -> value -> false;
            case IS_NOT_NULL -> value -> true;
            case REGEX_MATCH -> RegularExpression.compile(operand)::matches;
            case NOT_REGEX_MATCH -> Predicate.not(RegularExpression.compile(operand)::matches);
        };
    }

    private static Predicate<String> greaterThan(OptionalLong operand, boolean orEqual) {
        long bound = operand.orElseThrow(() -> new IllegalArgumentException("A clause compares with a whole number"));
        return value -> {
            OptionalLong number = Numbers.parse(value);
            return number.isPresent() && (orEqual ? number.getAsLong() >= bound : number.getAsLong() > bound);
        };
    }

    private Failure tooCostly(StagedObject object) {
        return new Failure(
                "RegularExpressionTooCostly",
                clause.attribute(),
                "",
                "The filter's regular expression for " + clause.attribute() + " takes too many steps on "
                        + object.distinguishedName() + " and was stopped, so it cannot be told whether it is in scope.",
                "Write the regular expression so that it can match in fewer ways.",
                false);
    }

    private static Failure unreadable(StagedObject object) {
        return new Failure(
                "AttributeMissing",
                FilterAttribute.ACCOUNT_CONTROL,
                "",
                "The attribute " + FilterAttribute.ACCOUNT_CONTROL + " of " + object.distinguishedName()
                        + " has no value or cannot be read, so it cannot be told whether it is in scope.",
                "Let the agent's account read the attribute.",
                false);
    }
}

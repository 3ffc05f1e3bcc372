package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.expression.Syntax.Operator;

/**
 * A comparison. No value counts as the empty text; numbers are compared as numbers when one side is one and the other
 * can be read as one, moments as moments, a Boolean with a text without regard to case, everything else as text, code
 * unit by code unit.
 */
final class Compare extends Node {

    private final Operator operator;
    private final Node left;
    private final Node right;

    Compare(Operator operator, Node left, Node right) {
        this.operator = operator;
        this.left = left;
        this.right = right;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        Value one = single(left, evaluation);
        Value other = single(right, evaluation);
        evaluation.budget().spend(1);
        int order = order(one, other);
        boolean holds = switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
        return holds ? Value.TRUE : Value.FALSE;
    }

    @Override
    boolean isConstant() {
        return left instanceof Constant && right instanceof Constant;
    }

    @Override
    void addReads(Set<String> names) {
        left.addReads(names);
        right.addReads(names);
    }

    private static int order(Value one, Value other) {
        if (one instanceof Value.Text(String text) && other instanceof Value.Text(String with)) {
            return text.compareTo(with);
        }
        if (isNumber(one) || isNumber(other)) {
            Optional<Value> number = NumberForm.of(one);
            Optional<Value> with = NumberForm.of(other);
            if (number.isPresent() && with.isPresent()) {
                return decimal(number.get()).compareTo(decimal(with.get()));
            }
        }
        if (one instanceof Value.Moment(var at) && other instanceof Value.Moment(var with)) {
            return at.compareTo(with);
        }
        String text = TextForm.of(one);
        String with = TextForm.of(other);
        return one instanceof Value.Truth || other instanceof Value.Truth
                ? text.compareToIgnoreCase(with)
                : text.compareTo(with);
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Whole || value instanceof Value.Decimal;
    }

    private static BigDecimal decimal(Value number) {
        return switch (number) {
            case Value.Whole(long whole) -> BigDecimal.valueOf(whole);
            case Value.Decimal(BigDecimal decimal) -> decimal;
            default -> throw new IllegalArgumentException("no number: " + number);
        };
    }

    private Value single(Node side, Evaluation evaluation) {
        Value value = Single.of(side.evaluate(evaluation));
        if (value instanceof Value.Many(var values)) {
            throw new Fault(new EvaluationFault(
                    "SeveralValues",
                    operator.sign(),
                    side.attribute(),
                    evaluation.secretive() ? "" : WriteOutcome.shortened(value),
                    "One side of " + operator.sign() + " has " + values.size() + " values where one is needed.",
                    "Choose one with Item, or look for one with Contains."));
        }
        return value;
    }
}

package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A call of a function of one text: for each value by itself, and no value stays no value. */
final class MapText extends Node {

    private final UnaryOperator<String> operator;
    private final Node argument;

    MapText(UnaryOperator<String> operator, Node argument) {
        this.operator = operator;
        this.argument = argument;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        Value value = argument.evaluate(evaluation);
        return switch (value) {
            case Value.Text text -> mapped(text, evaluation);
            case Value.Nothing nothing -> nothing;
            case Value.Many many -> {
                List<Value> results = new ArrayList<>(many.values().size());
                for (Value each : many.values()) {
                    results.add(mapped(text(each), evaluation));
                }
                yield new Value.Many(results);
            }
            default -> mapped(text(value), evaluation);
        };
    }

    @Override
    boolean isConstant() {
        return argument instanceof Constant;
    }

    @Override
    void addReads(Set<String> names) {
        argument.addReads(names);
    }

    private Value mapped(Value.Text text, Evaluation evaluation) {
        evaluation.budget().spend(1 + text.text().length());
        String result = operator.apply(text.text());
        if (result.equals(text.text())) {
            return text;
        }
        if (result.length() > Limits.CHARACTERS) {
            throw new LimitReached("ValueTooLong", "A text would have more than " + Limits.CHARACTERS + " characters.");
        }
        return new Value.Text(result);
    }

    private static Value.Text text(Value value) {
        return value instanceof Value.Text text ? text : new Value.Text(TextForm.of(value));
    }
}

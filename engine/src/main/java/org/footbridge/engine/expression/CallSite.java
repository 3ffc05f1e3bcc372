package org.footbridge.engine.expression;

import java.util.Optional;
import org.footbridge.engine.expression.Syntax.Call;

/** One call in an expression's text, seen before it is ever evaluated. Positions as in {@link Arguments}. */
final class CallSite {

    private final Call call;
    private final Node[] arguments;
    private final int[] positions;

    /** @param positions where each argument stands in the text */
    CallSite(Call call, Node[] arguments, int[] positions) {
        this.call = call;
        this.arguments = arguments;
        this.positions = positions;
    }

    int count() {
        return arguments.length;
    }

    boolean given(int index) {
        return index < arguments.length && arguments[index].given();
    }

    /** The value of an argument that is the same in each evaluation; empty otherwise, and for an empty position. */
    Optional<Value> constant(int index) {
        return index < arguments.length && arguments[index] instanceof Constant constant
                ? Optional.of(constant.value())
                : Optional.empty();
    }

    /** As {@link #constant}, when it is a single value or none. */
    Optional<String> constantText(int index) {
        return constant(index).filter(value -> !Single.isSeveral(value)).map(TextForm::of);
    }

    /** To be thrown when a constant is wrong. */
    InvalidExpression fault(int index, String code, String expected, String message) {
        int position = index < positions.length ? positions[index] : call.position();
        return new InvalidExpression(new InvalidExpression.Fault(code, position, expected, "", message));
    }
}

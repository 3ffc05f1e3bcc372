package org.footbridge.engine.expression;

import java.util.function.UnaryOperator;

/** What a function does. Immutable: any number of threads call it at once. */
sealed interface Behaviour {

    /** From one text to another, for each value by itself; no value stays no value. The quickest way there is. */
    record OfText(UnaryOperator<String> operator) implements Behaviour {}

    /** The attribute that its only argument, a constant, names. */
    record OfAttribute() implements Behaviour {}

    /** Anything else. */
    record OfCall(Preparation preparation) implements Behaviour {}

    /** Yields the value of one call. */
    @FunctionalInterface
    interface Body {
        Value call(Arguments arguments);
    }

    /** Looks at the constants of a call once, when the expression is compiled. */
    @FunctionalInterface
    interface Preparation {
        /** @throws InvalidExpression made by {@link CallSite#fault} when a constant is wrong */
        Body prepare(CallSite site);
    }
}

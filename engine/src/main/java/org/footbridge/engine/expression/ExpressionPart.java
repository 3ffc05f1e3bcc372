package org.footbridge.engine.expression;

import java.util.List;

/** An expression taken apart, for those who show it or exchange it with other programs. */
public sealed interface ExpressionPart {

    /** As it is written by itself, with the usual blanks. */
    String text();

    /** @param name without brackets */
    record Attribute(String name, String text) implements ExpressionPart {}

    /**
     * A text, a number, a keyword, or what stands for a value: {@code %name%} or {@code $name}.
     *
     * @param constant a text without quotes and escapes, anything else as it is written
     */
    record Constant(String constant, String text) implements ExpressionPart {}

    /**
     * A call, or an operator with its operands.
     *
     * @param function as the reference spells it; of an operator its sign
     * @param arguments those that are given, in order
     */
    record Call(String function, List<Argument> arguments, String text) implements ExpressionPart {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param key how the JSON form of a mapping calls the parameter; the same for each argument of one that repeats */
    record Argument(String key, ExpressionPart value) {}
}

package org.footbridge.engine.expression;

import java.util.List;

/** An expression as it is written. Positions are those of the first character, counted from 0 in UTF-16 units. */
sealed interface Syntax {

    int position();

    /** {@code [name]}. */
    record Attribute(int position, String name) implements Syntax {}

    /** A quoted text, without quotes and escapes. */
    record Text(int position, String text) implements Syntax {}

    /** @param written as it stands there, e.g. {@code -10}, {@code 42568.75}, {@code &HF} */
    record Numeral(int position, String written, Value value) implements Syntax {}

    /** A bare word. */
    record Word(int position, String word) implements Syntax {}

    /** {@code %name%}. */
    record Setting(int position, String name) implements Syntax {}

    /** {@code $name}. */
    record Variable(int position, String name) implements Syntax {}

    record Call(int position, String name, List<Syntax> arguments) implements Syntax {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The empty position of an optional argument. */
    record Empty(int position) implements Syntax {}

    record Comparison(int position, Syntax left, Operator operator, Syntax right) implements Syntax {}

    /** Two or more, glued together with {@code &}. */
    record Concatenation(int position, List<Syntax> parts) implements Syntax {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}

package org.footbridge.engine.expression;

import java.util.Set;

/** A compiled expression. Immutable and safe for any number of threads. */
public final class Expression {

    private final String text;

    private Expression(String text) {
        this.text = text;
    }

    /**
     * @throws InvalidExpression when the text is none, is too long or too deep, or calls what does not exist
     */
    public static Expression compile(String text) {
        if (text.length() < 3 || !text.startsWith("[") || text.indexOf(']') != text.length() - 1) {
            throw new InvalidExpression(new InvalidExpression.Fault(
                    "InvalidExpression", 0, "an attribute in brackets", "", "This is no attribute in brackets."));
        }
        return new Expression(text);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** The attributes it may look at, as it spells them. */
    public Set<String> reads() {
        return Set.of(attribute());
    }

    /** Never throws for what an object can hold. */
    public Outcome evaluate(EvaluationContext context) {
        return new Outcome.Computed(context.attribute(attribute()), false);
    }

    private String attribute() {
        return text.substring(1, text.length() - 1);
    }
}

package org.footbridge.engine.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A compiled expression. Immutable and safe for any number of threads. */
public final class Expression {

    private final String text;
    private final Syntax syntax;
    private final Node node;
    private final int variables;
    private final boolean redacts;
    private final Set<String> reads;

    /** Whether {@code SelectUniqueValue} may be used. */
    public enum UniqueValues {
        /** As in mappings from a directory to the tenant, which do not support it. */
        REFUSED,
        ALLOWED
    }

    Expression(String text, Syntax syntax, Node node, int variables, boolean redacts) {
        this.text = text;
        this.syntax = syntax;
        this.node = node;
        this.variables = variables;
        this.redacts = redacts;
        Set<String> names = new LinkedHashSet<>();
        node.addReads(names);
        this.reads = Collections.unmodifiableSet(names);
    }

    /**
     * Without {@code SelectUniqueValue}.
     *
     * @throws InvalidExpression when the text is none, is too long or too deep, or calls what does not exist
     */
    public static Expression compile(String text) {
        return compile(text, UniqueValues.REFUSED);
    }

    /** @throws InvalidExpression when the text is none, is too long or too deep, or calls what does not exist */
    public static Expression compile(String text, UniqueValues uniqueValues) {
        return Compile.expression(text, uniqueValues);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** As it is written with the usual blanks and without needless ones; compiles to the same. */
    public String normalized() {
        return WriteExpression.of(syntax);
    }

    /** In the shape of Graph. */
    public ExpressionTree tree() {
        return WriteTree.of(syntax);
    }

    /** The attributes it may look at, as it spells them, in the order in which they occur. */
    public Set<String> reads() {
        return reads;
    }

    /** Never throws for what an object can hold. */
    public Outcome evaluate(EvaluationContext context) {
        return evaluate(context, Limits.STEPS);
    }

    /** @param steps what the evaluation may cost */
    Outcome evaluate(EvaluationContext context, long steps) {
        Evaluation evaluation = new Evaluation(context, new Budget(steps), variables, redacts);
        EvaluationFault fault;
        try {
            Value value = node.evaluate(evaluation);
            return evaluation.isLeft() ? evaluation.left() : new Outcome.Computed(value, evaluation.redacted());
        } catch (Fault thrown) {
            fault = thrown.fault();
        } catch (LimitReached limit) {
            fault = new EvaluationFault(
                    limit.code(), "", node.attribute(), "", limit.reason(), "Make the expression simpler.");
        }
        return evaluation.isLeft() ? evaluation.left() : new Outcome.Faulted(fault);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.footbridge.engine.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A compiled expression. Immutable and safe for any number of threads. */
public final class Expression {

    private final String text;
    private final Syntax syntax;
    private final Node node;
    private final int variables;
    private final boolean redacts;
    private final Set<String> reads;
    private final Set<String> parameters;
    private final List<Result> results;

    /** Whether {@code SelectUniqueValue} may be used. */
    public enum UniqueValues {
        /** As in mappings from a directory to the tenant, which do not support it. */
        REFUSED,
        ALLOWED
    }

    /**
     * What may come out, as far as that is known beforehand.
     *
     * @param constant the value, when it is always the same
     */
    public record Result(ValueType type, Optional<Value> constant) {}

    Expression(String text, Syntax syntax, Part whole, int variables, boolean redacts, Set<String> parameters) {
        this.text = text;
        this.syntax = syntax;
        this.node = whole.node();
        this.results = whole.results();
        this.parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
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

    /** The parameters it may look at, without percent signs, in the order in which they occur. */
    public Set<String> parameters() {
        return parameters;
    }

    /** What may come out, one for each of its branches. */
    public List<Result> results() {
        return results;
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

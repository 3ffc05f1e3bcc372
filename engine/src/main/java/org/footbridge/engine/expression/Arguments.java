package org.footbridge.engine.expression;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call in one evaluation. Positions are those of the function's parameters; what repeats goes on
 * behind them. Each argument is evaluated when it is first asked for, and only then: an argument nobody asks for is a
 * branch that is not taken. Each way of reading converts, or ends the evaluation with a fault that names function,
 * attribute and value.
 */
final class Arguments {

    private final CallFunction call;
    private final Evaluation evaluation;
    private final @Nullable Value[] values;

    Arguments(CallFunction call, Evaluation evaluation) {
        this.call = call;
        this.evaluation = evaluation;
        this.values = new @Nullable Value[call.arguments().length];
    }

    /** How many positions there are; empty ones count. */
    int count() {
        return values.length;
    }

    /** Whether something stands there, whatever its value. */
    boolean given(int index) {
        return index < values.length && call.arguments()[index].given();
    }

    /** The value as it is; {@link Value#NOTHING} for an empty position. */
    Value value(int index) {
        if (index >= values.length) {
            return Value.NOTHING;
        }
        Value known = values[index];
        if (known == null) {
            known = call.arguments()[index].evaluate(evaluation);
            values[index] = known;
        }
        return known;
    }

    /** Whether the value is absent; the empty text is not. */
    boolean isNothing(int index) {
        return Single.isNothing(value(index));
    }

    /** The only value, or none. */
    Value single(int index) {
        Value value = Single.of(value(index));
        if (value instanceof Value.Many(List<Value> several)) {
            throw fault(
                    index,
                    "SeveralValues",
                    call.parameter(index) + " has " + several.size() + " values where one is needed.",
                    "Choose one with Item, or join them with Join.");
        }
        return value;
    }

    /** No value is the empty text. */
    String text(int index) {
        String text = TextForm.of(single(index));
        evaluation.budget().spend(text.length());
        return text;
    }

    /** @return in 64 bits */
    long whole(int index) {
        Value number = number(index);
        return NumberForm.whole(number)
                .orElseThrow(() -> fault(
                        index,
                        "NotANumber",
                        call.parameter(index) + " must be a whole number of 64 bits.",
                        "Correct the value, or the expression that makes it."));
    }

    /** As {@link #whole}, cut to the range of an {@code int}; for lengths and positions. */
    int index(int index) {
        return Math.clamp(whole(index), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    BigDecimal decimal(int index) {
        return switch (number(index)) {
            case Value.Whole(long whole) -> BigDecimal.valueOf(whole);
            case Value.Decimal(BigDecimal decimal) -> decimal;
            default -> throw new IllegalStateException("a number is whole or decimal");
        };
    }

    /** {@link Value.Whole} or {@link Value.Decimal}. */
    Value number(int index) {
        Value value = single(index);
        Optional<Value> number = NumberForm.of(value);
        if (number.isPresent()) {
            return number.get();
        }
        if (Single.isNothingOrEmpty(value)) {
            throw fault(
                    index,
                    "ValueMissing",
                    call.parameter(index) + " must be a number, and there is no value.",
                    "Test with IsPresent first, or give a default with Coalesce.");
        }
        throw fault(
                index,
                "NotANumber",
                call.parameter(index) + " must be a number.",
                "Correct the value, or the expression that makes it.");
    }

    /** No value is false. */
    boolean truth(int index) {
        return TruthForm.of(single(index))
                .orElseThrow(() -> fault(
                        index,
                        "NotABoolean",
                        call.parameter(index) + " must be True or False, a number or a comparison.",
                        "Compare the value with something, e.g. [attribute] = \"text\"."));
    }

    Instant moment(int index) {
        if (single(index) instanceof Value.Moment(Instant at)) {
            return at;
        }
        throw fault(
                index,
                isNothing(index) ? "ValueMissing" : "NotADate",
                call.parameter(index) + " must be a date.",
                "Make a date of a text with CDate.");
    }

    /** A list of one for a single value, none for no value. */
    List<Value> values(int index) {
        List<Value> list = Single.list(value(index));
        evaluation.budget().spend(list.size());
        return list;
    }

    /** Evaluates an argument anew with a value for the variable that stands at position {@code variable}. */
    Value valueWith(int variable, Value bound, int index) {
        if (!(call.arguments()[variable] instanceof ReadVariable read)) {
            throw new IllegalStateException(call.name() + " has no variable at " + variable);
        }
        evaluation.bind(read.slot(), bound);
        return call.arguments()[index].evaluate(evaluation);
    }

    EvaluationContext context() {
        return evaluation.context();
    }

    Budget budget() {
        return evaluation.budget();
    }

    /** The attribute stays as it is, whatever else is evaluated. */
    Value leaveAttribute() {
        evaluation.leaveAttribute();
        return Value.NOTHING;
    }

    /** Whether no value may be shown, because one of them must not be. */
    boolean secretive() {
        return evaluation.secretive();
    }

    /** The value of the whole mapping must not be shown. */
    void redact() {
        evaluation.redact();
    }

    /** @param index whose value is at fault */
    Fault fault(int index, String code, String message, String nextStep) {
        Value value = value(index);
        String shown = evaluation.secretive() ? "" : WriteOutcome.shortened(value);
        String attribute = call.arguments()[index].attribute();
        String named = attribute.isEmpty() || message.contains("[" + attribute + "]")
                ? message
                : message + " It comes from [" + attribute + "].";
        return new Fault(
                new EvaluationFault(code, call.name(), attribute, shown, call.name() + ": " + named, nextStep));
    }

    /** When no single value is at fault. */
    Fault fault(String code, String message, String nextStep) {
        return new Fault(new EvaluationFault(code, call.name(), call.attribute(), "", message, nextStep));
    }

    /** For the call of the same function for each value of one argument. */
    void set(int index, Value value) {
        values[index] = value;
    }
}

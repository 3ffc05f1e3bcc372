package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be so whatever text is given for an expression, and whatever an object holds. */
final class HoldsForEveryExpression {

    /** Enough for anything sensible, little enough for many runs. */
    static final long STEPS = 200_000;

    private HoldsForEveryExpression() {}

    /** @return nothing when the text is no expression, which was then said as it should be */
    static Optional<Expression> read(String text) {
        try {
            Expression expression = Expression.compile(text, Expression.UniqueValues.ALLOWED);
            assertThat(expression.text()).isEqualTo(text);
            String normalized = expression.normalized();
            if (normalized.length() <= Limits.TEXT) {
                Expression again = Expression.compile(normalized, Expression.UniqueValues.ALLOWED);
                assertThat(again.normalized()).isEqualTo(normalized);
                assertThat(again.reads()).isEqualTo(expression.reads());
            }
            return Optional.of(expression);
        } catch (InvalidExpression invalid) {
            InvalidExpression.Fault fault = invalid.fault();
            assertThat(fault.position()).as(fault.message()).isBetween(0, text.length());
            assertThat(fault.code()).isNotBlank();
            assertThat(fault.message()).isNotBlank();
            return Optional.empty();
        }
    }

    static Outcome evaluate(Expression expression, Map<String, Value> attributes) {
        MadeUp object = MadeUp.of(attributes);
        Outcome outcome = expression.evaluate(object, STEPS);

        assertThat(expression.reads()).containsAll(object.asked());
        assertThat(expression.evaluate(MadeUp.of(attributes), STEPS)).isEqualTo(outcome);
        switch (outcome) {
            case Outcome.Computed(Value value, boolean redacted) -> isBounded(value);
            case Outcome.Faulted(EvaluationFault fault) -> {
                assertThat(fault.code()).isNotBlank();
                assertThat(fault.message()).isNotBlank().hasSizeLessThan(2_000);
                assertThat(fault.nextStep()).isNotBlank();
                assertThat(fault.value().length()).isLessThan(200);
            }
            case Outcome.LeaveAttribute leave -> {
                // says all there is to say
            }
            case Outcome.LeaveObject leave -> {
                // says all there is to say
            }
        }
        return outcome;
    }

    private static void isBounded(Value value) {
        switch (value) {
            case Value.Text(String text) -> assertThat(text.length()).isLessThanOrEqualTo(Limits.CHARACTERS);
            case Value.Many(List<Value> values) -> {
                assertThat(values.size()).isLessThanOrEqualTo(Limits.VALUES);
                assertThat(values).noneMatch(each -> each instanceof Value.Nothing || each instanceof Value.Many);
                values.forEach(HoldsForEveryExpression::isBounded);
            }
            default -> assertThat(TextForm.of(value)).isNotNull();
        }
    }
}

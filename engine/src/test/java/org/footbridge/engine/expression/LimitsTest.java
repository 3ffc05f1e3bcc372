package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void aTextThatIsTooLongIsRefused() {
        String longest = "\"" + "x".repeat(Limits.TEXT - 2) + "\"";
        assertThat(Expression.compile(longest).text()).hasSize(10_000);
        assertThat(refused(longest + " ").code()).isEqualTo("ExpressionTooLong");
    }

    @Test
    void functionsAreNestedOnlySoDeep() {
        assertThat(Given.attribute("x", " a ").gives(nested("Trim(", "[x]", ")", Limits.DEPTH)))
                .isEqualTo("\"a\"");
        InvalidExpression.Fault fault = refused(nested("Trim(", "[x]", ")", Limits.DEPTH + 1));
        assertThat(fault.code()).isEqualTo("ExpressionTooDeep");
        assertThat(fault.position()).isEqualTo(5 * Limits.DEPTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "Trim(",
                "[",
                "\"",
                "IIF(",
                "Join(\"\",",
                "&",
                "-",
                "%",
                "$",
                "Trim(Trim (",
                "&H",
                "1.",
                ",",
                ")",
                "\\"
            })
    void whateverIsRepeatedEndsWithAFault(String part) {
        assertThat(refused(part.repeat(10_000 / part.length())).message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Append(%s, %s)",
                "Join(\"\", %s, %s)",
                "%s & %s",
                "Replace(%s, \"a\", , , \"aa\")",
                "Replace(%s, , \"a\", , \"aa\")",
                "Replace(\"aa\", \"a\", , , , , %s)",
                "Prepend(%s, %s)"
            })
    void aTextDoesNotGrowBeyondItsLimit(String doubling) {
        String text = "[x]";
        for (int i = 0; i < 30 && doubling.replace("%s", text).length() < Limits.TEXT; i++) {
            text = doubling.replace("%s", text);
        }
        Given large = Given.attribute("x", "a".repeat(200_000));
        assertThat(large.fault(text).code()).isIn("ValueTooLong", "EvaluationTooLong");
    }

    @Test
    void aListDoesNotGrowBeyondItsLimit() {
        Given large = Given.attribute("x", "a,".repeat(Limits.VALUES + 1));
        assertThat(large.fault("Split([x], \",\")").code()).isEqualTo("TooManyValues");
        assertThat(Given.attribute("x", "a,".repeat(Limits.VALUES)).gives("Count(Split([x], \",\"))"))
                .isEqualTo("10000");
    }

    @Test
    void anEvaluationEndsWhenItsStepsAreSpent() {
        Given given = Given.attribute("x", "a".repeat(1000));
        Expression expression = Expression.compile("Left([x], 1)");
        assertThat(expression.evaluate(given, 2000)).isInstanceOf(Outcome.Computed.class);
        assertThat(expression.evaluate(given, 1000)).isInstanceOfSatisfying(Outcome.Faulted.class, faulted -> {
            assertThat(faulted.fault().code()).isEqualTo("EvaluationTooLong");
            assertThat(faulted.fault().message()).isEqualTo("The evaluation needs more than 1000 steps.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*$", "(.*)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x+x+)+y"})
    void aHostilePatternEndsWithItsSteps(String pattern) {
        Given given = Given.attribute("x", "a".repeat(100_000) + "!").and("p", pattern);
        Outcome outcome = given.evaluate("Replace([x], , [p], , \"\")");
        if (outcome instanceof Outcome.Faulted(EvaluationFault fault)) {
            assertThat(fault.code()).isEqualTo("EvaluationTooLong");
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Computed.class);
        }
    }

    @Test
    void aValueThatOnlyPassesThroughMayBeLarge() {
        Given given = Given.attribute("photo", "A".repeat(Limits.CHARACTERS - 1));
        assertThat(given.evaluate("IIF(IsPresent([photo]), Coalesce([photo]), NULL)"))
                .isEqualTo(new Outcome.Computed(given.attribute("photo"), false));
    }

    private static String nested(String begin, String middle, String end, int depth) {
        return begin.repeat(depth) + middle + end.repeat(depth);
    }

    private static InvalidExpression.Fault refused(String text) {
        return catchThrowableOfType(InvalidExpression.class, () -> Expression.compile(text))
                .fault();
    }
}

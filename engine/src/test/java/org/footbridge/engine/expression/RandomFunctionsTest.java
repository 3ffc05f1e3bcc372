package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFunctionsTest {

    private static final Given NOTHING = Given.nothing();
    private static final String SPECIAL = "[~!@#$%^&*_\\-+=`|\\\\(){}\\[\\]:;\"'<>,.?/]";

    private static String text(String expression) {
        if (NOTHING.evaluate(expression) instanceof Outcome.Computed(Value.Text(String text), boolean redacted)) {
            return text;
        }
        throw new AssertionError(expression + " gives no text");
    }

    @Test
    void identifiersAreOfVersion4() {
        assertThat(text("Guid()")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(text("Join(\"\", Guid(), Guid())"))
                .hasSize(72)
                .satisfies(both -> assertThat(both.substring(0, 36)).isNotEqualTo(both.substring(36)));
    }

    @Test
    void textsHaveWhatIsAskedForAndNotWhatIsToBeAvoided() {
        assertThat(text("RandomString(6,3,0,0,3)"))
                .hasSize(6)
                .matches("[0-9a-z]+")
                .satisfies(text -> {
                    assertThat(count(text, "[0-9]")).isEqualTo(3);
                    assertThat(count(text, "[a-z]")).isEqualTo(3);
                });
        long seed = 20_260_106;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 500; round++) {
            int digits = random.nextInt(20);
            int special = random.nextInt(20);
            int capital = random.nextInt(20);
            int small = random.nextInt(20);
            int length = digits + special + capital + small + random.nextInt(100);

            String text = text(
                    "RandomString(%d, %d, %d, %d, %d, \"?,aO0\")".formatted(length, digits, special, capital, small));

            assertThat(text)
                    .as("seed %d, round %d", seed, round)
                    .hasSize(length)
                    .doesNotContainPattern("[?,aO0]");
            assertThat(count(text, "[0-9]")).isGreaterThanOrEqualTo(digits);
            assertThat(count(text, SPECIAL)).isGreaterThanOrEqualTo(special);
            assertThat(count(text, "[A-Z]")).isGreaterThanOrEqualTo(capital);
            assertThat(count(text, "[a-z]")).isGreaterThanOrEqualTo(small);
        }
        assertThat(text("RandomString(0,0,0,0,0)")).isEmpty();
        assertThat(text("RandomString(256,0,0,0,0)")).hasSize(256);
    }

    private static int count(String text, String kind) {
        return text.length() - text.replaceAll(kind, "").length();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RandomString(257,0,0,0,0)",
                "RandomString(-1,0,0,0,0)",
                "RandomString(3,1,1,1,1)",
                "RandomString(3,-1,0,0,0)",
                "RandomString(3,3,0,0,0,\"0123456789\")",
                "RandomNum(2,1)",
            })
    void numbersThatDoNotFitAreRefused(String expression) {
        assertThat(NOTHING.fault(expression).code()).isEqualTo("OutOfRange");
    }

    @Test
    void numbersAreBetweenTheTwo() {
        assertThat(NOTHING.gives("RandomNum(7,7)")).isEqualTo("7");
        assertThat(NOTHING.gives("IIF(RandomNum(1,3) <= 3, \"yes\", \"no\")")).isEqualTo("\"yes\"");
        assertThat(NOTHING.gives("RandomNum(9223372036854775807, 9223372036854775807)"))
                .isEqualTo("9223372036854775807");
        assertThat(NOTHING.gives("IsString(RandomNum(-9223372036854775808, 9223372036854775807))"))
                .isEqualTo("True");
    }

    @Test
    void randomnessCanBeHiddenLikeAnythingElse() {
        assertThat(NOTHING.evaluate("Redact(RandomString(6,3,0,0,3))"))
                .isInstanceOfSatisfying(
                        Outcome.Computed.class,
                        outcome -> assertThat(outcome.redacted()).isTrue());
    }
}

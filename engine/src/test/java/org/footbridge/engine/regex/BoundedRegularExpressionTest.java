package org.footbridge.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile pattern or text ends with a fault, after a number of steps that is always the same. */
class BoundedRegularExpressionTest {

    private static final String MANY = "a".repeat(50_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$!",
                "(a|a)*!",
                "(a|aa)+!",
                "(.*a){25}!",
                "(a*)*!",
                "(?:a?){200}a{200}!",
                "(\\w+\\s?)*!",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(x+x+)+y|(a+a+)+b",
                "(?=(a+)+!)b",
                "(?<=!(a+)+)b|(?<=!(a+)+)",
                "(?:a{1,1000}){1,1000}!",
                "((a{0,100}){0,100}){0,100}!",
                "(?:(?:(?:a*)*)*)*!",
                "(a*?)*?!",
                ".*.*.*.*.*!",
                "(?i)(A+)+$!",
                "(a)\\1*\\1*\\1*\\1*!",
            })
    void aPatternThatNeverEndsIsStopped(String pattern) {
        RegularExpression hostile = RegularExpression.compile(pattern);

        assertThatExceptionOfType(RegularExpressionTooCostly.class)
                .isThrownBy(() -> hostile.matches(MANY))
                .withMessageContaining("stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(){2147483647}",
                "(?:){1000000000}b",
                "((){1000}){1000}b",
                "(?:(?:(?:^){100000}){100000}){100000}b",
                "(?:\\b){2000000000,}b",
                "(?=){99999999}b",
            })
    void repeatingNothingEnds(String pattern) {
        assertThat(RegularExpression.compile(pattern).matches("aa")).isEqualTo(pattern.equals("(){2147483647}"));
    }

    @Test
    void aLongTextNeedsNoLongStack() {
        String text = "ab".repeat(50_000);

        assertThat(RegularExpression.compile("^(a|b)*$").matches(text, Steps.atMost(10_000_000)))
                .isTrue();
    }

    @Test
    void possibilitiesAreBoundedToo() {
        assertThatExceptionOfType(RegularExpressionTooCostly.class)
                .isThrownBy(() -> RegularExpression.compile("^(?:a|b|c)*$")
                        .matches("a".repeat(RegularExpression.LONGEST_TEXT), Steps.atMost(Long.MAX_VALUE)))
                .withMessageContaining("possibilities");
    }

    @Test
    void theSameNumberOfStepsIsAlwaysEnough() {
        RegularExpression pattern = RegularExpression.compile("(a|ab)(bc|c)*$");
        long needed = 0;
        while (!enough(pattern, needed)) {
            needed++;
        }

        assertThat(needed).isEqualTo(51);
        assertThat(enough(pattern, needed - 1)).isFalse();
    }

    private static boolean enough(RegularExpression pattern, long steps) {
        try {
            return pattern.matches("abcbcc", Steps.atMost(steps));
        } catch (RegularExpressionTooCostly tooFew) {
            return false;
        }
    }

    @Test
    void patternsTextsAndResultsHaveABound() {
        String long4097 = "a".repeat(4097);
        assertThatExceptionOfType(InvalidRegularExpression.class)
                .isThrownBy(() -> RegularExpression.compile(long4097))
                .withMessageContaining("longer than 4096");
        assertThatExceptionOfType(InvalidRegularExpression.class)
                .isThrownBy(() -> RegularExpression.compile("(".repeat(2000) + ")".repeat(2000)))
                .withMessageContaining("nested deeper");
        assertThatExceptionOfType(InvalidRegularExpression.class)
                .isThrownBy(() -> RegularExpression.compile("[a-".repeat(1000) + "]".repeat(1000)))
                .withMessageContaining("nested too deep");
        assertThatExceptionOfType(RegularExpressionTooCostly.class)
                .isThrownBy(
                        () -> RegularExpression.compile("b").matches("a".repeat(RegularExpression.LONGEST_TEXT + 1)))
                .withMessageContaining("longer than");
        assertThatExceptionOfType(RegularExpressionTooCostly.class)
                .isThrownBy(() ->
                        RegularExpression.compile(".").replace("a".repeat(2000), "$_", Steps.atMost(Steps.ORDINARY)))
                .withMessageContaining("would be longer");
    }
}

package org.footbridge.engine.regex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any pattern is compiled or refused, and matches any text or is stopped. An input is the pattern in the first line and
 * the text in the others.
 */
class RegularExpressionFuzzTest {

    private static final long STEPS = 50_000;

    @FuzzTest
    void anyPatternMatchesOrIsStopped(byte[] input) {
        String all = new String(input, UTF_8);
        int line = all.indexOf('\n');
        String pattern = line < 0 ? all : all.substring(0, line);
        String text = line < 0 ? "" : all.substring(line + 1);
        RegularExpression expression;
        try {
            expression = RegularExpression.compile(pattern);
        } catch (InvalidRegularExpression invalid) {
            assertThat(invalid.position()).isBetween(0, pattern.length());
            return;
        }
        try {
            boolean found = expression.matches(text, Steps.atMost(STEPS));

            assertThat(expression.find(text, "0", Steps.atMost(STEPS)).isPresent())
                    .isEqualTo(found);
            // what is replaced by itself stays
            assertThat(expression.replace(text, "$&", Steps.atMost(STEPS))).isEqualTo(text);
            assertThat(expression.replaceGroup(text, "0", "", Steps.atMost(STEPS)))
                    .isEqualTo(expression.replace(text, "", Steps.atMost(STEPS)));
            assertThat(expression.replace(text, text, Steps.atMost(STEPS)))
                    .hasSizeLessThanOrEqualTo(RegularExpression.LONGEST_TEXT);
        } catch (RegularExpressionTooCostly stopped) {
            assertThat(stopped).hasMessageNotContaining("null");
        }
    }
}

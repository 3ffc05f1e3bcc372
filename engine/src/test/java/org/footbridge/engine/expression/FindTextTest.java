package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindTextTest {

    private static final long SEED = 20_240_611;

    @Test
    void findsWhatJavaFinds() {
        Random random = new Random(SEED);
        for (int run = 0; run < 20_000; run++) {
            String text = letters(random, random.nextInt(120));
            String part = random.nextBoolean() && !text.isEmpty()
                    ? text.substring(random.nextInt(text.length()))
                    : letters(random, random.nextInt(40));
            int from = random.nextInt(text.length() + 1);
            FindText find = new FindText(part, false, new Budget(Limits.STEPS));
            String as = "seed " + SEED + ", run " + run + ": " + part + " in " + text;
            assertThat(find.firstIn(text, from)).as(as).isEqualTo(text.indexOf(part, from));
            assertThat(find.lastIn(text)).as(as).isEqualTo(text.lastIndexOf(part));
            FindText caseless = new FindText(part.toUpperCase(Locale.ROOT), true, new Budget(Limits.STEPS));
            assertThat(caseless.firstIn(text, from)).as(as).isEqualTo(text.indexOf(part, from));
        }
    }

    @Test
    void eachComparisonIsPaidFor() {
        int length = 100_000;
        String text = "a".repeat(2 * length);
        for (String part : new String[] {
            "a".repeat(length) + "b", "b" + "a".repeat(length), "ab".repeat(length / 2), "a".repeat(length)
        }) {
            long most = 2L * (text.length() + part.length());
            assertThatCode(() -> {
                        new FindText(part, false, new Budget(most)).firstIn(text, 0);
                        new FindText(part, true, new Budget(most)).lastIn(text);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            InStr([x], [y])
            InStr([x], [y], 1, vbTextCompare)
            InStrRev([x], [y])
            Contains([x], [y])
            Contains([x], [y], CaseInsensitive)
            Split([x], [y])
            Replace([x], [y], , , "c", , )
            Replace("c", [y], , , , , [x])
            """)
    void aFunctionThatLooksForATextPaysForItByBothLengths(String expression) {
        int length = 10_000;
        Given given = Given.attribute("x", "a".repeat(2 * length)).and("y", "a".repeat(length) + "b");
        Expression compiled = Expression.compile(expression);
        // reading both costs three times the length
        assertThat(compiled.evaluate(given, 4L * length))
                .as("looking is not free")
                .isInstanceOfSatisfying(
                        Outcome.Faulted.class,
                        faulted -> assertThat(faulted.fault().code()).isEqualTo("EvaluationTooLong"));
        assertThat(compiled.evaluate(given, 12L * length))
                .as("nor as costly as both lengths together")
                .isInstanceOf(Outcome.Computed.class);
    }

    @Test
    void theLongestTextsAreSearchedToTheEnd() {
        Given given = Given.nothing();
        assertThat(given.gives("InStr(PadLeft(\"\", 1000000, \"a\"), Append(PadLeft(\"\", 500000, \"a\"), \"b\"))"))
                .isEqualTo("0");
        assertThat(given.gives("InStrRev(PadLeft(\"\", 1000000, \"a\"), Append(\"b\", PadLeft(\"\", 500000, \"a\")))"))
                .isEqualTo("0");
        assertThat(given.gives("Contains(PadLeft(\"\", 1000000, \"a\"), PadLeft(\"\", 500000, \"a\"))"))
                .isEqualTo("1");
        assertThat(given.gives(
                        "Count(Split(PadLeft(\"b\", 1000000, \"a\"), Append(PadLeft(\"\", 400000, \"a\"), \"b\")))"))
                .isEqualTo("1");
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(4) == 0 ? 'b' : 'a');
        }
        return text.toString();
    }
}

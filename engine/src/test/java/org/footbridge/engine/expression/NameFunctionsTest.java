package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NameFunctionsTest {

    private static final Given NOTHING = Given.nothing();

    static Stream<String> documentedTable() {
        return new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(
                                NameFunctionsTest.class.getResourceAsStream("/expressions/diacritics.txt")),
                        UTF_8))
                .lines()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("documentedTable")
    void lettersOfTheDocumentedTableBecomePlain(String row) {
        String plain = row.substring(0, row.indexOf('\t'));
        for (String letter : row.substring(row.indexOf('\t') + 1).split(" ")) {
            String written = Arrays.stream(letter.split("\\+"))
                    .map(code -> Character.toString(Integer.parseInt(code, 16)))
                    .collect(Collectors.joining());
            assertThat(NormalizeDiacritics.normalize(written)).as(letter).isEqualTo(plain);
            assertThat(NormalizeDiacritics.normalize("x" + written + "y-" + written))
                    .as(letter)
                    .isEqualTo("x" + plain + "y-" + plain);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, Zoe",
        "Ķīna Ŕ, Kina R",
        "œuvre, oeuvre",
        "e\u0301te\u0301, ete",
        "Åse\u212B, AseA",
        "Ελλάδα, Ελλάδα",
        "Андрей, Андрей",
        "й\u0301, й\u0301",
        "한국, 한국",
        "đorđe, đorđe",
        "O'Brien-李, O'Brien-李",
        "😀é, 😀e",
        "\u0301a, \u0301a",
    })
    void whatIsNoLatinLetterWithMarksStays(String text, String expected) {
        assertThat(NormalizeDiacritics.normalize(text)).isEqualTo(expected);
    }

    @Test
    void normalizingAgainChangesNothing() {
        long seed = 20_260_105;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                int limit = new int[] {0x80, 0x250, 0x370, 0x2000, 0xD800}[random.nextInt(5)];
                text.append((char) random.nextInt(limit));
            }
            String once = NormalizeDiacritics.normalize(text.toString());
            assertThat(NormalizeDiacritics.normalize(once))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(once);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Jürgen Müßig, de-DE, Juergen Muessig",
        "Jürgen, , Jurgen",
        "Jürgen, fr, Jurgen",
        "Åse Ø, nb-NO, Aase OE",
        "u\u0308, de, ue",
    })
    void aLanguageMayWriteLettersOtherwise(String text, String culture, String expected) {
        String written = culture == null ? "" : culture;

        assertThat(NormalizeDiacritics.normalize(text, written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "TEsT, Test",
                "anna-maria VON der heide, Anna-Maria Von Der Heide",
                "st. john's (old) 3rd_floor, St. John's (Old) 3Rd_Floor",
                "o'brien, O'brien",
                "ÉMILE d'artagnan, Émile D'artagnan",
                "ǆ, ǅ",
                "a+b a1b, A+B A1b",
            })
    void wordsBeginWithACapitalLetter(String text, String expected) {
        assertThat(Given.attribute("x", text).gives("PCase([x])")).isEqualTo("\"" + expected + "\"");
    }

    @Test
    void givenSeparatorsAreTheOnlyOnes() {
        assertThat(NOTHING.gives("PCase(\"PINTO-DE'SILVA\", \" '-\")")).isEqualTo("\"Pinto-De'Silva\"");
        assertThat(NOTHING.gives("PCase(\"a-b c.d\", \" \")")).isEqualTo("\"A-b C.d\"");
        assertThat(NOTHING.gives("PCase(\"3rd x3x\", \" \")")).isEqualTo("\"3rd X3x\"");
        assertThat(NOTHING.gives("PCase(\"a b\", \"\")")).isEqualTo("\"A b\"");
        assertThat(NOTHING.gives("PCase(\"İBRAHİM ıŞIK\")")).isEqualTo("\"İbrahİm ışik\"");
        assertThat(NOTHING.gives("PCase([nobody])")).isEqualTo("no value");
        assertThat(Given.attribute("x", "a", "b").gives("PCase([x])")).isEqualTo("[\"A\", \"B\"]");
    }

    @Test
    void asManySeparatorsAsLettersSeparateLikeFew() {
        Given given = Given.attribute("x", "ANN-MARIE ".repeat(50_000)).and("s", "äöü-".repeat(100_000) + " ");
        assertThat(given.gives("Left(PCase([x], [s]), 20)")).isEqualTo("\"Ann-Marie Ann-Marie \"");
    }

    @Test
    void aLetterUnderThousandsOfMarksIsPlainAllTheSame() {
        String text = "e" + "\u0301\u0323".repeat(100_000) + "a\u0308";
        assertThat(NormalizeDiacritics.normalize(text)).isEqualTo("ea");
        assertThat(NormalizeDiacritics.normalize(text, "de-DE")).isEqualTo("eae");
    }

    @Test
    void marksAreBroughtInOrderByThirtyAtMost() {
        String text = "x\u0301y" + "\u0301\u0323".repeat(50) + "z";
        int first = ComposeText.pieceEnd(text, 0);
        assertThat(first).isEqualTo(3 + ComposeText.MARKS);
        assertThat(ComposeText.pieceEnd(text, first)).isEqualTo(first + ComposeText.MARKS);
        assertThat(ComposeText.pieceEnd(text, first + 2 * ComposeText.MARKS)).isEqualTo(text.length());
        assertThat(ComposeText.compose("Zoe\u0308")).isEqualTo("Zoë");
        assertThat(ComposeText.compose(text)).startsWith("x\u0301ỵ\u0323").endsWith("z");
    }
}

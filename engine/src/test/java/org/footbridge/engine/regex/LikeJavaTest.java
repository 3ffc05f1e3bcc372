package org.footbridge.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where both dialects mean the same, {@code java.util.regex} is the model. What groups hold is not compared: Java does
 * not forget it when it goes back.
 */
class LikeJavaTest {

    private static final long SEED = 20_260_101;
    private static final int ROUNDS = 30_000;
    private static final String LETTERS = "aabbcX1- \n\u00E9";

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void replacesWhatJavaReplaces() {
        for (int round = 0; round < ROUNDS; round++) {
            String pattern = choice(3);
            String text = text(12);
            String expected = Pattern.compile(pattern, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS)
                    .matcher(text)
                    .replaceAll("<$0>");

            assertThat(RegularExpression.compile(pattern).replace(text, "<$0>", Steps.atMost(Steps.ORDINARY)))
                    .as(message(round, pattern, text))
                    .isEqualTo(expected);
        }
    }

    @Test
    void findsWhatJavaFinds() {
        for (int round = 0; round < ROUNDS; round++) {
            String pattern = "(?i)" + choice(3);
            String text = text(16);
            Matcher java = Pattern.compile(
                            pattern, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE)
                    .matcher(text);

            assertThat(RegularExpression.compile(pattern).find(text, "0", Steps.atMost(Steps.ORDINARY)))
                    .as(message(round, pattern, text))
                    .isEqualTo(java.find() ? Optional.of(java.group()) : Optional.empty());
        }
    }

    private static Supplier<String> message(int round, Object pattern, String text) {
        return () -> "seed %d, round %d: %s on %s".formatted(SEED, round, pattern, text);
    }

    private String choice(int depth) {
        StringBuilder choice = new StringBuilder(sequence(depth));
        while (random.nextInt(4) == 0) {
            choice.append('|').append(sequence(depth));
        }
        return choice.toString();
    }

    private String sequence(int depth) {
        StringBuilder sequence = new StringBuilder();
        int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            sequence.append(part(depth));
        }
        return sequence.toString();
    }

    private String part(int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 12);
        return switch (kind) {
            case 0, 1 -> single() + quantifier();
            case 2 -> single();
            case 3 -> new String[] {"^", "$", "\\b", "\\B", "\\A", "\\z", "\\Z"}[random.nextInt(7)];
            case 4 -> single() + single() + quantifier();
            case 5 -> "(?:" + single() + ")" + quantifier();
            case 6 -> "(" + choice(depth - 1) + ")";
            case 7 -> "(?:" + single() + choice(depth - 1).replace('|', ',') + ")" + quantifier();
            case 8 -> "(?=" + choice(depth - 1) + ")";
            case 9 -> "(?!" + choice(depth - 1) + ")";
            case 10 -> "(?>" + choice(depth - 1) + ")" + quantifier();
            default -> "(?:" + choice(depth - 1) + ")?";
        };
    }

    private String single() {
        return switch (random.nextInt(9)) {
            case 0 -> ".";
            case 1 -> "\\d";
            case 2 -> "\\w";
            case 3 -> "\\s";
            case 4 -> "[a-c]";
            case 5 -> "[^a\\d]";
            case 6 -> "[\\w-]";
            default -> String.valueOf("abcX1\u00E9".charAt(random.nextInt(6)));
        };
    }

    private String quantifier() {
        String[] all = {"*", "+", "?", "{2}", "{1,3}", "{0,2}", "{1,}"};
        return all[random.nextInt(all.length)] + (random.nextInt(3) == 0 ? "?" : "");
    }

    private String text(int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int at = 0; at < length; at++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}

package org.footbridge.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The .NET dialect where it is its own. */
class RegularExpressionTest {

    private static String replace(String text, String pattern, String replacement) {
        return RegularExpression.compile(pattern).replace(text, replacement, Steps.atMost(Steps.ORDINARY));
    }

    private static boolean matches(String text, String pattern) {
        return RegularExpression.compile(pattern).matches(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "NULL",
            value = {
                "+91 9998887777 ~ \\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10}) ~ ${phoneNumber} ~ 9998887777",
                "+1 (999) 888-7777 ~ [()\\s-]+ ~ `` ~ +19998887777",
                "john_doe72 ~ [a-zA-Z_]* ~ `` ~ 72",
                "00012345 ~ (?<leadingZeros>^0+)(?<actualValue>[a-zA-Z0-9]+) ~ ${actualValue} ~ 12345",
                "0000000012345 ~ (.*?)(?<id>.{0,8})$ ~ ${id} ~ 00012345",
                "abc ~ .* ~ <$&> ~ <abc><>",
                "abc ~ b* ~ - ~ -a--c-",
                "abc ~ (b)(?<n>c)? ~ $2$1 ~ acb",
                "xy ~ (?<first>x)(y) ~ $1-$2 ~ y-x",
                "a1 ~ (?<a>\\w)(\\d) ~ ${a}${nobody}$3\\1 ~ a${nobody}$3\\1",
                "aXb ~ X ~ $$&$`$'$_ ~ a$&abaXbb",
                "ab ~ (a)|(b) ~ [$+] ~ [][b]",
                "a.b ~ \\. ~ $0$0 ~ a..b",
                "price ~ price ~ $ ~ $",
                "aaa ~ a{2} ~ b ~ ba",
                "a{x} ~ a{x} ~ ok ~ ok",
                "Zürich ~ \\w+ ~ w ~ w",
                "१२३ ~ \\d+ ~ d ~ d",
                "a\u00A0b ~ \\s ~ _ ~ a_b",
                "foobar ~ (?<=foo)bar ~ X ~ fooX",
                "a12b ~ (?<=a\\d*)b ~ X ~ a12X",
                "aab ~ (?<!^a)b ~ X ~ aaX",
                "foo.bar,baz ~ (?<=[.,])\\w ~ <$0> ~ foo.<b>ar,<b>az",
                "AbC ~ (?i)abc ~ x ~ x",
                "aBc ABC ~ a(?i)b(?-i)c ~ x ~ x ABC",
                "aBC ~ a(?i:bc) ~ x ~ x",
                "abc ~ (?x) a  b # the end⏎ c ~ z ~ z",
                "abba ~ (?<x>a)(b)\\1\\k<x> ~ $1 ~ b",
                "aa ~ (?'q'a)\\k'q' ~ x ~ x",
                "é ~ [^\\W\\d] ~ e ~ e",
                "hello ~ [a-z-[aeiou]] ~ * ~ *e**o",
                "a-b ~ [-b] ~ . ~ a..",
                "a]b ~ []] ~ . ~ a.b",
                "αβγ ~ \\p{IsGreek}+ ~ g ~ g",
                "Ab1 ~ \\p{Lu}|\\P{L} ~ . ~ .b.",
                "ABab ~ (?<a>A)?(?(a)B|a) ~ x ~ xxb",
                "ab ~ (a)(?(1)b|c) ~ x ~ x",
                "xz yz ~ (?(?=x)x|y)z ~ k ~ k k",
                "aaab ~ (?>a+)ab ~ x ~ aaab",
                "one⏎two⏎ ~ (?m)^\\w ~ * ~ *ne⏎*wo⏎",
                "one⏎two⏎ ~ o$ ~ 0 ~ one⏎tw0⏎",
                "one␍⏎ ~ e$ ~ 0 ~ one␍⏎",
                "a␍b ~ a.b ~ x ~ x",
                "tel\t1 ~ \\x74\\u0065l\\011\\61 ~ x ~ x",
                "ab (c) ~ (?n)(a)(?<k>b) ~ $1 ~ b (c)",
                "axb ~ a(?#comment)x ~ y ~ yb",
                "aaa ~ a+? ~ b ~ bbb",
                "aaaa ~ (?:aa)+? ~ b ~ bb",
                "aabb ~ \\Ga ~ - ~ --bb",
            })
    void replacesAsDotNetDoes(String text, String pattern, String replacement, String expected) {
        assertThat(replace(lines(text), lines(pattern), replacement)).isEqualTo(lines(expected));
    }

    private static String lines(String text) {
        return text.replace('⏎', '\n').replace('␍', '\r');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "abc | b | true",
                "abc | ^b | false",
                "abc | B | false",
                "abc | ^abc$ | true",
                "`` | ^$ | true",
                "word up | \\bup\\b | true",
                "wordup | \\bup\\b | false",
                "wordup | \\Bup | true",
                "a | a\\z | true",
                "\u212A | (?i)k | true",
                "foo | (?!foo)f | false",
                "aXbX | ^(?:(?<c>.)X)+$ | true",
            })
    void matchesAnywhereInTheTextAndMindsTheCase(String text, String pattern, boolean expected) {
        assertThat(matches(text, pattern)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a)",
                "[",
                "[a",
                "[b-a]",
                "[a-\\d]",
                "*",
                "a**",
                "a{2}{3}",
                "a{3,2}",
                "+",
                "(?",
                "(?<",
                "(?<>a)",
                "(?<0>a)",
                "(?<a-b>x)",
                "(?<a",
                "(?Px)",
                "\\",
                "\\q",
                "\\8",
                "\\1",
                "\\k<x>",
                "\\k",
                "\\x1",
                "\\u12",
                "\\c",
                "\\c\u00FC",
                "\\p{Xx}",
                "\\p",
                "\\p{Lu",
                "(?#",
                "(?(1)a|b)",
                "(?(a)b|c|d)",
                "[a-[b]c]",
                "(?i)*",
                "a{99999999999}",
                "(a",
                "(?:a",
                "(?=",
                "[[",
                "(?(",
                "(?i",
                "\\P{IsNowhere}"
            })
    void refusesWhatIsNoPattern(String pattern) {
        assertThatExceptionOfType(InvalidRegularExpression.class)
                .isThrownBy(() -> RegularExpression.compile(pattern))
                .satisfies(refused -> {
                    assertThat(refused.position()).isBetween(0, pattern.length());
                    assertThat(refused).hasMessageContaining("at character");
                });
    }

    @Test
    void saysWhereAPatternIsWrong() {
        assertThatExceptionOfType(InvalidRegularExpression.class)
                .isThrownBy(() -> RegularExpression.compile("ab[z-a]"))
                .withMessage("The range is in reverse order (at character 7 of the pattern)");
    }

    @Test
    void replacesOnlyWhatTheNamedGroupHolds() {
        Steps steps = Steps.atMost(Steps.ORDINARY);

        assertThat(RegularExpression.compile("(?<streetNumber>^\\d*)")
                        .replaceGroup("545 Tremont Street", "streetNumber", "888", steps))
                .isEqualTo("888 Tremont Street");
        assertThat(RegularExpression.compile("(?<Suffix>@(.)*)")
                        .replaceGroup("jsmith@contoso.com", "Suffix", "", steps))
                .isEqualTo("jsmith");
        assertThat(RegularExpression.compile("(?<k>\\w)=(?<v>\\w)").replaceGroup("a=1,b=2", "v", "$0", steps))
                .isEqualTo("a=$0,b=$0");
        assertThat(RegularExpression.compile("a(?<b>b)?").replaceGroup("ab a", "b", "-", steps))
                .isEqualTo("a- a");
        assertThat(RegularExpression.compile("a").replaceGroup("ab", "nobody", "-", steps))
                .isEqualTo("ab");
    }

    @Test
    void findsWhatAGroupHoldsInTheFirstMatch() {
        RegularExpression phone = RegularExpression.compile("\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})");
        Steps steps = Steps.atMost(Steps.ORDINARY);

        assertThat(phone.find("+91 8887779999", "phoneNumber", steps)).contains("8887779999");
        assertThat(phone.find("8887779999", "phoneNumber", steps)).isEmpty();
        assertThat(phone.find("+91 8887779999", "nobody", steps)).isEmpty();
        assertThat(phone.hasGroup("isdCode")).isTrue();
        assertThat(phone.hasGroup("2")).isTrue();
        assertThat(phone.hasGroup("3")).isFalse();
    }

    @Test
    void namedGroupsAreNumberedBehindThoseWithoutAName() {
        assertThat(replace("abcd", "(?<x>a)(b)(?<y>c)(d)", "$1$2$3$4")).isEqualTo("bdac");
        assertThat(replace("ab", "(?<7>a)(b)", "$7$1")).isEqualTo("ab");
        assertThat(replace("ab", "(?<x>a)(?<x>b)", "${x}")).isEqualTo("b");
    }

    @Test
    void aReplacementIsReadInAsManyStepsAsItHasCharacters() {
        for (String hostile : List.of("${", "${a", "$1", "${1", "$")) {
            String replacement = hostile.repeat(200_000 / hostile.length()) + "}";
            long[] taken = {0};
            String replaced = RegularExpression.compile("x").replace("-x-", replacement, steps -> taken[0] += steps);
            assertThat(replaced).as(hostile).startsWith("-$").endsWith("}-");
            assertThat(taken[0]).as(hostile).isBetween(hostile.equals("$") ? 1L : 100_000L, 400_000L);
        }
    }

    @Test
    void eachPartOfAReplacementCostsAStepForEachMatch() {
        long[] taken = {0};
        assertThat(RegularExpression.compile("(b)?a")
                        .replace("a".repeat(1000), "$1".repeat(1000), steps -> taken[0] += steps))
                .isEmpty();
        assertThat(taken[0]).isGreaterThan(1_000_000);
    }

    @Test
    void aNameInBracesIsOneOfWordCharacters() {
        assertThat(replace("ab", "(?<first>a)b", "${first}${first }${ }${}${-}${first"))
                .isEqualTo("a${first }${ }${}${-}${first");
    }
}

package org.footbridge.engine.date;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {

    private static final Instant NOW = Instant.parse("2026-07-30T12:34:56Z");
    private static final String ROUND_TRIP = "yyyy-MM-ddTHH:mm:ss.fffffff";

    private static String convert(String text, String from, String to, Set<DateStyle> styles) {
        return DatePattern.compile(from)
                .parse(text, styles, NOW)
                .map(DatePattern.compile(to)::format)
                .orElse("no date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "20150123105347.1Z | yyyyMMddHHmmss.fZ | yyyy-MM-dd | 2015-01-23",
                "2025-12-31-08:00 | yyyy-MM-ddzzz | yyyy-MM-dd | 2025-12-31",
                "2020-12-31+08:00 | yyyy-MM-ddzzz | yyyy-MM-dd | 2020-12-30",
                "12/31/2025 12:00:00 AM | M/d/yyyy hh:mm:ss tt | yyyy-MM-dd | 2025-12-31",
                "7/2/2021 3:33:38 PM | M/d/yyyy h:mm:ss tt | yyyyMMddHHmmss.0Z | 20210702153338.0Z",
                "7/2/2021 3:33:38 PM | M/d/yyyy hh:mm:ss tt | yyyy | no date",
                "12/25/2007 | d/M/yyyy | yyyy | no date",
                "2024-02-29 | yyyy-MM-dd | dddd, d MMMM yy | Thursday, 29 February 24",
                "2023-02-29 | yyyy-MM-dd | yyyy | no date",
                "Thu, 29 Feb 2024 | ddd, dd MMM yyyy | o | 2024-02-29T00:00:00.0000000",
                "Fri, 29 Feb 2024 | ddd, dd MMM yyyy | o | no date",
                "thursday 29 february 2024 | dddd d MMMM yyyy | d | 2/29/2024",
                "29.02.24 | dd.MM.yy | yyyy | 2024",
                "29.02.51 | dd.MM.yy | yyyy | no date",
                "01.02.51 | dd.MM.yy | yyyy | 1951",
                "3 PM | h tt | HH:mm | 15:00",
                "12 AM | h tt | %H | 0",
                "13 PM | h tt | HH | no date",
                "13 AM | H tt | HH | no date",
                "2021-06-30T01:02:03.1234567Z | yyyy-MM-ddTHH:mm:ss.fffffffK | o | 2021-06-30T01:02:03.1234567Z",
                "2021-06-30T01:02:03Z | o | r | Wed, 30 Jun 2021 01:02:03 GMT",
                "2021-06-30T01:02:03.5+02:00 | o | o | 2021-06-29T23:02:03.5000000+00:00",
                "2021-06-30T01:02:03 | o | s | 2021-06-30T01:02:03",
                "2021-06-30 01:02:03Z | u | G | 6/30/2021 1:02:03 AM",
                "10:20 | HH:mm | yyyy-MM-ddTHH:mm | 2026-07-30T10:20",
                "March 3 | M | yyyy-MM-dd | 2026-03-03",
                "2021 | yyyy | yyyy-MM-dd | 2021-01-01",
                "0001 | yyyy | yyyyy | 00001",
                "0000 | yyyy | yyyy | no date",
                "0001-01-01+14:00 | yyyy-MM-ddzzz | yyyy | no date",
                "2021-01-01+14:01 | yyyy-MM-ddzzz | yyyy | no date",
                "5 o'clock | H 'o'\"'\"'clock' | HH | 05",
                "2021-06-30 | yyyy-MM-dd | 'on the \\d\\ay' d. | on the day 30.",
                "2021-06-30T10:00:00.120 | yyyy-MM-ddTHH:mm:ss.fff | ss.FFF ss.fff f F | 00.12 00.120 1 1",
                "2021-06-30T10:00:00.000 | yyyy-MM-ddTHH:mm:ss.fff | ss.FFF- g K zzz zz z t | 00- A.D.  +00:00 +00 +0 A",
                "2021-06-3x | yyyy-MM-dd | yyyy | no date",
                "2021-06-30x | yyyy-MM-dd | yyyy | no date",
                "2021-6-30 | yyyy-MM-dd | yyyy | no date",
                "2021-6-3 | yyyy-M-d | MM dd | 06 03",
                "2021 2021 | yyyy yyyy | yyyy | 2021",
                "2021 2022 | yyyy yyyy | yyyy | no date",
            })
    void readsAndWritesAsDotNetDoes(String text, String from, String to, String expected) {

        assertThat(convert(text, from, to, DateStyle.ORDINARY)).isEqualTo(expected);
    }

    @Test
    void stylesSayWhatBlanksAndZonesMean() {
        Set<DateStyle> none = DateStyle.parse("None").orElseThrow();
        Set<DateStyle> white =
                DateStyle.parse("AllowWhiteSpaces, AssumeUniversal").orElseThrow();
        Set<DateStyle> universal =
                DateStyle.parse("assumeuniversal|AdjustToUniversal").orElseThrow();
        Set<DateStyle> first = DateStyle.parse("NoCurrentDateDefault").orElseThrow();

        assertThat(convert(" 2021-06-30\t", "yyyy-MM-dd", "d", DateStyle.ORDINARY))
                .isEqualTo("6/30/2021");
        assertThat(convert(" 2021-06-30", "yyyy-MM-dd", "d", none)).isEqualTo("no date");
        assertThat(convert("2021 - 06 -30 ", "yyyy-MM-dd", "yyyyK", white)).isEqualTo("2021+00:00");
        assertThat(convert("2021", "yyyy", "yyyyK", universal)).isEqualTo("2021Z");
        assertThat(convert("2021Z", "yyyyK", "yyyyK", DateStyle.ORDINARY)).isEqualTo("2021Z");
        assertThat(convert("2021Z", "yyyyK", "yyyyK", none)).isEqualTo("2021+00:00");
        assertThat(convert("10", "HH", "yyyy-MM-dd HH", first)).isEqualTo("0001-01-01 10");
        assertThat(DateStyle.parse("Sometimes")).isEmpty();
        assertThat(DateStyle.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q", "'open", "yyyy\\", "yyyy%", "%%d", "ffffffff", "\"a'"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatExceptionOfType(InvalidDatePattern.class).isThrownBy(() -> DatePattern.compile(pattern));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = 20_260_103;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String[] dates = {"yyyy-MM-dd", "M/d/yyyy", "dd.MM.yyyy", "ddd, d MMM yyyy", "MMMM d', 'yyyy", "yyyyMMdd"};
        String[] times = {
            " HH:mm:ss.fffffff", "THH:mm:ss.FFFFFFF", " h:mm:ss.fffffff tt", "hhmmssffffffftt", " HHmmss.FFFFFFFK"
        };
        for (int round = 0; round < 20_000; round++) {
            LocalDateTime time = LocalDateTime.of(1, 1, 1, 0, 0)
                    .plusSeconds(random.nextLong(315_537_897_600L))
                    .plusNanos(random.nextInt(10_000_000) * 100L);
            String pattern = dates[random.nextInt(dates.length)] + times[random.nextInt(times.length)];
            DateTime date = new DateTime(time, DateTime.Kind.UNSPECIFIED);

            String written = DatePattern.compile(pattern).format(date);

            assertThat(DatePattern.compile(pattern).parse(written, DateStyle.ORDINARY, NOW))
                    .as("seed %d, round %d: %s as %s", seed, round, written, pattern)
                    .contains(date);
            assertThat(convert(written, pattern, ROUND_TRIP, DateStyle.ORDINARY))
                    .isEqualTo(DatePattern.compile(ROUND_TRIP).format(date));
        }
    }
}

package org.footbridge.engine.date;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Any text is a date or none, with a pattern and without. An input is a pattern, names of styles, and the text, each in
 * a line.
 */
class DateFuzzTest {

    private static final Instant NOW = Instant.parse("2026-07-30T12:34:56Z");

    @FuzzTest
    void anyTextIsADateOrNone(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", 3);
        String text = lines[lines.length - 1];
        ReadDate.read(text).ifPresent(date -> {
            assertThat(DateRange.contains(date)).isTrue();
            assertThat(ReadDate.read(date.toString())).contains(date);
        });
        try {
            DatePattern pattern = DatePattern.compile(lines[0]);
            Set<DateStyle> styles =
                    DateStyle.parse(lines.length < 3 ? "" : lines[1]).orElse(DateStyle.ORDINARY);
            Optional<DateTime> date = pattern.parse(text, styles, NOW);
            date.ifPresent(found -> {
                assertThat(DateRange.contains(found.time())).isTrue();
                assertThat(pattern.format(found)).hasSizeLessThan(20_000);
            });
        } catch (InvalidDatePattern invalid) {
            assertThat(invalid).message().isNotBlank();
        }
    }
}

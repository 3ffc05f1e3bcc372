package org.footbridge.engine.projection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.engine.PropertyValue;

/**
 * Reads the texts in which directories and expressions write moments: file times (MS-DTYP 2.3.3), generalized times
 * (RFC 4517 3.3.13), ISO 8601, and {@code M/d/yyyy h:mm:ss tt}. Without offset they are in UTC.
 */
final class ConvertTime {

    private static final long INTERVALS_IN_A_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final Pattern FILE_TIME = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern GENERALIZED = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})?)?(?:[.,]\\d+)?(Z|[+-]\\d{2}(?:\\d{2})?)");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH);
    private static final List<Function<String, Instant>> OTHERS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
            text -> LocalDateTime.parse(text, WRITTEN).toInstant(ZoneOffset.UTC));

    private ConvertTime() {}

    /** The moment of a text; {@link Converted.Absent} when it is one of the file times that stand for no time. */
    static Converted of(String text) {
        String time = text.strip();
        if (FILE_TIME.matcher(time).matches()) {
            return fileTime(time);
        }
        return generalized(time)
                .or(() -> other(time))
                .map(ConvertTime::of)
                .orElseGet(() -> Converted.unfit(text, "is no date and time"));
    }

    /** To the second. */
    static Converted of(Instant at) {
        return new Converted.Present(
                new PropertyValue.Text(at.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /**
     * @param intervals of 100 nanoseconds since 1601-01-01 UTC; 0, negative numbers and the largest one stand for no
     *     time
     */
    static Converted of(long intervals) {
        if (intervals <= 0 || intervals == Long.MAX_VALUE) {
            return Converted.ABSENT;
        }
        return of(Instant.ofEpochSecond(intervals / INTERVALS_IN_A_SECOND - SECONDS_FROM_1601_TO_1970));
    }

    private static Converted fileTime(String digits) {
        try {
            return of(Long.parseLong(digits));
        } catch (NumberFormatException beyondLong) {
            return Converted.unfit(digits, "is no date and time");
        }
    }

    private static Optional<Instant> generalized(String text) {
        Matcher parts = GENERALIZED.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6))
                    .toInstant(ZoneOffset.of(parts.group(7))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<Instant> other(String text) {
        return OTHERS.stream().flatMap(form -> read(form, text).stream()).findFirst();
    }

    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException anotherForm) {
            return Optional.empty();
        }
    }
}

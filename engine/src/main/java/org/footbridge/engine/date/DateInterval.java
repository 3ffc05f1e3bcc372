package org.footbridge.engine.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Units in which dates are moved and compared, by the rules of Visual Basic: borders between units are counted. */
public enum DateInterval {
    YEAR("yyyy", ChronoUnit.YEARS, 1),
    QUARTER("q", ChronoUnit.MONTHS, 3),
    MONTH("m", ChronoUnit.MONTHS, 1),
    DAY_OF_YEAR("y", ChronoUnit.DAYS, 1),
    DAY("d", ChronoUnit.DAYS, 1),
    /** To move by it is to move by days; to compare in it is to count whole weeks. */
    WEEKDAY("w", ChronoUnit.DAYS, 1),
    /** Begins on Sunday. */
    WEEK("ww", ChronoUnit.DAYS, 7),
    HOUR("h", ChronoUnit.HOURS, 1),
    MINUTE("n", ChronoUnit.MINUTES, 1),
    SECOND("s", ChronoUnit.SECONDS, 1);

    private static final int DAYS_OF_A_WEEK = 7;

    private final String code;
    private final ChronoUnit unit;
    private final int units;

    DateInterval(String code, ChronoUnit unit, int units) {
        this.code = code;
        this.unit = unit;
        this.units = units;
    }

    /** @param code in any case */
    public static Optional<DateInterval> of(String code) {
        String wanted = code.toLowerCase(Locale.ROOT);
        for (DateInterval interval : values()) {
            if (interval.code.equals(wanted)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** As it is written in a mapping. */
    public String code() {
        return code;
    }

    /**
     * A day that the month does not have becomes its last one.
     *
     * @return nothing when that is not between the years 1 and 9999
     */
    public Optional<Instant> add(Instant at, long count) {
        try {
            LocalDateTime moved =
                    LocalDateTime.ofInstant(at, ZoneOffset.UTC).plus(Math.multiplyExact(count, units), unit);
            return DateRange.contains(moved) ? Optional.of(moved.toInstant(ZoneOffset.UTC)) : Optional.empty();
        } catch (DateTimeException | ArithmeticException tooFar) {
            return Optional.empty();
        }
    }

    /** How many borders lie between the two; negative when the second is the earlier one. */
    public long between(Instant first, Instant second) {
        LocalDateTime from = LocalDateTime.ofInstant(first, ZoneOffset.UTC);
        LocalDateTime to = LocalDateTime.ofInstant(second, ZoneOffset.UTC);
        return switch (this) {
            case YEAR -> to.getYear() - (long) from.getYear();
            case QUARTER -> quarters(to) - quarters(from);
            case MONTH -> months(to) - months(from);
            case DAY_OF_YEAR, DAY -> days(to) - days(from);
            case WEEKDAY -> (days(to) - days(from)) / DAYS_OF_A_WEEK;
            case WEEK -> sundays(to) - sundays(from);
            case HOUR, MINUTE, SECOND -> from.truncatedTo(unit).until(to.truncatedTo(unit), unit);
        };
    }

    private static long months(LocalDateTime time) {
        return time.getYear() * 12L + time.getMonthValue() - 1;
    }

    private static long quarters(LocalDateTime time) {
        return months(time) / 3;
    }

    private static long days(LocalDateTime time) {
        return time.toLocalDate().toEpochDay();
    }

    /** How many Sundays there were; 1970-01-04 was the first one counted. */
    private static long sundays(LocalDateTime time) {
        return Math.floorDiv(days(time) - 3, (long) DAYS_OF_A_WEEK);
    }
}

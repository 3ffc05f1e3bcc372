package org.footbridge.engine.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was read of a date so far, and the date that becomes of it. */
final class DateFields {

    /** Two-digit years are the hundred up to this one. */
    private static final int LAST_TWO_DIGIT_YEAR = 2049;

    enum Part {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        NANO,
        /** 0 for Monday. */
        DAY_OF_WEEK,
        /** 0 for AM, 1 for PM. */
        HALF
    }

    private final Map<Part, Integer> parts = new EnumMap<>(Part.class);

    /** Hours go from 1 to 12. */
    boolean twelveHours;

    boolean zoned;
    boolean inUtc;
    int offsetSeconds;

    /** @return whether something was read that does not contradict what was read for the same before */
    boolean set(Part part, int value) {
        Integer before = parts.put(part, value);
        return value >= 0 && (before == null || before == value);
    }

    private boolean has(Part part) {
        return parts.containsKey(part);
    }

    private int get(Part part, int otherwise) {
        return parts.getOrDefault(part, otherwise);
    }

    static int ofTwoDigits(int year) {
        int century = LAST_TWO_DIGIT_YEAR / 100 * 100;
        return year > LAST_TWO_DIGIT_YEAR - century ? century - 100 + year : century + year;
    }

    void inZone(int seconds, boolean utc) {
        zoned = true;
        inUtc = utc;
        offsetSeconds = seconds;
    }

    /**
     * Without the offset.
     *
     * @param today when the year is missing, or all of the date
     * @return nothing when there is no such date
     */
    Optional<LocalDateTime> local(Instant now, boolean today) {
        Optional<LocalTime> time = time();
        return date(now, today).flatMap(date -> time.map(date::atTime)).filter(this::isOfThatWeekday);
    }

    private boolean isOfThatWeekday(LocalDateTime time) {
        int weekday = time.getDayOfWeek().getValue() - 1;
        return get(Part.DAY_OF_WEEK, weekday) == weekday;
    }

    /** Nothing when it is not between the years 1 and 9999. */
    static Optional<LocalDateTime> inUtc(LocalDateTime local, int offsetSeconds) {
        LocalDateTime utc = local.minusSeconds(offsetSeconds);
        return DateRange.contains(utc) ? Optional.of(utc) : Optional.empty();
    }

    private Optional<LocalDate> date(Instant now, boolean today) {
        LocalDate current = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!has(Part.YEAR) && !has(Part.MONTH) && !has(Part.DAY)) {
            return Optional.of(today ? current : LocalDate.of(1, 1, 1));
        }
        try {
            LocalDate date = LocalDate.of(get(Part.YEAR, current.getYear()), get(Part.MONTH, 1), get(Part.DAY, 1));
            return date.getYear() < 1 || date.getYear() > 9999 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time() {
        try {
            return Optional.of(LocalTime.of(hour(), get(Part.MINUTE, 0), get(Part.SECOND, 0), get(Part.NANO, 0)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** -1 when hour and half of the day contradict each other. */
    private int hour() {
        int hour = get(Part.HOUR, 0);
        boolean evening = get(Part.HALF, 0) == 1;
        if (twelveHours) {
            return hour > 12 ? -1 : hour % 12 + (evening ? 12 : 0);
        }
        boolean contradiction = has(Part.HOUR) && has(Part.HALF) && evening != (hour >= 12);
        return contradiction ? -1 : hour;
    }
}

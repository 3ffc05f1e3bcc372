package org.footbridge.engine.date;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The dates that there are: from the first moment of year 1 to the last one of year 9999. */
public final class DateRange {

    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime END = LocalDateTime.of(10_000, 1, 1, 0, 0);

    private DateRange() {}

    public static boolean contains(Instant at) {
        return !at.isBefore(FIRST.toInstant(ZoneOffset.UTC)) && at.isBefore(END.toInstant(ZoneOffset.UTC));
    }

    static boolean contains(LocalDateTime time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }
}

package org.footbridge.engine.date;

import java.time.Instant;
import java.util.Optional;

/** Times of Active Directory: 100-nanosecond intervals since 1601-01-01 UTC (MS-DTYP 2.3.3). */
public final class FileTime {

    /** What Active Directory writes for never, besides 0. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long INTERVALS_IN_A_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private FileTime() {}

    /** @return nothing for what is not between the years 1601 and 9999 */
    public static Optional<Instant> instant(long intervals) {
        if (intervals < 0) {
            return Optional.empty();
        }
        long seconds = intervals / INTERVALS_IN_A_SECOND - SECONDS_FROM_1601_TO_1970;
        Instant at = Instant.ofEpochSecond(seconds, intervals % INTERVALS_IN_A_SECOND * 100);
        return DateRange.contains(at) ? Optional.of(at) : Optional.empty();
    }

    /** @return nothing for what is before the year 1601 */
    public static Optional<Long> intervals(Instant at) {
        long seconds = at.getEpochSecond() + SECONDS_FROM_1601_TO_1970;
        return seconds < 0 ? Optional.empty() : Optional.of(seconds * INTERVALS_IN_A_SECOND + at.getNano() / 100);
    }
}

package org.footbridge.acceptance;

import java.time.Instant;
import java.util.Optional;

/** Counts of 100 ns since 1601-01-01 UTC (MS-DTYP 2.3.3). */
final class FileTimes {
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long SECONDS_1601_TO_1970 = 11_644_473_600L;

    private FileTimes() {}

    /** Whole seconds; zero and less mean never. */
    static Optional<Instant> instant(Optional<Long> fileTime) {
        return fileTime.filter(units -> units > 0)
                .map(units -> Instant.ofEpochSecond(units / UNITS_PER_SECOND - SECONDS_1601_TO_1970));
    }
}

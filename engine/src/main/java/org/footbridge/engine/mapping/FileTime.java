package org.footbridge.engine.mapping;

import java.time.Instant;
import java.util.Optional;

/** Times of Active Directory: 100-nanosecond intervals since 1601-01-01 UTC (MS-DTYP 2.3.3). */
final class FileTime {

    private static final long INTERVALS_IN_A_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private FileTime() {}

    /**
     * @return for instance {@code 2021-09-27T14:09:16Z}; none for 0, for negative numbers and for the largest one, which
     *     all stand for no time
     */
    static Optional<String> text(long intervals) {
        if (intervals <= 0 || intervals == Long.MAX_VALUE) {
            return Optional.empty();
        }
        long seconds = intervals / INTERVALS_IN_A_SECOND - SECONDS_FROM_1601_TO_1970;
        return Optional.of(Instant.ofEpochSecond(seconds).toString());
    }
}

package org.footbridge.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When an account expires: a file time (MS-DTYP 2.3.3), intervals of 100 nanoseconds since 1601-01-01 UTC. 0 and the
 * largest number both mean never (MS-ADA1 2.2, accountExpires).
 */
public final class AccountExpiry {

    public static final String ATTRIBUTE = "accountExpires";

    private static final long INTERVALS_IN_A_SECOND = 10_000_000;
    private static final long NANOSECONDS_IN_AN_INTERVAL = 100;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;

    private AccountExpiry() {}

    /** Whether the moment has come; an account without one, or with one that is no number, never expires. */
    public static boolean isExpired(StagedObject object, Instant now) {
        OptionalLong expires = object.number(ATTRIBUTE);
        return expires.isPresent() && isMoment(expires.getAsLong()) && expires.getAsLong() <= fileTime(now);
    }

    /** The moment; empty: never. */
    public static Optional<Instant> of(StagedObject object) {
        OptionalLong expires = object.number(ATTRIBUTE);
        return expires.isPresent() && isMoment(expires.getAsLong())
                ? Optional.of(moment(expires.getAsLong()))
                : Optional.empty();
    }

    /** As a directory writes it, of moments in this era; fractions of an interval are left out. */
    public static long fileTime(Instant moment) {
        return (moment.getEpochSecond() + SECONDS_FROM_1601_TO_1970) * INTERVALS_IN_A_SECOND
                + moment.getNano() / NANOSECONDS_IN_AN_INTERVAL;
    }

    /** Not before the file time, and less than a millisecond after it. */
    public static Instant moment(long fileTime) {
        Instant exact = Instant.ofEpochSecond(
                fileTime / INTERVALS_IN_A_SECOND - SECONDS_FROM_1601_TO_1970,
                fileTime % INTERVALS_IN_A_SECOND * NANOSECONDS_IN_AN_INTERVAL);
        Instant told = exact.truncatedTo(ChronoUnit.MILLIS);
        return told.equals(exact) ? exact : told.plusMillis(1);
    }

    private static boolean isMoment(long fileTime) {
        return fileTime > 0 && fileTime != Long.MAX_VALUE;
    }
}

package org.footbridge.service.passwords;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wrong passwords of a user since one was right. The tenth locks the user out for a minute; from then on each wrong one locks
 * again, for twice as long as the time before, up to an hour. One that was wrong lately does not count again. After a day
 * without a wrong one everything is forgotten.
 *
 * @param failures that counted
 * @param lockouts since a password was right
 * @param recent keyed hashes of the last wrong passwords, the newest first
 */
record SmartLockout(
        int failures, int lockouts, Optional<Instant> lockedUntil, List<byte[]> recent, Instant lastFailedAt) {
    static final int THRESHOLD = 10;
    static final Duration FIRST = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    static final int REMEMBERED = 3;
    private static final int MOST_DOUBLINGS = 16;

    SmartLockout {
        recent = List.copyOf(recent);
    }

    /** Of somebody who typed nothing wrong. */
    static SmartLockout none(Instant now) {
        return new SmartLockout(0, 0, Optional.empty(), List.of(), now);
    }

    boolean isLocked(Instant now) {
        return lockedUntil.filter(now::isBefore).isPresent();
    }

    /**
     * After a wrong password.
     *
     * @param hash keyed, of the password
     */
    SmartLockout failed(byte[] hash, Instant now) {
        if (!lastFailedAt.plus(FORGOTTEN_AFTER).isAfter(now)) {
            return none(now).failed(hash, now);
        }
        if (recent.stream().anyMatch(before -> MessageDigest.isEqual(before, hash))) {
            return new SmartLockout(failures, lockouts, lockedUntil, recent, now);
        }
        List<byte[]> remembered = new ArrayList<>(List.of(hash));
        recent.stream().limit(REMEMBERED - 1L).forEach(remembered::add);
        int counted = failures + 1;
        return counted < THRESHOLD
                ? new SmartLockout(counted, lockouts, lockedUntil, remembered, now)
                : new SmartLockout(
                        THRESHOLD - 1, lockouts + 1, Optional.of(now.plus(duration(lockouts + 1))), remembered, now);
    }

    /** How long the n-th lockout in a row lasts. */
    static Duration duration(int lockout) {
        Duration grown = FIRST.multipliedBy(1L << Math.clamp(lockout - 1L, 0, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}

package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmartLockoutTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private static byte[] hash(int number) {
        return ByteBuffer.allocate(32).putInt(number).array();
    }

    private static SmartLockout wrong(int passwords, Instant at) {
        SmartLockout lockout = SmartLockout.none(at);
        for (int i = 0; i < passwords; i++) {
            lockout = lockout.failed(hash(i), at);
        }
        return lockout;
    }

    @Test
    void theTenthWrongPasswordLocksForAMinute() {
        assertThat(wrong(9, NOW).isLocked(NOW)).isFalse();
        SmartLockout locked = wrong(10, NOW);
        assertThat(locked.isLocked(NOW)).isTrue();
        assertThat(locked.isLocked(NOW.plusSeconds(59))).isTrue();
        assertThat(locked.isLocked(NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void theSameWrongPasswordDoesNotCountAgain() {
        SmartLockout lockout = SmartLockout.none(NOW);
        for (int i = 0; i < 100; i++) {
            lockout = lockout.failed(hash(7), NOW);
        }
        assertThat(lockout.failures()).isEqualTo(1);
        assertThat(lockout.isLocked(NOW)).isFalse();
    }

    @Test
    void threeWrongPasswordsAreRememberedAndTheFourthIsForgotten() {
        SmartLockout lockout = wrong(4, NOW);
        assertThat(lockout.recent()).hasSize(3);
        assertThat(lockout.failed(hash(1), NOW).failures()).isEqualTo(4);
        assertThat(lockout.failed(hash(0), NOW).failures()).isEqualTo(5);
    }

    @Test
    void eachFurtherWrongPasswordLocksForTwiceAsLongUpToAnHour() {
        SmartLockout lockout = wrong(10, NOW);
        Instant at = NOW;
        List<Duration> lasted = new ArrayList<>(
                List.of(Duration.between(at, lockout.lockedUntil().orElseThrow())));
        for (int i = 10; i < 18; i++) {
            at = lockout.lockedUntil().orElseThrow();
            lockout = lockout.failed(hash(i), at);
            lasted.add(Duration.between(at, lockout.lockedUntil().orElseThrow()));
        }
        assertThat(lasted).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void afterADayWithoutAWrongPasswordEverythingIsForgotten() {
        SmartLockout lockout = wrong(12, NOW).failed(hash(99), NOW.plus(Duration.ofDays(1)));
        assertThat(lockout.failures()).isEqualTo(1);
        assertThat(lockout.lockouts()).isZero();
        assertThat(lockout.recent()).hasSize(1);
    }
}

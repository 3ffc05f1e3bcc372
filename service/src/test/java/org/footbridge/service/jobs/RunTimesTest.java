package org.footbridge.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

class RunTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final JobName JOB = new JobName(new TenantId(new UUID(1, 1)), new UUID(1, 2));

    private final RunTimes times = new RunTimes();

    @Test
    void aJobSleepsUntilItIsDueOrUntilAnAccountExpires() {
        assertThat(times.afterRegular(JOB, NOW, PAUSE, Optional.empty())).isEqualTo(at(120));
        assertThat(times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(130)))).isEqualTo(at(120));
        assertThat(times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(30)))).isEqualTo(at(30));
        assertThat(times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(-30)))).isEqualTo(NOW);
    }

    @Test
    void betweenTwoRegularRunsAMomentHasARunOfItsOwn() {
        times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(30)));
        assertThat(times.isForTimeAlone(JOB, at(30), Optional.of(at(30)))).isTrue();
        assertThat(times.isForTimeAlone(JOB, at(29), Optional.of(at(30)))).isFalse();
        assertThat(times.isForTimeAlone(JOB, at(30), Optional.empty())).isFalse();
        assertThat(times.isForTimeAlone(JOB, at(120), Optional.of(at(30)))).isFalse();
    }

    @Test
    void momentsHoweverManyDoNotPutTheRegularRunOff() {
        times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(1)));
        for (int second = 1; second < 119; second++) {
            assertThat(times.isForTimeAlone(JOB, at(second), Optional.of(at(second))))
                    .isTrue();
            assertThat(times.afterTimeAlone(JOB, at(second), Optional.of(at(second + 1))))
                    .isEqualTo(at(second + 1));
        }
        assertThat(times.afterTimeAlone(JOB, at(119), Optional.of(at(121)))).isEqualTo(at(120));
        assertThat(times.isForTimeAlone(JOB, at(120), Optional.of(at(120)))).isFalse();
    }

    @Test
    void aRunForAMomentThatFailedIsNotRepeatedBeforeTheRegularOne() {
        times.afterRegular(JOB, NOW, PAUSE, Optional.of(at(30)));
        assertThat(times.afterTimeAlone(JOB, at(31), Optional.of(at(30)))).isEqualTo(at(120));
    }

    @Test
    void afterAStartTheFirstRunIsARegularOne() {
        assertThat(times.isForTimeAlone(JOB, NOW, Optional.of(at(-5)))).isFalse();
    }

    private static Instant at(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}

package org.footbridge.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryTimesTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void anObjectIsTriedAfterSixTwelveAndTwentyFourHoursThenDailyUntilDayTwentyEight() {
        List<Long> hours = new ArrayList<>();
        Optional<Instant> next = RetryTimes.next("InvalidAttributeValue", FIRST, FIRST);
        while (next.isPresent()) {
            hours.add(Duration.between(FIRST, next.get()).toHours());
            next = RetryTimes.next("InvalidAttributeValue", FIRST, next.get());
        }
        assertThat(hours)
                .startsWith(6L, 12L, 24L, 48L, 72L)
                .endsWith(27 * 24L, 28 * 24L)
                .hasSize(30);
    }

    @Test
    void anAttemptThatCameBetweenDoesNotPutTheNextOneOff() {
        assertThat(RetryTimes.next("MappingFailed", FIRST, FIRST.plus(Duration.ofHours(7))))
                .contains(FIRST.plus(Duration.ofHours(12)));
    }

    @Test
    void aFaultOfTheServiceIsTriedAgainInFortyMinutesHoweverOldItIs() {
        Instant now = FIRST.plus(Duration.ofDays(40));
        assertThat(RetryTimes.next("InternalError", FIRST, now)).contains(now.plus(Duration.ofMinutes(40)));
    }

    @Test
    void whatWaitsForOthersIsDueInEachCycle() {
        Instant now = FIRST.plus(Duration.ofDays(40));
        assertThat(RetryTimes.next("DuplicateUserPrincipalName", FIRST, now)).contains(now);
    }
}

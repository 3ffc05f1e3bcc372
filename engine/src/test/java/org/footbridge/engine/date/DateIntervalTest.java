package org.footbridge.engine.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateIntervalTest {

    private static final long SEED = 20_260_104;
    private static final int ROUNDS = 20_000;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    private static Instant date(String text) {
        return ReadDate.read(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy, -9",
        "q, -38",
        "m, -113",
        "y, -3449",
        "d, -3449",
        "w, -492",
        "ww, -493",
        "h, -82786",
        "n, -4967201",
        "s, -298032078"
    })
    void countsTheBordersBetweenTwoDates(String code, long expected) {
        assertThat(DateInterval.of(code).orElseThrow().between(date("8/25/2021 5:41:18 PM"), date("2012-03-16-07:00")))
                .isEqualTo(expected);
    }

    @Test
    void oneSecondMayCrossEveryBorder() {
        for (DateInterval interval : DateInterval.values()) {
            assertThat(interval.between(date("2022-12-31T23:59:59"), date("2023-01-01T00:00:00")))
                    .as(interval.code())
                    .isEqualTo(interval == DateInterval.WEEKDAY ? 0 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy, 2, 2012-03-16-07:00, 2014-03-16T07:00:00Z",
        "d, 7, 2012-03-16-07:00, 2012-03-23T07:00:00Z",
        "d, -10, 2012-03-16-07:00, 2012-03-06T07:00:00Z",
        "m, 3, 2001-01-01, 2001-04-01T00:00:00Z",
        "m, 1, 2024-01-31, 2024-02-29T00:00:00Z",
        "m, -1, 2023-03-31, 2023-02-28T00:00:00Z",
        "yyyy, 1, 2024-02-29, 2025-02-28T00:00:00Z",
        "Q, 1, 2024-01-31, 2024-04-30T00:00:00Z",
        "ww, 2, 2024-01-31, 2024-02-14T00:00:00Z",
        "w, 2, 2024-01-31, 2024-02-02T00:00:00Z",
        "y, 2, 2024-01-31, 2024-02-02T00:00:00Z",
        "h, 25, 2024-01-31, 2024-02-01T01:00:00Z",
        "n, -1, 2024-01-31, 2024-01-30T23:59:00Z",
        "s, 86400, 2024-01-31, 2024-02-01T00:00:00Z",
    })
    void movesADate(String code, long count, String from, String expected) {
        assertThat(DateInterval.of(code).orElseThrow().add(date(from), count)).contains(Instant.parse(expected));
    }

    @Test
    void thereIsNothingBeforeYear1AndBehindYear9999() {
        for (DateInterval interval : DateInterval.values()) {
            assertThat(interval.add(date("9999-12-31T23:59:59"), 1))
                    .as(interval.code())
                    .isEmpty();
            assertThat(interval.add(date("0001-01-01"), -1)).as(interval.code()).isEmpty();
            assertThat(interval.add(date("2024-01-01"), Long.MAX_VALUE))
                    .as(interval.code())
                    .isEmpty();
            assertThat(interval.add(date("2024-01-01"), Long.MIN_VALUE))
                    .as(interval.code())
                    .isEmpty();
        }
        assertThat(DateInterval.of("x")).isEmpty();
    }

    @Test
    void movingIsCountedAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            DateInterval interval = randomInterval();
            Instant from = randomDate();
            long count = random.nextInt(-1000, 1000);

            Instant to = interval.add(from, count).orElseThrow();

            long expected = interval == DateInterval.WEEKDAY ? count / 7 : count;
            assertThat(interval.between(from, to))
                    .as("seed %d, round %d: %s %s %d", SEED, round, from, interval, count)
                    .isEqualTo(expected);
        }
    }

    @Test
    void differencesAddUpAndTurnAround() {
        for (int round = 0; round < ROUNDS; round++) {
            DateInterval interval = randomInterval();
            Instant a = randomDate();
            Instant b = randomDate();
            Instant c = randomDate();

            assertThat(interval.between(a, b))
                    .as("seed %d, round %d: %s %s %s", SEED, round, interval, a, b)
                    .isEqualTo(-interval.between(b, a));
            assertThat(interval.between(a, a)).isZero();
            if (interval != DateInterval.WEEKDAY) {
                assertThat(interval.between(a, b) + interval.between(b, c))
                        .as("seed %d, round %d: %s %s %s %s", SEED, round, interval, a, b, c)
                        .isEqualTo(interval.between(a, c));
            }
        }
    }

    @Test
    void largeIntegersAreReadAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            long intervals = random.nextLong(2_650_467_744_000_000_000L);
            assertThat(FileTime.instant(intervals).flatMap(FileTime::intervals))
                    .as("seed %d, round %d", SEED, round)
                    .contains(intervals);
        }
    }

    private DateInterval randomInterval() {
        List<DateInterval> all = List.of(DateInterval.values());
        return all.get(random.nextInt(all.size()));
    }

    private Instant randomDate() {
        return Instant.ofEpochSecond(
                random.nextLong(-20_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000));
    }
}

package org.footbridge.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.health.Judgement.Ending;
import org.footbridge.engine.health.Judgement.Impose;
import org.footbridge.engine.health.Judgement.Leave;
import org.footbridge.engine.health.Judgement.Lift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarantineTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration REGULAR = Duration.ofMinutes(2);
    private static final FailureFigures MANY = new FailureFigures(30_000, 0, 5_000);
    private static final FailureFigures SOME = new FailureFigures(5_000, 0, 900_000);

    @ParameterizedTest(name = "{0}: {1} {2}, spoke {3}, figures {4} -> {5}")
    @CsvSource({
        // before, ending, code, spoke, figures, judgement
        "'',                   DONE,         '',                          true,  NONE, Lift",
        "'',                   DONE,         '',                          true,  MANY, PROPORTION_THRESHOLD",
        "'',                   FAILED,       NoActiveAgents,              true,  NONE, Leave",
        "'',                   FAILED,       DirectoryCredentialsRefused, true,  NONE, EXCEPTION",
        "'',                   FAILED,       CredentialsUnreadable,       true,  NONE, EXCEPTION",
        "'',                   FAILED,       DirectoryAnswerUnexpected,   true,  NONE, EXCEPTION",
        "'',                   DELETES_HELD, TooManyDeletes,              true,  NONE, TOO_MANY_DELETES",
        "'',                   DELETES_HELD, TooManyDeletes,              true,  MANY, PROPORTION_THRESHOLD",
        "'',                   HELD,         ScopeObjectGone,             true,  NONE, UNKNOWN",
        "PROPORTION_THRESHOLD, DONE,         '',                          true,  SOME, Leave",
        "PROPORTION_THRESHOLD, DONE,         '',                          true,  NONE, Lift",
        "PROPORTION_THRESHOLD, FAILED,       NoActiveAgents,              true,  NONE, Leave",
        "PROPORTION_THRESHOLD, DELETES_HELD, TooManyDeletes,              true,  SOME, Leave",
        "EXCEPTION,            FAILED,       NoActiveAgents,              true,  NONE, Leave",
        "EXCEPTION,            DONE,         '',                          false, NONE, Leave",
        "EXCEPTION,            DONE,         '',                          true,  NONE, Lift",
        "EXCEPTION,            DELETES_HELD, TooManyDeletes,              true,  NONE, TOO_MANY_DELETES",
        "TOO_MANY_DELETES,     DONE,         '',                          true,  NONE, Lift",
        "UNKNOWN,              DELETES_HELD, TooManyDeletes,              true,  NONE, TOO_MANY_DELETES",
        "ON_DEMAND,            DONE,         '',                          true,  NONE, Leave",
        "ON_DEMAND,            DONE,         '',                          true,  MANY, Leave",
        "ON_DEMAND,            FAILED,       DirectoryCredentialsRefused, true,  NONE, Leave",
        "ON_DEMAND,            HELD,         ScopeObjectGone,             true,  NONE, Leave",
    })
    void aCycleSaysWhetherItsJobBelongsIntoQuarantine(
            String before, Ending ending, String code, boolean spoke, String figures, String expected) {
        Judgement judgement = Judgement.of(
                before.isEmpty() ? Optional.empty() : Optional.of(QuarantineReason.valueOf(before)),
                ending,
                code,
                spoke,
                switch (figures) {
                    case "MANY" -> MANY;
                    case "SOME" -> SOME;
                    default -> FailureFigures.NONE;
                });
        assertThat(
                        switch (judgement) {
                            case Impose impose -> impose.reason().name();
                            case Lift _ -> "Lift";
                            case Leave _ -> "Leave";
                        })
                .isEqualTo(expected);
    }

    @Test
    void theJobRunsLessAndLessOftenUpToOnceADay() {
        Instant now = START;
        List<Long> minutes = new ArrayList<>();
        Optional<Quarantine> quarantine = Optional.empty();
        for (int attempt = 0; attempt < 12; attempt++) {
            quarantine = Quarantine.after(quarantine, new Impose(QuarantineReason.EXCEPTION), now, REGULAR);
            Instant next = quarantine.orElseThrow().nextAttempt();
            minutes.add(Duration.between(now, next).toMinutes());
            now = next;
        }
        assertThat(minutes).containsExactly(4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1440L, 1440L, 1440L);
        assertThat(quarantine.orElseThrow().seriesBegan()).isEqualTo(START);
        assertThat(quarantine.orElseThrow().seriesCount()).isEqualTo(11);
    }

    @Test
    void whatOnlyWaitsForADecisionIsNotSlowedAndNeverSwitchedOff() {
        Quarantine held = Quarantine.after(
                        Optional.empty(), new Impose(QuarantineReason.TOO_MANY_DELETES), START, REGULAR)
                .orElseThrow();
        assertThat(held.nextAttempt()).isEqualTo(START.plus(REGULAR));
        assertThat(held.isTooOld(START.plus(Duration.ofDays(400)))).isFalse();
    }

    @Test
    void itIsTooOldAfterFourWeeksOfBeingSlowed() {
        Instant later = START.plus(Duration.ofDays(100));
        Quarantine held = Quarantine.after(
                        Optional.empty(), new Impose(QuarantineReason.TOO_MANY_DELETES), START, REGULAR)
                .orElseThrow();
        Quarantine slowed = Quarantine.after(
                        Optional.of(held), new Impose(QuarantineReason.BASE_THRESHOLD), later, REGULAR)
                .orElseThrow();
        assertThat(slowed.isTooOld(later.plus(Duration.ofDays(28)))).isFalse();
        assertThat(slowed.isTooOld(later.plus(Duration.ofDays(28)).plusSeconds(1)))
                .isTrue();
    }

    @Test
    void aJobThatRunsSeldomAnywayIsNotMadeToRunMoreOften() {
        Quarantine slowed = Quarantine.after(
                        Optional.empty(), new Impose(QuarantineReason.EXCEPTION), START, Duration.ofDays(3))
                .orElseThrow();
        assertThat(slowed.nextAttempt()).isEqualTo(START.plus(Duration.ofDays(3)));
    }
}

package org.footbridge.engine.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that is watched ({@code synchronizationQuarantine} of Microsoft Graph).
 *
 * @param seriesBegan when it was put there
 * @param currentBegan when it was looked at last and left there
 * @param seriesCount how often it was looked at and left there
 * @param nextAttempt when it is looked at again
 */
public record Quarantine(
        QuarantineReason reason, Instant seriesBegan, Instant currentBegan, long seriesCount, Instant nextAttempt) {
    /** However long it lasts, it is tried once in this time. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** A job that is slowed for longer than this is switched off. */
    public static final Duration LONGEST = Duration.ofDays(28);

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The quarantine after a cycle.
     *
     * @param regular the pause between cycles outside of quarantine
     */
    public static Optional<Quarantine> after(
            Optional<Quarantine> before, Judgement judgement, Instant now, Duration regular) {
        return switch (judgement) {
            case Judgement.Lift _ -> Optional.empty();
            case Judgement.Leave _ -> before.map(quarantine -> quarantine.again(quarantine.reason, now, regular));
            case Judgement.Impose impose ->
                Optional.of(before.map(quarantine -> quarantine.again(impose.reason(), now, regular))
                        .orElseGet(() -> begun(impose.reason(), now, regular)));
        };
    }

    private static Quarantine begun(QuarantineReason reason, Instant now, Duration regular) {
        return new Quarantine(reason, now, now, 0, now.plus(pause(reason, regular, 1)));
    }

    /** Held decisions do not count towards the time after which a job is switched off. */
    private Quarantine again(QuarantineReason same, Instant now, Duration regular) {
        if (same.slows() && !reason.slows()) {
            return begun(same, now, regular);
        }
        long count = seriesCount + 1;
        return new Quarantine(same, seriesBegan, now, count, now.plus(pause(same, regular, count + 1)));
    }

    /** Twice as long each time. */
    static Duration pause(QuarantineReason reason, Duration regular, long attempts) {
        if (!reason.slows() || regular.compareTo(LONGEST_PAUSE) >= 0) {
            return regular;
        }
        Duration slowed = regular.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return slowed.compareTo(LONGEST_PAUSE) < 0 ? slowed : LONGEST_PAUSE;
    }

    /** Nobody has settled it in all that time. */
    public boolean isTooOld(Instant now) {
        return reason.slows() && Duration.between(seriesBegan, now).compareTo(LONGEST) > 0;
    }
}

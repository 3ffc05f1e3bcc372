package org.footbridge.service.health;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.Quarantine;

/**
 * How a job fares.
 *
 * @param pausedAt by hand, until it is started by hand
 * @param disabledAt switched off after too long a time in quarantine, until it is started by hand
 * @param fault of the quarantine
 * @param failures cycles that failed since one did not
 * @param steadyFirst when everything was synchronised for the first time, and for the last
 * @param successLast when the last cycle ended that did not fail
 * @param lastSuccess the last cycle that did not fail, and the last of these that changed the tenant directory
 */
public record JobHealth(
        Optional<Instant> pausedAt,
        Optional<Instant> disabledAt,
        Optional<Quarantine> quarantine,
        Optional<Fault> fault,
        long failures,
        Optional<Instant> steadyFirst,
        Optional<Instant> steadyLast,
        Optional<Instant> successLast,
        Optional<UUID> lastSuccess,
        Optional<UUID> lastExport) {
    /** Of a job that never ran. */
    public static final JobHealth NEW = new JobHealth(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What put it into quarantine. */
    public record Fault(String code, String message, String nextStep) {}

    /** No cycle runs until it is started by hand. */
    public boolean stopped() {
        return pausedAt.isPresent() || disabledAt.isPresent();
    }

    /** When it runs again by itself, if later than usual. */
    public Optional<Instant> slowedUntil() {
        return quarantine.filter(found -> found.reason().slows()).map(Quarantine::nextAttempt);
    }
}

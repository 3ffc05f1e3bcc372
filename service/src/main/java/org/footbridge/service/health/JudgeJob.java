package org.footbridge.service.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.FailureFigures;
import org.footbridge.engine.health.Judgement;
import org.footbridge.engine.health.Judgement.Ending;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.engine.health.QuarantineReason;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.notifications.Notify.Kind;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;

/** Draws the consequences of a cycle for its job, in the transaction that closes the cycle's account. */
@Component
public class JudgeJob {
    private static final Duration LONGEST_UNTOLD = Duration.ofHours(1);
    private static final int FAILURES_THAT_STAY = 5;

    private final JobHealths healths;
    private final Escrows escrows;
    private final Notify notify;

    public JudgeJob(JobHealths healths, Escrows escrows, Notify notify) {
        this.healths = healths;
        this.escrows = escrows;
        this.notify = notify;
    }

    /**
     * How a cycle went.
     *
     * @param spoke it asked the directory something
     * @param failure why it ended as it did, if not well
     */
    public record CycleEnd(UUID cycle, Ending ending, boolean spoke, Optional<ServiceFailure> failure) {}

    /** @param regular the pause between cycles outside of quarantine */
    public void after(SavedConfiguration saved, CycleEnd end, Duration regular, Instant now) {
        TenantId tenant = saved.tenant();
        Optional<JobHealth> found = healths.lock(tenant, saved.id());
        if (found.isEmpty()) {
            return;
        }
        boolean failed = end.ending() == Ending.FAILED;
        FailureFigures figures = failed ? FailureFigures.NONE : escrows.figures(tenant, saved.id());
        boolean done = end.ending() == Ending.DONE;
        boolean steady = done && end.failure().isEmpty() && figures.failed() == 0;
        healths.noteCycle(tenant, saved.id(), failed ? null : end.cycle(), done, steady, now);
        Optional<Quarantine> before = found.get().quarantine();
        Judgement judgement = Judgement.of(
                before.map(Quarantine::reason),
                end.ending(),
                end.failure().map(ServiceFailure::code).orElse(""),
                end.spoke(),
                figures);
        Optional<Quarantine> quarantine = Quarantine.after(before, judgement, now, regular);
        Optional<JobHealth.Fault> error = quarantine.flatMap(watched -> judgement instanceof Judgement.Leave
                ? found.get().fault()
                : Optional.of(error(saved, watched.reason(), end, figures)));
        if (before.isPresent() || quarantine.isPresent()) {
            healths.store(tenant, saved.id(), quarantine, error);
        }
        boolean tooOld = quarantine.filter(watched -> watched.isTooOld(now)).isPresent();
        if (tooOld) {
            healths.disable(tenant, saved.id(), now);
        }
        tell(saved, quarantine, error, tooOld);
        tellOfFailures(saved, found.get(), end, quarantine.isPresent(), now);
    }

    /** A fault that comes and goes is nobody's business; one that stays is, whatever it is. */
    private void tellOfFailures(
            SavedConfiguration saved, JobHealth before, CycleEnd end, boolean quarantined, Instant now) {
        String subject = saved.id().toString();
        if (end.ending() != Ending.FAILED || quarantined || end.failure().isEmpty()) {
            notify.ended(saved.tenant(), Kind.CYCLES_FAILING, subject);
            return;
        }
        boolean stays = before.failures() >= FAILURES_THAT_STAY
                && before.successLast()
                        .filter(last -> last.isAfter(now.minus(LONGEST_UNTOLD)))
                        .isEmpty();
        if (stays) {
            ServiceFailure failure = end.failure().get();
            notify.once(
                    saved.tenant(),
                    Kind.CYCLES_FAILING,
                    subject,
                    new Notify.Message(
                            "CyclesFailing",
                            "Synchronisation '" + saved.name() + "' fails",
                            "Its cycles have failed " + (before.failures() + 1) + " times in a row, the last one with "
                                    + failure.code() + ": " + failure.reason(),
                            failure.nextStep()));
        }
    }

    /** Held deletes are told by who holds them. */
    private void tell(
            SavedConfiguration saved,
            Optional<Quarantine> quarantine,
            Optional<JobHealth.Fault> error,
            boolean switchedOff) {
        String subject = saved.id().toString();
        boolean told = quarantine
                .filter(watched -> watched.reason() != QuarantineReason.TOO_MANY_DELETES)
                .isPresent();
        if (!told || error.isEmpty()) {
            notify.ended(saved.tenant(), Kind.QUARANTINE, subject);
            return;
        }
        notify.once(saved.tenant(), Kind.QUARANTINE, subject, message(saved, error.get(), switchedOff));
    }

    private static Notify.Message message(SavedConfiguration saved, JobHealth.Fault error, boolean switchedOff) {
        return switchedOff
                ? new Notify.Message(
                        "JobDisabled",
                        "Synchronisation '" + saved.name() + "' is switched off",
                        "It was in quarantine for more than four weeks. " + error.message(),
                        error.nextStep() + " Then start it: footbridge job start " + saved.name())
                : new Notify.Message(
                        error.code(),
                        "Synchronisation '" + saved.name() + "' is in quarantine",
                        error.message(),
                        error.nextStep());
    }

    private static JobHealth.Fault error(
            SavedConfiguration saved, QuarantineReason reason, CycleEnd end, FailureFigures figures) {
        if (reason.byFigures() || end.failure().isEmpty()) {
            return new JobHealth.Fault(
                    reason.graphName(),
                    figures.failed() + " objects of '" + saved.name() + "' fail, and " + figures.failedReferences()
                            + " references to them; " + figures.succeeded() + " objects are synchronised.",
                    "See what they have in common: footbridge errors list " + saved.name()
                            + ". Correct it; the job leaves quarantine when fewer than "
                            + FailureFigures.JUDGED_FROM + " fail. To have all tried now: footbridge job restart "
                            + saved.name() + " --scope Escrows,QuarantineState");
        }
        ServiceFailure failure = end.failure().get();
        return new JobHealth.Fault(failure.code(), failure.reason(), failure.nextStep());
    }

    /** Out of quarantine by hand. */
    public void release(TenantId tenant, UUID configuration) {
        healths.store(tenant, configuration, Optional.empty(), Optional.empty());
        notify.ended(tenant, Kind.QUARANTINE, configuration.toString());
    }

    /** Into quarantine by hand; it stays there until it is let out by hand. */
    public void quarantine(SavedConfiguration saved, String by, Duration regular, Instant now) {
        JobHealth.Fault error = new JobHealth.Fault(
                QuarantineReason.ON_DEMAND.graphName(),
                by + " put '" + saved.name() + "' into quarantine.",
                "Let it out: footbridge job restart " + saved.name() + " --scope QuarantineState");
        Optional<Quarantine> quarantine =
                Quarantine.after(Optional.empty(), new Judgement.Impose(QuarantineReason.ON_DEMAND), now, regular);
        healths.store(saved.tenant(), saved.id(), quarantine, Optional.of(error));
        tell(saved, quarantine, Optional.of(error), false);
    }
}

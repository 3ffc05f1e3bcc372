package org.footbridge.service.cycles;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.footbridge.engine.health.Judgement.Ending;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.JudgeJob;
import org.footbridge.service.health.JudgeJob.CycleEnd;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Closes the account of a cycle, has its job judged, and tells logs and metrics. An account that cannot be closed because the
 * database is away is closed when the next cycle of the job begins.
 */
@Component
class CloseCycle {
    private static final Logger log = LoggerFactory.getLogger(CloseCycle.class);
    private static final int MOST_DEAD_CONNECTIONS = 30;

    private final Configurations configurations;
    private final CycleLedger ledger;
    private final JudgeJob judgeJob;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;
    private final ConcurrentMap<Staged, Ended> unclosed = new ConcurrentHashMap<>();

    CloseCycle(
            Configurations configurations,
            CycleLedger ledger,
            JudgeJob judgeJob,
            Transactions transactions,
            MeterRegistry meters,
            Clock clock) {
        this.configurations = configurations;
        this.ledger = ledger;
        this.judgeJob = judgeJob;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A cycle whose account is still open.
     *
     * @param judged it says something about its job
     */
    record Ended(UUID cycle, End end, boolean judged) {}

    /** Closes what could not be closed before. */
    void closeEarlier(SavedConfiguration saved) {
        Optional.ofNullable(unclosed.get(staged(saved))).ifPresent(before -> close(saved, before));
    }

    void close(SavedConfiguration saved, Ended cycle) {
        Staged staged = staged(saved);
        try {
            closeAndJudge(saved, staged, cycle);
        } catch (DataAccessException | TransactionException away) {
            unclosed.put(staged, cycle);
            log.atError()
                    .addKeyValue("code", "CycleNotClosed")
                    .addKeyValue("configuration", saved.name())
                    .addKeyValue("cycle", cycle.cycle)
                    .setCause(away)
                    .log("a cycle ended, and the database does not take that down; tried again by the next one");
            return;
        }
        unclosed.remove(staged, cycle);
        tell(saved, staged, cycle);
    }

    /** After a restart of the database a pool is full of connections that are dead, and learns it from one after another. */
    private void closeAndJudge(SavedConfiguration saved, Staged staged, Ended cycle) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.run(() -> {
                    ledger.close(staged, cycle.cycle, cycle.end);
                    judge(saved, staged, cycle);
                });
                return;
            } catch (DataAccessResourceFailureException | TransactionSystemException dead) {
                if (attempt == MOST_DEAD_CONNECTIONS) {
                    throw dead;
                }
            }
        }
    }

    /** One that lost its job says nothing about it. */
    private void judge(SavedConfiguration saved, Staged staged, Ended cycle) {
        Optional<ServiceFailure> failure = Optional.ofNullable(cycle.end.failure());
        boolean overtaken =
                failure.filter(found -> found.code().equals(JobLease.OVERTAKEN)).isPresent();
        if (overtaken || !cycle.judged) {
            return;
        }
        judgeJob.after(
                saved,
                new CycleEnd(cycle.cycle, ending(cycle.end, failure), ledger.speaks(staged, cycle.cycle), failure),
                configurations.definition(saved).interval(),
                clock.instant());
    }

    private static Ending ending(End end, Optional<ServiceFailure> failure) {
        String code = failure.map(ServiceFailure::code).orElse("");
        return switch (end.state()) {
            case SUCCEEDED, PARTIAL -> Ending.DONE;
            case HALTED -> VerifyScope.HOLDING.contains(code) ? Ending.HELD : Ending.DELETES_HELD;
            case FAILED -> Ending.FAILED;
        };
    }

    private void tell(SavedConfiguration saved, Staged staged, Ended cycle) {
        End end = cycle.end;
        ledger.duration(staged, cycle.cycle)
                .ifPresent(meters.timer("footbridge.cycle", "state", end.state().text())::record);
        ledger.counts(staged, cycle.cycle)
                .forEach((action, count) ->
                        meters.counter("footbridge.objects", "action", action).increment(count));
        ServiceFailure failure = end.failure();
        if (failure != null) {
            meters.counter("footbridge.errors", "code", failure.code()).increment();
        }
        log.atInfo()
                .addKeyValue("code", "CycleEnded")
                .addKeyValue("tenant", staged.tenant())
                .addKeyValue("configuration", saved.name())
                .addKeyValue("cycle", cycle.cycle)
                .addKeyValue("state", end.state().text())
                .addKeyValue("error", failure == null ? "" : failure.code())
                .log(failure == null ? "cycle ended" : failure.reason());
    }

    private static Staged staged(SavedConfiguration saved) {
        return new Staged(saved.tenant(), saved.id());
    }
}

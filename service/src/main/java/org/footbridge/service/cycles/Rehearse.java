package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.Configurations.Candidate;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.KeepPlan;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.Plans.Upkeep;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Makes plans: does what a cycle would do, keeps what it would have logged, and takes it back. */
@Component
class Rehearse {
    private final Configurations configurations;
    private final CycleContexts contexts;
    private final StageDirectory stage;
    private final CarryOut carryOut;
    private final Plans plans;
    private final KeepPlan keepPlan;
    private final PlanProgress progress;
    private final CycleLedger ledger;
    private final Transactions transactions;

    Rehearse(
            Configurations configurations,
            CycleContexts contexts,
            StageDirectory stage,
            CarryOut carryOut,
            Plans plans,
            KeepPlan keepPlan,
            PlanProgress progress,
            CycleLedger ledger,
            Transactions transactions) {
        this.configurations = configurations;
        this.contexts = contexts;
        this.stage = stage;
        this.carryOut = carryOut;
        this.plans = plans;
        this.keepPlan = keepPlan;
        this.progress = progress;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /**
     * Reads and stages; what that comes to is planned and taken back.
     *
     * @param wanted the plan that was asked for; empty: there is always one that is true, made when something is new
     */
    End next(CycleContext context, Job job, Optional<UUID> wanted) {
        SavedConfiguration saved = context.saved();
        StageDirectory.Done staging = stage.stage(context, job);
        Upkeep upkeep = wanted.isPresent()
                ? Upkeep.RENEW
                : plans.upkeep(
                        saved.tenant(),
                        saved.id(),
                        saved.version(),
                        staging.read().entries() > 0);
        if (upkeep == Upkeep.STALE) {
            transactions.run(() -> plans.stale(saved.tenant(), saved.id()));
        }
        if (upkeep == Upkeep.RENEW) {
            UUID plan = wanted.orElseGet(
                    () -> transactions.in(_ -> plans.renew(saved.tenant(), saved.id(), saved.version())));
            Job unreconciled = job.withoutReconciling();
            rehearse(context.cycle(), plan, connection -> {
                carryOut.write(context, unreconciled, staging);
                keepPlan.keep(connection, context.staged(), context.cycle(), plan, saved.version());
            });
            transactions.run(() -> {
                ledger.settleReading(
                        context.staged(),
                        context.cycle(),
                        job,
                        staging.reading().replan());
                ledger.planned(context.staged(), context.cycle(), plan);
            });
        }
        return job.reconcile()
                .map(request -> carryOut.reconciled(context, request, staging.unread(), Optional.empty()))
                .orElseGet(() -> new End(CycleState.SUCCEEDED, null, Optional.empty()));
    }

    /** What is new in the directory is staged before; of the change nothing stays, not even what is read for it. */
    End change(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        readBefore(cycle, saved, job, wanted);
        Candidate candidate = configurations.candidate(saved, wanted.change().orElseThrow());
        Job changed = job.withOtherRules(candidate.readAgain());
        rehearse(cycle, wanted.id(), connection -> {
            CycleContext context = contexts.of(cycle, candidate.configuration(), changed);
            carryOut.write(context, changed, stage.stage(context, changed));
            keepPlan.keep(connection, context.staged(), cycle, wanted.id(), saved.version());
        });
        Staged staged = new Staged(saved.tenant(), saved.id());
        transactions.run(() -> ledger.planned(staged, cycle, wanted.id()));
        return new End(CycleState.SUCCEEDED, null, Optional.empty());
    }

    private interface Rehearsal {
        void on(Connection connection) throws SQLException;
    }

    private void rehearse(UUID cycle, UUID plan, Rehearsal rehearsal) {
        progress.begin(cycle, plan);
        try {
            transactions.rehearse(connection -> {
                rehearsal.on(connection);
                return true;
            });
        } finally {
            progress.end(cycle);
        }
    }

    /** By the saved definition; what is wrong with its scope may be what the plan changes. */
    void readBefore(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        try {
            stage.stage(contexts.of(cycle, saved, job), job);
        } catch (ServiceFailure failure) {
            if (wanted.change().isEmpty() || !VerifyScope.HOLDING.contains(failure.code())) {
                throw failure;
            }
        }
    }
}

package org.footbridge.service.cycles;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs one cycle of a configuration from taking the job to closing the account. */
@Component
public class RunCycle {
    /** The trigger of a cycle that runs because the moment has come at which an account expires. */
    public static final String EXPIRY = "expiry";

    private static final Logger log = LoggerFactory.getLogger(RunCycle.class);

    private final Configurations configurations;
    private final ChooseReading chooseReading;
    private final CycleContexts contexts;
    private final StageDirectory stage;
    private final CarryOut carryOut;
    private final Rehearse rehearse;
    private final ApplyPlan applyPlan;
    private final Plans plans;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final CloseCycle closeCycle;
    private final Transactions transactions;
    private final Clock clock;

    RunCycle(
            Configurations configurations,
            ChooseReading chooseReading,
            CycleContexts contexts,
            StageDirectory stage,
            CarryOut carryOut,
            Rehearse rehearse,
            ApplyPlan applyPlan,
            Plans plans,
            CycleLedger ledger,
            JobLease lease,
            CloseCycle closeCycle,
            Transactions transactions,
            Clock clock) {
        this.configurations = configurations;
        this.chooseReading = chooseReading;
        this.contexts = contexts;
        this.stage = stage;
        this.carryOut = carryOut;
        this.rehearse = rehearse;
        this.applyPlan = applyPlan;
        this.plans = plans;
        this.ledger = ledger;
        this.lease = lease;
        this.closeCycle = closeCycle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How a cycle ended, and whether to try again sooner than usual when it failed. */
    public record Ended(CycleState state, boolean retrySoon) {}

    /** Runs a cycle; never throws for what a cycle can meet. */
    public Ended run(SavedConfiguration saved, String trigger) {
        UUID cycle = UUID.randomUUID();
        closeCycle.closeEarlier(saved);
        Begun begun = transactions.in(_ -> begin(saved, cycle, trigger));
        Carried carried = attempt(cycle, begun);
        settlePlan(begun, carried);
        boolean judged = carried.judged() && !trigger.equals(EXPIRY);
        closeCycle.close(saved, new CloseCycle.Ended(cycle, carried.end(), judged));
        return new Ended(carried.end().state(), carried.end().state() == CycleState.FAILED);
    }

    /**
     * What a cycle finds in the transaction that takes the job.
     *
     * @param saved the configuration as it is then: who saves it, or puts it into another mode, asks for another cycle
     * @param plan that the cycle is for
     */
    private record Begun(SavedConfiguration saved, Job job, Optional<StoredPlan> plan) {}

    private Begun begin(SavedConfiguration found, UUID cycle, String trigger) {
        Staged staged = new Staged(found.tenant(), found.id());
        Optional<StoredPlan> next = plans.next(found.tenant(), found.id());
        Job job = lease.take(staged, cycle, clock.instant(), next.isPresent());
        // who reconciles is asked once and comes first; the plan waits for the next cycle
        Optional<StoredPlan> plan = next.filter(_ -> job.reconcile().isEmpty());
        Job taken = plan.isPresent() ? job.reading() : trigger.equals(EXPIRY) ? job.forTimeAlone() : job;
        CycleKind likely = taken.reconcile().isPresent() ? CycleKind.RECONCILE : chooseReading.likely(staged, taken);
        ledger.open(staged, cycle, likely, trigger, taken.answered());
        SavedConfiguration saved =
                configurations.find(found.tenant(), found.id()).orElse(found);
        return new Begun(saved, taken, plan);
    }

    private Carried carryThrough(UUID cycle, Begun begun) {
        SavedConfiguration saved = begun.saved();
        Job job = begun.job();
        if (begun.plan().isPresent()) {
            StoredPlan wanted = begun.plan().get();
            return wanted.state() == PlanState.APPLYING
                    ? applyPlan.apply(cycle, saved, job, wanted)
                    : rehearse.make(cycle, saved, job, wanted);
        }
        if (saved.mode() == ConfigurationMode.STAGING) {
            return Carried.of(rehearse.upkeep(cycle, saved, job));
        }
        CycleContext context = contexts.of(cycle, saved, job);
        return Carried.of(carryOut.write(context, job, stage.stage(context, job)));
    }

    private Carried attempt(UUID cycle, Begun begun) {
        try {
            return carryThrough(cycle, begun);
        } catch (RuntimeException fault) {
            ServiceFailure failure = CycleFaults.of(begun.saved(), cycle, fault);
            CycleState state = VerifyScope.HOLDING.contains(failure.code()) ? CycleState.HALTED : CycleState.FAILED;
            return new Carried(new End(state, failure, Optional.empty()), Optional.of(failure), true);
        }
    }

    private void settlePlan(Begun begun, Carried carried) {
        Optional<ServiceFailure> failure =
                carried.ofPlan().filter(fault -> !fault.code().equals(JobLease.OVERTAKEN));
        if (begun.plan().isEmpty() || failure.isEmpty()) {
            return;
        }
        StoredPlan plan = begun.plan().get();
        PlanState state = plan.state() == PlanState.WAITING
                ? PlanState.FAILED
                : failure.get().code().equals(ApplyPlan.OUTDATED) ? PlanState.REFUSED : PlanState.READY;
        try {
            transactions.run(() -> plans.ended(begun.saved().tenant(), plan.id(), state, failure.get()));
        } catch (DataAccessException | TransactionException unreachable) {
            // the next cycle makes or applies it: it still waits
            log.atWarn()
                    .addKeyValue("code", "PlanNotSettled")
                    .addKeyValue("tenant", begun.saved().tenant())
                    .addKeyValue("configuration", begun.saved().name())
                    .log(String.valueOf(unreachable.getMessage()));
        }
    }
}

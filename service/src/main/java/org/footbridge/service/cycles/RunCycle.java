package org.footbridge.service.cycles;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
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
        this.closeCycle = closeCycle;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How a cycle ended, and whether to try again sooner than usual when it failed. */
    public record Ended(CycleState state, boolean retrySoon) {}

    /** Runs a cycle; never throws for what a cycle can meet. */
    public Ended run(SavedConfiguration saved, String trigger) {
        UUID cycle = UUID.randomUUID();
        Staged staged = new Staged(saved.tenant(), saved.id());
        closeCycle.closeEarlier(saved);
        Begun begun = transactions.in(connection -> {
            Job found = ledger.take(staged, cycle, clock.instant());
            Job taken = trigger.equals(EXPIRY) ? found.forTimeAlone() : found;
            CycleKind likely =
                    taken.reconcile().isPresent() ? CycleKind.RECONCILE : chooseReading.likely(staged, taken);
            return new Begun(taken, ledger.open(staged, cycle, likely, trigger, taken.request()));
        });
        // who reconciles is asked once and comes first; the plan waits for the next cycle
        Optional<StoredPlan> plan =
                begun.job().reconcile().isPresent() ? Optional.empty() : plans.next(saved.tenant(), saved.id());
        End end = attempt(saved, staged, cycle, () -> carryThrough(saved, staged, cycle, begun, plan));
        settlePlan(saved, staged, plan, end);
        closeCycle.close(saved, new CloseCycle.Ended(cycle, trigger, end));
        return new Ended(end.state(), end.state() == CycleState.FAILED);
    }

    /** @param version of the configuration at that moment */
    private record Begun(Job job, int version) {}

    private End carryThrough(
            SavedConfiguration found, Staged staged, UUID cycle, Begun begun, Optional<StoredPlan> plan) {
        SavedConfiguration saved = found.version() == begun.version()
                ? found
                : configurations.find(staged.tenant(), staged.configuration()).orElse(found);
        Job job = begun.job();
        if (plan.isEmpty()) {
            CycleContext context = contexts.of(cycle, saved, job);
            return saved.mode() == ConfigurationMode.ACTIVE
                    ? carryOut.write(context, job, stage.stage(context, job))
                    : rehearse.next(context, job, Optional.empty());
        }
        StoredPlan wanted = plan.get();
        if (wanted.state() == PlanState.APPLYING) {
            return applyPlan.apply(cycle, saved, job, wanted);
        }
        return wanted.change().isPresent()
                ? rehearse.change(cycle, saved, job, wanted)
                : rehearse.next(contexts.of(cycle, saved, job), job, Optional.of(wanted.id()));
    }

    private void settlePlan(SavedConfiguration saved, Staged staged, Optional<StoredPlan> plan, End end) {
        try {
            transactions.run(() -> endPlan(saved, staged, plan, end));
        } catch (DataAccessException | TransactionException unreachable) {
            // it is made by the next cycle: it still waits
            log.atWarn()
                    .addKeyValue("code", "PlanNotSettled")
                    .addKeyValue("tenant", staged.tenant())
                    .addKeyValue("configuration", saved.name())
                    .log(String.valueOf(unreachable.getMessage()));
        }
    }

    private void endPlan(SavedConfiguration saved, Staged staged, Optional<StoredPlan> plan, End end) {
        ServiceFailure failure = end.failure();
        if (failure != null && plan.isPresent()) {
            plans.ended(
                    saved.tenant(),
                    plan.get().id(),
                    failure.code().equals(ApplyPlan.OUTDATED) ? PlanState.REFUSED : PlanState.FAILED,
                    failure);
        }
        if (plans.next(saved.tenant(), saved.id()).isPresent()) {
            ledger.askAgain(staged);
        }
    }

    private interface Work {
        End run();
    }

    private End attempt(SavedConfiguration found, Staged staged, UUID cycle, Work work) {
        try {
            return work.run();
        } catch (ServiceFailure failure) {
            boolean halted = VerifyScope.HOLDING.contains(failure.code())
                    || failure.code().equals(ApplyPlan.OUTDATED);
            return new End(halted ? CycleState.HALTED : CycleState.FAILED, failure, Optional.empty());
        } catch (DataAccessResourceFailureException | TransactionException unreachable) {
            return new End(CycleState.FAILED, DatabaseFaults.of(unreachable), Optional.empty());
        } catch (RuntimeException unexpected) {
            log.atError()
                    .addKeyValue("code", "CycleFailed")
                    .addKeyValue("tenant", staged.tenant())
                    .addKeyValue("configuration", found.name())
                    .addKeyValue("cycle", cycle)
                    .setCause(unexpected)
                    .log("cycle failed unexpectedly");
            return new End(
                    CycleState.FAILED,
                    new ServiceFailure(
                            "InternalError",
                            500,
                            "The cycle met an unexpected error: "
                                    + unexpected.getClass().getSimpleName() + ".",
                            "It is tried again. If it stays, look for the cycle's id " + cycle
                                    + " in the service's log."),
                    Optional.empty());
        }
    }
}

package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.Configurations.Candidate;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.cycles.Reconcile.Compared;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.plans.KeepPlan;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.PlanState;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.Plans.Upkeep;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedExpiries;
import org.footbridge.service.storage.Statistics;
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
    private final ResolveScope scope;
    private final KnowDirectory knowDirectory;
    private final ChooseReading chooseReading;
    private final ReadDirectory directory;
    private final VerifyScope verifyScope;
    private final CompleteStaging completeStaging;
    private final PlanPages planPages;
    private final HoldDeletes holdDeletes;
    private final HoldRemovals holdRemovals;
    private final TellHeld tellHeld;
    private final AlignReferences references;
    private final Reconcile reconcile;
    private final StagedCopy staging;
    private final StagedExpiries expiries;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;
    private final Plans plans;
    private final KeepPlan keepPlan;
    private final ApplyPlan applyPlan;
    private final PlanProgress progress;
    private final Escrows escrows;
    private final CloseCycle closeCycle;
    private final Clock clock;

    RunCycle(
            Configurations configurations,
            ResolveScope scope,
            KnowDirectory knowDirectory,
            ChooseReading chooseReading,
            ReadDirectory directory,
            VerifyScope verifyScope,
            CompleteStaging completeStaging,
            PlanPages planPages,
            HoldDeletes holdDeletes,
            HoldRemovals holdRemovals,
            TellHeld tellHeld,
            AlignReferences references,
            Reconcile reconcile,
            StagedCopy staging,
            StagedExpiries expiries,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics,
            Plans plans,
            KeepPlan keepPlan,
            ApplyPlan applyPlan,
            PlanProgress progress,
            Escrows escrows,
            CloseCycle closeCycle,
            Clock clock) {
        this.configurations = configurations;
        this.scope = scope;
        this.knowDirectory = knowDirectory;
        this.chooseReading = chooseReading;
        this.directory = directory;
        this.verifyScope = verifyScope;
        this.completeStaging = completeStaging;
        this.planPages = planPages;
        this.holdDeletes = holdDeletes;
        this.holdRemovals = holdRemovals;
        this.tellHeld = tellHeld;
        this.references = references;
        this.reconcile = reconcile;
        this.staging = staging;
        this.expiries = expiries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
        this.plans = plans;
        this.keepPlan = keepPlan;
        this.applyPlan = applyPlan;
        this.progress = progress;
        this.escrows = escrows;
        this.closeCycle = closeCycle;
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
            CycleContext context = context(cycle, saved, job);
            return saved.mode() == ConfigurationMode.ACTIVE
                    ? write(context, job, readAndStage(context, job))
                    : onlyPlan(context, job, Optional.empty());
        }
        StoredPlan wanted = plan.get();
        if (wanted.state() == PlanState.APPLYING) {
            return apply(cycle, saved, job, wanted);
        }
        return wanted.change().isPresent()
                ? planChange(cycle, saved, job, wanted)
                : onlyPlan(context(cycle, saved, job), job, Optional.of(wanted.id()));
    }

    private CycleContext context(UUID cycle, SavedConfiguration saved, Job job) {
        Staged staged = new Staged(saved.tenant(), saved.id());
        ConfigurationDefinition definition = scope.resolve(saved, configurations.definition(saved));
        boolean reads = chooseReading.likely(staged, job) != CycleKind.REPLAN;
        SyncRules rules = scope.rules(saved, definition, knowDirectory.of(saved, reads));
        return CycleContext.of(cycle, saved, definition, rules, clock.instant());
    }

    /**
     * Reads and stages; what that comes to is planned and taken back.
     *
     * @param wanted the plan that was asked for; empty: there is always one that is true, made when something is new
     */
    private End onlyPlan(CycleContext context, Job job, Optional<UUID> wanted) {
        SavedConfiguration saved = context.saved();
        Staging staging = readAndStage(context, job);
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
                write(context, unreconciled, staging);
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
                .map(request -> reconciled(context, request, staging.unread(), Optional.empty()))
                .orElseGet(() -> new End(CycleState.SUCCEEDED, null, Optional.empty()));
    }

    /** What is new in the directory is staged before; of the change nothing stays, not even what is read for it. */
    private End planChange(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        readBefore(cycle, saved, job, wanted);
        Candidate candidate = configurations.candidate(saved, wanted.change().orElseThrow());
        Job changed = job.withOtherRules(candidate.readAgain());
        rehearse(cycle, wanted.id(), connection -> {
            CycleContext context = context(cycle, candidate.configuration(), changed);
            write(context, changed, readAndStage(context, changed));
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

    /** What it shows is looked at again after a reading of what is new; then the cycle does it. */
    private End apply(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        readBefore(cycle, saved, job, wanted);
        applyPlan.refuseMoved(saved, wanted);
        SavedConfiguration after = applyPlan.save(saved, wanted);
        Job taken =
                transactions.in(_ -> ledger.takeAgain(new Staged(saved.tenant(), saved.id()), cycle, clock.instant()));
        Job asked = wanted.change().isPresent() ? taken.withOtherRules(taken.fullRequested()) : taken;
        CycleContext context = context(cycle, after, asked);
        End end = write(context, asked, readAndStage(context, asked));
        applyPlan.compare(after, wanted, cycle);
        return end;
    }

    /** By the saved definition; what is wrong with its scope may be what the plan changes. */
    private void readBefore(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        try {
            readAndStage(context(cycle, saved, job), job);
        } catch (ServiceFailure failure) {
            if (wanted.change().isEmpty() || !VerifyScope.HOLDING.contains(failure.code())) {
                throw failure;
            }
        }
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

    /**
     * What is staged, and how it came.
     *
     * @param unread groups of the scope whose members are not known
     */
    private record Staging(Reading reading, ReadDirectory.Outcome read, Set<UUID> unread) {}

    private Staging readAndStage(CycleContext context, Job job) {
        Staged staged = context.staged();
        UUID cycle = context.cycle();
        Reading reading = chooseReading.of(context, job);
        if (job.reconcile().isEmpty()) {
            ledger.kind(staged, cycle, reading.kind());
        }
        verifyScope.prepare(context);
        ReadDirectory.Outcome read = read(context, reading);
        ledger.phase(staged, cycle, "complete");
        Set<UUID> unread = verifyScope.complete(context, read.kind());
        if (reading.replan()) {
            transactions.run(() -> ledger.noteReplan(staged, cycle, read.kind() != CycleKind.REPLAN));
        } else if (read.kind().readsAll()) {
            staging.markFailed(staged);
        } else if (job.triedAgain()) {
            escrows.markDue(staged, context.now());
        }
        expiries.mark(staged, context.now());
        completeStaging.complete(context, reading.replan());
        Optional<ServiceFailure> obstacle = verifyScope.obstacle(context, unread);
        if (obstacle.isPresent()) {
            transactions.run(() -> ledger.settleReading(staged, cycle, job, reading.replan()));
            throw obstacle.get();
        }
        return new Staging(reading, read, unread);
    }

    /** Plans what is staged and does it. */
    private End write(CycleContext context, Job job, Staging done) {
        Staged staged = context.staged();
        UUID cycle = context.cycle();
        Reading reading = done.reading();
        ReadDirectory.Outcome read = done.read();
        Set<UUID> unread = done.unread();
        boolean realign = reading.replan()
                && !transactions.in(_ -> ledger.isAligned(staged, cycle, context.referenceRulesText()));
        boolean changed = plan(context, reading.replan());
        if (read.kind() == CycleKind.INITIAL) {
            statistics.refreshDirectory();
        }
        if (realign) {
            links(context, Optional.of(Owners.ALL));
        } else if (job.newlyLinked() || (changed && ledger.newlyLinked(staged))) {
            links(context, Optional.of(Owners.NEWLY_LINKED));
        } else {
            links(context, Optional.empty());
        }
        transactions.run(() -> {
            escrows.settle(staged);
            ledger.settle(staged, cycle, job, context.now());
            if (realign || read.kind() == CycleKind.INITIAL) {
                ledger.aligned(staged, cycle, context.referenceRulesText());
            }
        });
        Optional<Long> unchanged = read.read().map(number -> ledger.unchangedOf(staged, cycle, number));
        return job.reconcile()
                .map(request -> reconciled(context, request, unread, unchanged))
                .orElseGet(() -> end(context, Optional.empty(), unchanged));
    }

    /**
     * True when it changed the tenant directory.
     *
     * @param everything all that is staged, and not only what is marked
     */
    private boolean plan(CycleContext context, boolean everything) {
        ledger.phase(context.staged(), context.cycle(), "plan");
        boolean changed = planPages.first(context, everything);
        ledger.phase(context.staged(), context.cycle(), "delete");
        changed |= holdDeletes.weigh(context);
        if (planPages.deletes(context)) {
            changed = true;
            holdDeletes.forgetDone(context);
        }
        changed |= planPages.settle(context);
        return changed;
    }

    private void links(CycleContext context, Optional<Owners> realigned) {
        ledger.phase(context.staged(), context.cycle(), "links");
        boolean allowed = holdRemovals.weigh(context, realigned);
        realigned.ifPresent(owners -> references.realign(context, owners));
        references.resolve(context);
        if (allowed) {
            holdRemovals.forgetDone(context);
        }
    }

    /** An ordinary cycle went before, so what differs now does so for another reason than that it was not read yet. */
    private End reconciled(CycleContext context, ReconcileRequest request, Set<UUID> unread, Optional<Long> unchanged) {
        try {
            Compared compared = reconcile.compare(context, request);
            if (!request.repair()) {
                return end(context, Optional.empty(), unchanged);
            }
            ledger.phase(context.staged(), context.cycle(), "repair");
            reconcile.repair(context, compared);
            completeStaging.complete(context, false);
            verifyScope.obstacle(context, unread).ifPresent(obstacle -> {
                throw obstacle;
            });
            plan(context, false);
            boolean whole = request.organizationalUnit().isEmpty();
            links(context, Optional.of(whole ? Owners.ALL : Owners.NEWLY_LINKED));
            return end(context, Reconcile.unfinished(context, compared), unchanged);
        } finally {
            reconcile.forget(context);
        }
    }

    private End end(CycleContext context, Optional<ServiceFailure> unfinished, Optional<Long> unchanged) {
        Optional<ServiceFailure> held = tellHeld.tell(context);
        if (held.isPresent()) {
            return new End(CycleState.HALTED, held.get(), unchanged);
        }
        boolean failures = ledger.failures(context.staged(), context.cycle()) > 0;
        return new End(
                failures || unfinished.isPresent() ? CycleState.PARTIAL : CycleState.SUCCEEDED,
                unfinished.orElse(null),
                unchanged);
    }

    private ReadDirectory.Outcome read(CycleContext context, Reading reading) {
        try {
            return directory.read(context, reading);
        } catch (RelayFailure refused) {
            throw verifyScope.explained(context, refused);
        }
    }
}

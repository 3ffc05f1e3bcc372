package org.footbridge.service.cycles;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.CycleLedger.Job;
import org.footbridge.service.cycles.Reconcile.Compared;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedExpiries;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final AlignReferences references;
    private final Reconcile reconcile;
    private final StagedCopy staging;
    private final StagedExpiries expiries;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;
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
            AlignReferences references,
            Reconcile reconcile,
            StagedCopy staging,
            StagedExpiries expiries,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics,
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
        this.references = references;
        this.reconcile = reconcile;
        this.staging = staging;
        this.expiries = expiries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
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
        End end = carryThrough(saved, staged, cycle, begun);
        closeCycle.close(saved, new CloseCycle.Ended(cycle, trigger, end));
        return new Ended(end.state(), end.state() == CycleState.FAILED);
    }

    /** @param version of the configuration at that moment */
    private record Begun(Job job, int version) {}

    private End carryThrough(SavedConfiguration found, Staged staged, UUID cycle, Begun begun) {
        Job job = begun.job();
        try {
            SavedConfiguration saved = found.version() == begun.version()
                    ? found
                    : configurations
                            .find(staged.tenant(), staged.configuration())
                            .orElse(found);
            ConfigurationDefinition definition = scope.resolve(saved, configurations.definition(saved));
            boolean reads = chooseReading.likely(staged, job) != CycleKind.REPLAN;
            SyncRules rules = scope.rules(saved, definition, knowDirectory.of(saved, reads));
            return steps(CycleContext.of(cycle, saved, definition, rules, clock.instant()), job);
        } catch (ServiceFailure failure) {
            boolean halted = VerifyScope.HOLDING.contains(failure.code());
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

    private End steps(CycleContext context, Job job) {
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
        boolean realign = reading.replan()
                && !transactions.in(_ -> ledger.isAligned(staged, cycle, context.referenceRulesText()));
        Planned planned = plan(context, job, reading.replan());
        if (read.kind() == CycleKind.INITIAL) {
            statistics.refreshDirectory();
        }
        if (realign) {
            links(context, Optional.of(Owners.ALL));
        } else if (job.newlyLinked() || (planned.changed() && ledger.newlyLinked(staged))) {
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
                .map(request -> reconciled(context, job, request, unread, planned, unchanged))
                .orElseGet(() -> end(context, planned, Optional.empty(), unchanged));
    }

    /** @param held deletes that wait for the administrator */
    private record Planned(boolean changed, int held) {}

    /** @param everything all that is staged, and not only what is marked */
    private Planned plan(CycleContext context, Job job, boolean everything) {
        ledger.phase(context.staged(), context.cycle(), "plan");
        boolean changed = planPages.first(context, everything);
        ledger.phase(context.staged(), context.cycle(), "delete");
        int held = holdDeletes.holdOrAllow(context, job);
        if (held == 0) {
            changed |= planPages.deletes(context);
        }
        changed |= planPages.settle(context);
        return new Planned(changed, held);
    }

    private void links(CycleContext context, Optional<Owners> realigned) {
        ledger.phase(context.staged(), context.cycle(), "links");
        realigned.ifPresent(owners -> references.realign(context, owners));
        references.resolve(context);
    }

    /** An ordinary cycle went before, so what differs now does so for another reason than that it was not read yet. */
    private End reconciled(
            CycleContext context,
            Job job,
            ReconcileRequest request,
            Set<UUID> unread,
            Planned before,
            Optional<Long> unchanged) {
        try {
            Compared compared = reconcile.compare(context, request);
            if (!request.repair()) {
                return end(context, before, Optional.empty(), unchanged);
            }
            ledger.phase(context.staged(), context.cycle(), "repair");
            reconcile.repair(context, compared);
            completeStaging.complete(context, false);
            verifyScope.obstacle(context, unread).ifPresent(obstacle -> {
                throw obstacle;
            });
            Planned planned = plan(context, job, false);
            boolean whole = request.organizationalUnit().isEmpty();
            links(context, Optional.of(whole ? Owners.ALL : Owners.NEWLY_LINKED));
            return end(context, planned, Reconcile.unfinished(context, compared), unchanged);
        } finally {
            reconcile.forget(context);
        }
    }

    private End end(
            CycleContext context, Planned planned, Optional<ServiceFailure> unfinished, Optional<Long> unchanged) {
        if (planned.held() > 0) {
            return new End(CycleState.HALTED, holdDeletes.failure(context, planned.held()), unchanged);
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

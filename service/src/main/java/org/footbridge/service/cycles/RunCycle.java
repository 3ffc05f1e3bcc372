package org.footbridge.service.cycles;

import io.micrometer.core.instrument.MeterRegistry;
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
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.errors.ServiceFailure;
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
    private final StagedCopy staging;
    private final StagedExpiries expiries;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;
    private final MeterRegistry meters;
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
            StagedCopy staging,
            StagedExpiries expiries,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics,
            MeterRegistry meters,
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
        this.staging = staging;
        this.expiries = expiries;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
        this.meters = meters;
        this.clock = clock;
    }

    /** How a cycle ended, and whether to try again sooner than usual when it failed. */
    public record Ended(CycleState state, boolean retrySoon) {}

    /** Runs a cycle; never throws for what a cycle can meet. */
    public Ended run(SavedConfiguration saved, String trigger) {
        UUID cycle = UUID.randomUUID();
        Staged staged = new Staged(saved.tenant(), saved.id());
        Begun begun = transactions.in(connection -> {
            Job found = ledger.take(staged, cycle);
            Job taken = trigger.equals(EXPIRY) ? found.forTimeAlone() : found;
            CycleKind likely = chooseReading.likely(staged, taken);
            return new Begun(taken, ledger.open(staged, cycle, likely, trigger, taken.request()));
        });
        End end = carryThrough(saved, staged, cycle, begun);
        transactions.run(() -> ledger.close(staged, cycle, end));
        account(saved, staged, cycle, end);
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
            return new End(
                    CycleState.FAILED,
                    new ServiceFailure(
                            "DatabaseUnavailable",
                            503,
                            "The database went away while the cycle was running.",
                            "Nothing, if it is back: the cycle is tried again and goes on from what was committed.",
                            unreachable),
                    Optional.empty());
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
        ledger.kind(staged, cycle, reading.kind());
        verifyScope.prepare(context);
        ReadDirectory.Outcome read = read(context, reading);
        ledger.phase(staged, cycle, "complete");
        Set<UUID> unread = verifyScope.complete(context, read.kind());
        if (reading.replan()) {
            staging.markAll(staged);
        } else if (read.entries() > 0 || read.kind().readsAll()) {
            staging.markFailed(staged);
        } else if (job.triedAgain()) {
            staging.markFailed(staged, TriedAgain.CODES);
        }
        expiries.mark(staged, context.now());
        completeStaging.complete(context);
        Optional<ServiceFailure> obstacle = verifyScope.obstacle(context, unread);
        if (obstacle.isPresent()) {
            transactions.run(() -> ledger.settleReading(staged, cycle, job, reading.replan()));
            throw obstacle.get();
        }
        ledger.phase(staged, cycle, "plan");
        boolean changed = planPages.first(context);
        if (read.kind() == CycleKind.INITIAL) {
            statistics.refreshDirectory();
        }
        ledger.phase(staged, cycle, "delete");
        int held = holdDeletes.holdOrAllow(context, job);
        if (held == 0) {
            changed |= planPages.deletes(context);
        }
        changed |= planPages.settle(context);
        ledger.phase(staged, cycle, "links");
        if (reading.replan()) {
            references.realign(context, Owners.ALL);
        } else if (job.newlyLinked() || (changed && ledger.newlyLinked(staged))) {
            references.realign(context, Owners.NEWLY_LINKED);
        }
        references.resolve(context);
        transactions.run(() -> ledger.settle(staged, cycle, job, context.now()));
        Optional<Long> unchanged = read.read().map(number -> ledger.unchangedOf(staged, cycle, number));
        if (held > 0) {
            return new End(CycleState.HALTED, holdDeletes.failure(context, held), unchanged);
        }
        boolean failures = ledger.failures(staged, cycle) > 0;
        return new End(failures ? CycleState.PARTIAL : CycleState.SUCCEEDED, null, unchanged);
    }

    private ReadDirectory.Outcome read(CycleContext context, Reading reading) {
        try {
            return directory.read(context, reading);
        } catch (RelayFailure refused) {
            throw verifyScope.explained(context, refused);
        }
    }

    private void account(SavedConfiguration saved, Staged staged, UUID cycle, End end) {
        meters.timer("footbridge.cycle", "state", end.state().text()).record(ledger.duration(staged, cycle));
        ledger.counts(staged, cycle)
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
                .addKeyValue("cycle", cycle)
                .addKeyValue("state", end.state().text())
                .addKeyValue("error", failure == null ? "" : failure.code())
                .log(failure == null ? "cycle ended" : failure.reason());
    }
}

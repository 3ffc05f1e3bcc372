package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.Plan;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.planning.Reserved;
import org.footbridge.engine.planning.WantedKeys;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.cycles.CycleStages.Stage;
import org.footbridge.service.cycles.PreparePages.Prepared;
import org.footbridge.service.cycles.SettleLeaving.Settled;
import org.footbridge.service.directory.ApplyChanges;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.health.RecordFailures;
import org.footbridge.service.logs.WriteEvents;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Plans what is dirty and applies the plan, page by page; each page is one transaction with a fixed number of
 * statements, and takes the mark of what it has settled away.
 */
@Component
class PlanPages {
    private static final int PAGE = 1000;
    /** So many steps of a ring of exchanges are followed beyond the page. */
    private static final int RING = 20;
    /** When more objects than this cannot be planned for no known reason, it is not the objects. */
    private static final int MOST_ISOLATED = 100;

    private final LoadDirty dirty;
    private final LoadView view;
    private final SettleLeaving settleLeaving;
    private final TenantFeatures features;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final Statistics statistics;
    private final CycleStages stages;
    private final int pageSize;
    private final PlanObjects planObjects = new PlanObjects();

    @Autowired
    PlanPages(
            LoadDirty dirty,
            LoadView view,
            SettleLeaving settleLeaving,
            TenantFeatures features,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            Statistics statistics,
            CycleStages stages) {
        this(dirty, view, settleLeaving, features, ledger, lease, transactions, statistics, stages, PAGE);
    }

    PlanPages(
            LoadDirty dirty,
            LoadView view,
            SettleLeaving settleLeaving,
            TenantFeatures features,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            Statistics statistics,
            CycleStages stages,
            int pageSize) {
        this.pageSize = pageSize;
        this.dirty = dirty;
        this.view = view;
        this.settleLeaving = settleLeaving;
        this.features = features;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.statistics = statistics;
        this.stages = stages;
    }

    /** @param gaveUp the one object of the page failed for a reason that nobody foresaw */
    private record PageDone(@Nullable ObjectGuid last, CycleCounts counts, boolean gaveUp) {
        PageDone(@Nullable ObjectGuid last, CycleCounts counts) {
            this(last, counts, false);
        }
    }

    /**
     * Plans for the first time in the cycle; true when it changed the tenant directory.
     *
     * @param everything all that is staged, and not only what is dirty
     */
    boolean first(CycleContext context, boolean everything) {
        Reserved reserved = new Reserved();
        if (!everything) {
            boolean linked = run(context, Pass.LINKED, reserved);
            return run(context, Pass.UNLINKED, reserved) || linked;
        }
        boolean linked = run(context, Pass.EVERY_LINKED, reserved);
        boolean unlinked = run(context, Pass.EVERY_UNLINKED, reserved);
        lease.forgetPlanned(context.staged(), context.cycle());
        return linked || unlinked;
    }

    /** Those that are not held; true when it changed the tenant directory. */
    boolean deletes(CycleContext context) {
        return run(context, Pass.DELETES, new Reserved());
    }

    /**
     * Runs the last pass until nobody waits for something that was let go of meanwhile; true when it changed the tenant
     * directory.
     */
    boolean settle(CycleContext context) {
        boolean changed = false;
        while (run(context, Pass.RETRIES, new Reserved())) {
            changed = true;
        }
        return changed;
    }

    /**
     * Tells what all that is staged would come to, and does nothing of it, a page in one transaction. What failed before
     * for the same reason is not told.
     *
     * @param looked which objects are of interest
     */
    void preview(CycleContext context, Predicate<DirtyObject> looked) {
        DirectoryFeatures heeded = features.of(context.saved().tenant());
        Optional<ObjectGuid> last = Optional.empty();
        do {
            Optional<ObjectGuid> after = last;
            last = transactions.in(connection -> previewPage(connection, context, heeded, looked, after.orElse(null)));
        } while (last.isPresent());
    }

    private Optional<ObjectGuid> previewPage(
            Connection connection,
            CycleContext context,
            DirectoryFeatures heeded,
            Predicate<DirtyObject> looked,
            @Nullable ObjectGuid after)
            throws SQLException {
        lease.fence(context.staged(), context.cycle());
        List<DirtyObject> page = dirty.page(
                context.staged(),
                Pass.PREVIEW.which(),
                after,
                pageSize,
                context.binaryAttributes(),
                context.rules().scope());
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> wanted = page.stream()
                .filter(looked)
                .map(object -> object.object().guid().value())
                .collect(Collectors.toSet());
        PreparePages prepare = preparing(context, Pass.PREVIEW, heeded, pageSize, null);
        Prepared prepared = new Prepared(after, page, prepare.projections(page), Optional.empty(), Set.of());
        Verdicts verdicts = decide(context, Pass.PREVIEW, heeded, new Reserved(), prepare, prepared);
        List<Drift> found = verdicts.events().stream()
                .filter(event -> wanted.contains(event.source().guid()))
                .flatMap(event -> Drift.of(event).stream())
                .toList();
        Drift.write(connection, context.staged(), context.cycle(), found);
        return Optional.of(page.getLast().object().guid());
    }

    /** Runs one pass; true when it changed the tenant directory. */
    private boolean run(CycleContext context, Pass pass, Reserved reserved) {
        DirectoryFeatures wanted = features.of(context.saved().tenant());
        DirectoryFeatures heeded = pass.isLast() ? wanted : wanted.withoutQuarantine();
        PreparePages prepare = preparing(context, pass, heeded, pageOf(pass), null);
        boolean changed = false;
        ObjectGuid after = null;
        Future<Boolean> refreshed = CompletableFuture.completedFuture(true);
        int grown = 0;
        int isolated = 0;
        while (true) {
            PageDone done;
            try {
                done = page(context, pass, heeded, reserved, prepare, after, prepare.next());
            } catch (RuntimeException failure) {
                prepare.leave(failure);
                if (!ObjectFaults.mayBeOfOne(failure) || isolated == MOST_ISOLATED) {
                    Beside.leave(refreshed, failure);
                    throw failure;
                }
                done = isolate(context, pass, heeded, reserved, after, failure);
                isolated += done.gaveUp() ? 1 : 0;
                prepare = preparing(context, pass, heeded, pageOf(pass), done.last());
            }
            if (done.last() == null) {
                Beside.result(refreshed);
                return changed;
            }
            changed |= done.counts().changedAnything();
            after = done.last();
            grown += done.counts().created() > 0 ? 1 : 0;
            if (done.counts().created() > 0 && Statistics.isDue(grown)) {
                Beside.result(refreshed);
                refreshed = Beside.start(this::refreshStatistics);
            }
        }
    }

    private int pageOf(Pass pass) {
        return pass.isLast() ? PreparePages.TOGETHER : pageSize;
    }

    private PreparePages preparing(
            CycleContext context, Pass pass, DirectoryFeatures heeded, int limit, @Nullable ObjectGuid from) {
        return new PreparePages(dirty, view, stages, limit, context, pass, heeded, from);
    }

    /** Plans so many objects of a page as go well; when the very first does not, it fails, and nobody else does. */
    private PageDone isolate(
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            @Nullable ObjectGuid after,
            RuntimeException failure) {
        RuntimeException fault = failure;
        for (int size = pageSize / 2; size > 0; size /= 2) {
            PreparePages few = preparing(context, pass, heeded, size, after);
            try {
                return page(context, pass, heeded, reserved, few, after, Prepared.NOTHING);
            } catch (RuntimeException smaller) {
                if (!ObjectFaults.mayBeOfOne(smaller)) {
                    throw smaller;
                }
                fault = smaller;
            }
        }
        RuntimeException last = fault;
        return transactions.in(connection -> failFirst(connection, context, pass, heeded, after, last));
    }

    private PageDone failFirst(
            Connection connection,
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            @Nullable ObjectGuid after,
            RuntimeException fault)
            throws SQLException {
        lease.fence(context.staged(), context.cycle());
        lease.takeTurn(context.staged());
        List<DirtyObject> one = preparing(context, pass, heeded, 1, after).load(after);
        if (one.isEmpty()) {
            return new PageDone(null, CycleCounts.NONE);
        }
        DirtyObject object = one.getFirst();
        ObjectGuid guid = object.object().guid();
        Failure failure = ObjectFaults.of(context, object, fault);
        DirectoryView seen = itself(context, heeded, new Rejected(guid, failure));
        Verdicts verdicts = new Verdicts(pass, one, seen, List.of(), Map.of(), context.now());
        verdicts.fail(guid, Optional.ofNullable(seen.linked().get(guid)).map(DirectoryObject::id), failure);
        write(connection, context, verdicts, System.nanoTime());
        return new PageDone(guid, verdicts.counts(), true);
    }

    /** What the object is linked to; nothing, when reading just that is what failed. */
    private DirectoryView itself(CycleContext context, DirectoryFeatures heeded, Projection failed) {
        try {
            return view(context, heeded, List.of(failed));
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return view(context, heeded, List.of());
        }
    }

    private boolean refreshStatistics() {
        stages.run(Stage.STATISTICS, statistics::refreshDirectory);
        return true;
    }

    private PageDone page(
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            PreparePages prepare,
            @Nullable ObjectGuid after,
            Prepared prepared) {
        return transactions.in(
                connection -> page(connection, context, pass, heeded, reserved, prepare, after, prepared));
    }

    private PageDone page(
            Connection connection,
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            PreparePages prepare,
            @Nullable ObjectGuid after,
            Prepared prepared)
            throws SQLException {
        long began = System.nanoTime();
        lease.fence(context.staged(), context.cycle());
        lease.takeTurn(context.staged());
        Prepared current = prepare.current(after, prepared);
        if (current.page().isEmpty()) {
            return new PageDone(null, CycleCounts.NONE);
        }
        Verdicts verdicts = stages.time(Stage.PLAN, () -> decide(context, pass, heeded, reserved, prepare, current));
        long applying = System.nanoTime();
        new ApplyChanges(connection, context.staged(), context.cycle(), pass.isOfEverything())
                .apply(verdicts.application());
        long logging = System.nanoTime();
        stages.add(Stage.APPLY, logging - applying);
        write(connection, context, verdicts, began);
        stages.since(Stage.LOG, logging);
        return new PageDone(current.last(), verdicts.counts());
    }

    private void write(Connection connection, CycleContext context, Verdicts verdicts, long began) throws SQLException {
        new WriteVerdicts(connection, context.staged()).write(verdicts.written());
        new RecordFailures(connection, context.staged()).write(verdicts.failures(), context.now());
        WriteEvents.write(connection, context.staged(), context.cycle(), verdicts.events(), began);
        ledger.add(context.staged(), context.cycle(), verdicts.counts());
    }

    private Verdicts decide(
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            PreparePages prepare,
            Prepared prepared) {
        List<DirtyObject> together = new ArrayList<>(prepared.page());
        List<Projection> projections = prepared.projections().stream()
                .filter(projection -> !prepared.unchanged().contains(projection.guid()))
                .toList();
        DirectoryView seen = view(context, heeded, projections);
        for (int step = 0; pass.isLast() && step < RING; step++) {
            List<DirtyObject> partners = partners(context, projections, seen);
            if (partners.isEmpty()) {
                break;
            }
            together.addAll(partners);
            projections = prepare.projections(together);
            seen = view(context, heeded, projections);
        }
        Plan plan = pass.isLast()
                ? planObjects.plan(projections, seen)
                : planObjects.planFirst(projections, seen, reserved);
        Settled settled = settleLeaving.settle(context, plan, seen);
        Verdicts verdicts = new Verdicts(pass, together, seen, projections, settled.heirs(), context.now());
        settled.steps().forEach(verdicts::take);
        prepared.unchanged().forEach(verdicts::stay);
        return verdicts;
    }

    private DirectoryView view(CycleContext context, DirectoryFeatures heeded, List<Projection> projections) {
        return view.of(
                context.staged(), projections, heeded, context.rules().domains().initialDomain());
    }

    /** Objects beyond the page that have what its objects want, and wait themselves: together they may exchange. */
    private List<DirtyObject> partners(CycleContext context, List<Projection> projections, DirectoryView seen) {
        Set<UUID> keepers = WantedKeys.keepers(projections, seen);
        if (keepers.isEmpty()) {
            return List.of();
        }
        List<ObjectGuid> waiting = new ArrayList<>(view.waiting(context.staged(), keepers));
        projections.forEach(projection -> waiting.remove(projection.guid()));
        return waiting.isEmpty()
                ? List.of()
                : dirty.named(
                        context.staged(),
                        waiting,
                        context.binaryAttributes(),
                        context.rules().scope());
    }
}

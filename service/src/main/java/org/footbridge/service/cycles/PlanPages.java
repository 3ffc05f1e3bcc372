package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.Plan;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.planning.Reserved;
import org.footbridge.engine.planning.WantedKeys;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.cycles.CycleStages.Stage;
import org.footbridge.service.directory.ApplyChanges;
import org.footbridge.service.directory.FindHeirs;
import org.footbridge.service.directory.FindHeirs.Heir;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.TenantFeatures;
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
    /** So many objects in conflict are looked at together, as far as they do not hold too much. */
    private static final int TOGETHER = 5000;
    /** So many steps of a ring of exchanges are followed beyond the page. */
    private static final int RING = 20;

    private final LoadDirty dirty;
    private final LoadView view;
    private final FindHeirs findHeirs;
    private final TenantFeatures features;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;
    private final CycleStages stages;
    private final int pageSize;
    private final PlanObjects planObjects = new PlanObjects();

    @Autowired
    PlanPages(
            LoadDirty dirty,
            LoadView view,
            FindHeirs findHeirs,
            TenantFeatures features,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics,
            CycleStages stages) {
        this(dirty, view, findHeirs, features, ledger, transactions, statistics, stages, PAGE);
    }

    PlanPages(
            LoadDirty dirty,
            LoadView view,
            FindHeirs findHeirs,
            TenantFeatures features,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics,
            CycleStages stages,
            int pageSize) {
        this.pageSize = pageSize;
        this.dirty = dirty;
        this.view = view;
        this.findHeirs = findHeirs;
        this.features = features;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
        this.stages = stages;
    }

    private record PageDone(@Nullable ObjectGuid last, CycleCounts counts) {}

    /** Plans everything that is dirty for the first time in the cycle; true when it changed the tenant directory. */
    boolean first(CycleContext context) {
        Reserved reserved = new Reserved();
        boolean linked = run(context, Pass.LINKED, reserved);
        return run(context, Pass.UNLINKED, reserved) || linked;
    }

    /** True when it changed the tenant directory. */
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
        ledger.fence(context.staged(), context.cycle());
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
        Verdicts verdicts = decide(context, Pass.PREVIEW, heeded, new Reserved(), page, projections(context, page));
        List<Drift> found = verdicts.events().stream()
                .filter(event -> wanted.contains(event.source().guid()))
                .flatMap(event -> Drift.of(event).stream())
                .toList();
        Drift.write(connection, context.staged(), context.cycle(), found);
        return Optional.of(page.getLast().object().guid());
    }

    /**
     * What was loaded and evaluated before the page's turn came, while the page before was applied. It counts only if it
     * is still true then; matching, and all else that looks at the tenant directory, is done in the page's own turn.
     *
     * @param after where the page begins
     */
    private record Ahead(@Nullable ObjectGuid after, List<DirtyObject> page, List<Projection> projections) {
        @Nullable
        ObjectGuid last() {
            return page.isEmpty() ? null : page.getLast().object().guid();
        }
    }

    /** Runs one pass; true when it changed the tenant directory. */
    private boolean run(CycleContext context, Pass pass, Reserved reserved) {
        DirectoryFeatures wanted = features.of(context.saved().tenant());
        DirectoryFeatures heeded = pass.isLast() ? wanted : wanted.withoutQuarantine();
        boolean changed = false;
        ObjectGuid after = null;
        Future<Boolean> refreshed = CompletableFuture.completedFuture(true);
        Ahead ahead = ahead(context, pass, (ObjectGuid) null);
        for (int pages = 1; ; pages++) {
            ObjectGuid from = after;
            Ahead loaded = ahead;
            Future<Ahead> next = Beside.start(() -> ahead(context, pass, loaded));
            PageDone done;
            try {
                done = transactions.in(connection -> page(connection, context, pass, heeded, reserved, from, loaded));
            } catch (RuntimeException failure) {
                Beside.leave(next, failure);
                Beside.leave(refreshed, failure);
                throw failure;
            }
            ahead = Beside.result(next);
            if (done.last() == null) {
                Beside.result(refreshed);
                return changed;
            }
            changed |= done.counts().changedAnything();
            after = done.last();
            if (Statistics.isDue(pages)) {
                Beside.result(refreshed);
                refreshed = Beside.start(this::refreshStatistics);
            }
        }
    }

    private boolean refreshStatistics() {
        stages.run(Stage.STATISTICS, statistics::refreshDirectory);
        return true;
    }

    /** Behind the end nothing is looked for. */
    private Ahead ahead(CycleContext context, Pass pass, Ahead before) {
        return before.page().isEmpty() ? before : ahead(context, pass, before.last());
    }

    /** Only the first passes are long; what the last looks at together is known in its turn alone. */
    private Ahead ahead(CycleContext context, Pass pass, @Nullable ObjectGuid after) {
        if (pass.isLast() || pass.appliesDeletes()) {
            return new Ahead(after, List.of(), List.of());
        }
        List<DirtyObject> page = load(context, pass, after);
        return new Ahead(after, page, projections(context, page));
    }

    private List<DirtyObject> load(CycleContext context, Pass pass, @Nullable ObjectGuid after) {
        return stages.time(
                Stage.LOAD,
                () -> dirty.page(
                        context.staged(),
                        pass.which(),
                        after,
                        pass.isLast() ? TOGETHER : pageSize,
                        context.binaryAttributes(),
                        context.rules().scope()));
    }

    private PageDone page(
            Connection connection,
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            @Nullable ObjectGuid after,
            Ahead ahead)
            throws SQLException {
        ledger.fence(context.staged(), context.cycle());
        ledger.takeTurn(context.staged());
        Ahead current = current(context, pass, after, ahead);
        List<DirtyObject> page = current.page();
        if (page.isEmpty()) {
            return new PageDone(null, CycleCounts.NONE);
        }
        Verdicts verdicts =
                stages.time(Stage.PLAN, () -> decide(context, pass, heeded, reserved, page, current.projections()));
        long applying = System.nanoTime();
        new ApplyChanges(connection, context.staged(), context.cycle()).apply(verdicts.application());
        long logging = System.nanoTime();
        stages.add(Stage.APPLY, logging - applying);
        new WriteVerdicts(connection, context.staged()).write(verdicts.verdicts());
        WriteEvents.write(connection, context.staged(), context.cycle(), verdicts.events());
        ledger.add(context.staged(), context.cycle(), verdicts.counts());
        stages.since(Stage.LOG, logging);
        return new PageDone(current.last(), verdicts.counts());
    }

    /** What was loaded ahead if it is what would be loaded now, else what is loaded now. */
    private Ahead current(CycleContext context, Pass pass, @Nullable ObjectGuid after, Ahead ahead) {
        boolean usable = !ahead.page().isEmpty()
                && Objects.equals(ahead.after(), after)
                && dirty.stillTrue(context.staged(), pass.which(), after, ahead.page());
        if (usable) {
            return ahead;
        }
        List<DirtyObject> page = load(context, pass, after);
        return new Ahead(after, page, projections(context, page));
    }

    private Verdicts decide(
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            Reserved reserved,
            List<DirtyObject> page,
            List<Projection> evaluated) {
        List<DirtyObject> together = new ArrayList<>(page);
        List<Projection> projections = evaluated;
        DirectoryView seen = view(context, heeded, projections);
        for (int step = 0; pass.isLast() && step < RING; step++) {
            List<DirtyObject> partners = partners(context, projections, seen);
            if (partners.isEmpty()) {
                break;
            }
            together.addAll(partners);
            projections = projections(context, together);
            seen = view(context, heeded, projections);
        }
        Plan plan = pass.isLast()
                ? planObjects.plan(projections, seen)
                : planObjects.planFirst(projections, seen, reserved);
        Verdicts verdicts =
                new Verdicts(pass, together, seen, projections, heirs(context, plan.steps()), context.now());
        plan.steps().forEach(verdicts::take);
        return verdicts;
    }

    /** What the directory says is deleted is so for every configuration; all else may be in scope elsewhere. */
    private Map<ObjectGuid, Heir> heirs(CycleContext context, List<PlanStep> steps) {
        List<ObjectGuid> leaving = new ArrayList<>();
        for (PlanStep step : steps) {
            if (step instanceof PlanStep.SoftDelete delete && delete.reason() != DeleteReason.DELETED) {
                leaving.add(delete.guid());
            }
        }
        return findHeirs.of(context.staged(), leaving);
    }

    private List<Projection> projections(CycleContext context, List<DirtyObject> page) {
        List<Projection> projections = new ArrayList<>();
        List<StagedObject> known = new ArrayList<>();
        for (DirtyObject object : page) {
            NotRead.obstacle(object, context.rules())
                    .ifPresentOrElse(
                            failure ->
                                    projections.add(new Rejected(object.object().guid(), failure)),
                            () -> known.add(object.object()));
        }
        projections.addAll(
                stages.time(Stage.EVALUATE, () -> new Project(context.now()).project(known, context.rules())));
        return projections;
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

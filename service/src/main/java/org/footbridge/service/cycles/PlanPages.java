package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.directory.ApplyChanges;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.logs.WriteEvents;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans what is dirty and applies the plan, page by page; each page is one transaction with a fixed number of
 * statements, and takes the mark of what it has settled away.
 */
@Component
class PlanPages {
    private static final int PAGE = 1000;

    private final LoadDirty dirty;
    private final LoadView view;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;
    private final PlanObjects planObjects = new PlanObjects();

    PlanPages(LoadDirty dirty, LoadView view, CycleLedger ledger, Transactions transactions, Statistics statistics) {
        this.dirty = dirty;
        this.view = view;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
    }

    private record PageDone(@Nullable ObjectGuid last, CycleCounts counts) {}

    /** Runs one pass; true when it changed the tenant directory. */
    boolean run(CycleContext context, Pass pass) {
        boolean changed = false;
        ObjectGuid after = null;
        for (int pages = 1; ; pages++) {
            ObjectGuid from = after;
            PageDone done = transactions.in(connection -> page(connection, context, pass, from));
            if (done.last() == null) {
                return changed;
            }
            changed |= done.counts().changedAnything();
            after = done.last();
            if (Statistics.isDue(pages)) {
                statistics.refreshDirectory();
            }
        }
    }

    private PageDone page(Connection connection, CycleContext context, Pass pass, @Nullable ObjectGuid after)
            throws SQLException {
        ledger.fence(context.staged(), context.cycle());
        ledger.takeTurn(context.staged());
        List<DirtyObject> page = dirty.page(
                context.staged(),
                pass.which(),
                after,
                PAGE,
                context.binaryAttributes(),
                context.rules().scope());
        if (page.isEmpty()) {
            return new PageDone(null, CycleCounts.NONE);
        }
        Verdicts verdicts = decide(context, pass, page);
        new ApplyChanges(connection, context.staged(), context.cycle()).apply(verdicts.application());
        new WriteVerdicts(connection, context.staged()).write(verdicts.verdicts());
        WriteEvents.write(connection, context.staged(), context.cycle(), verdicts.events());
        ledger.add(context.staged(), context.cycle(), verdicts.counts());
        return new PageDone(page.getLast().object().guid(), verdicts.counts());
    }

    private Verdicts decide(CycleContext context, Pass pass, List<DirtyObject> page) {
        List<Projection> projections = new ArrayList<>();
        List<StagedObject> known = new ArrayList<>();
        for (DirtyObject object : page) {
            NotRead.obstacle(object, context.rules())
                    .ifPresentOrElse(
                            failure ->
                                    projections.add(new Rejected(object.object().guid(), failure)),
                            () -> known.add(object.object()));
        }
        projections.addAll(new Project(context.now()).project(known, context.rules()));
        DirectoryView seen = view.of(context.staged(), projections);
        Verdicts verdicts = new Verdicts(pass, page, seen);
        planObjects.plan(projections, seen).steps().forEach(verdicts::take);
        return verdicts;
    }
}

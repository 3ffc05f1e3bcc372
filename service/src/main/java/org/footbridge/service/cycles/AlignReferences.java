package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.footbridge.service.cycles.CycleStages.Stage;
import org.footbridge.service.directory.RealignReferences;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.directory.RealignReferences.Realigned;
import org.footbridge.service.directory.ResolveReferences;
import org.footbridge.service.directory.ResolveReferences.Place;
import org.footbridge.service.directory.ResolveReferences.Resolved;
import org.footbridge.service.directory.ResolveReferences.Told;
import org.footbridge.service.directory.ToldLinks;
import org.footbridge.service.directory.UnresolvedLinks;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.staging.Comparison;
import org.footbridge.service.storage.TemporaryTables;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Brings the references of a cycle's objects in line with the staged links, a page in one transaction. */
@Component
class AlignReferences {
    private static final int PAGE = 5000;

    private static final String TOLD = """
            select e.source_guid, e.source_class, e.source_name, e.object_id, e.object_kind, e.object_name,
                   e.modified_properties::text
            from provisioning_event e
            where e.tenant_id = ? and e.cycle_id = ?
              and (? or exists (select 1 from shadow_guid g where g.tenant_id = e.tenant_id and g.cycle_id = ?
                                and g.what = 'below' and g.guid = e.source_guid))
            order by e.source_guid, e.at, e.id
            """;

    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final UnresolvedLinks unresolved;
    private final ToldLinks told;
    private final CycleStages stages;

    AlignReferences(
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            UnresolvedLinks unresolved,
            ToldLinks told,
            CycleStages stages) {
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.unresolved = unresolved;
        this.told = told;
        this.stages = stages;
    }

    /** Where no changed link tells of it, of owners that were weighed; leaves to {@link #resolve} what is to be added. */
    void realign(CycleContext context, Owners which) {
        stages.run(Stage.REFERENCES, () -> realignPages(context, which));
    }

    private void realignPages(CycleContext context, Owners which) {
        UUID last = RealignReferences.START;
        while (true) {
            UUID after = last;
            Realigned page = transactions.in(connection -> {
                lease.fence(context.staged(), context.cycle());
                lease.takeTurn(context.staged());
                Realigned realigned = new RealignReferences(connection, context.staged(), context.cycle())
                        .weighedPage(context.referenceRules(), which, after, PAGE);
                ledger.addMembers(
                        context.staged(), context.cycle(), realigned.updated(), 0, realigned.membersRemoved());
                return realigned;
            });
            if (page.owners() == 0) {
                return;
            }
            last = page.last();
        }
    }

    /**
     * Tells which references would be added and removed if all were brought in line: they are, a page at a time, and that
     * is taken back. What was told before it is taken back is kept in memory, a page of it.
     */
    void preview(CycleContext context, Comparison comparison) {
        UUID last = RealignReferences.START;
        while (true) {
            UUID after = last;
            Previewed page = transactions.undone(connection -> previewPage(connection, context, comparison, after));
            if (page.owners() == 0) {
                return;
            }
            transactions.in(connection -> {
                lease.fence(context.staged(), context.cycle());
                Drift.write(connection, context.staged(), context.cycle(), page.found());
                return null;
            });
            last = page.last();
        }
    }

    private record Previewed(int owners, UUID last, List<Drift> found) {}

    private Previewed previewPage(Connection connection, CycleContext context, Comparison comparison, UUID after)
            throws SQLException {
        lease.fence(context.staged(), context.cycle());
        lease.takeTurn(context.staged());
        // a name of its own, so that only what this page would do is told under it
        UUID preview = UUID.randomUUID();
        Realigned realigned = new RealignReferences(connection, context.staged(), preview)
                .page(context.referenceRules(), Owners.ALL, after, PAGE);
        if (realigned.owners() > 0) {
            do {
                TemporaryTables.empty(connection);
            } while (new ResolveReferences(connection, context.staged(), preview)
                            .page(context.referenceRules(), PAGE)
                            .links()
                    > 0);
        }
        TemporaryTables.empty(connection);
        return new Previewed(realigned.owners(), realigned.last(), told(connection, comparison, preview));
    }

    private static List<Drift> told(Connection connection, Comparison comparison, UUID preview) throws SQLException {
        List<Drift> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setObject(1, comparison.staged().tenant().value());
            statement.setObject(2, preview);
            statement.setBoolean(3, comparison.below().isEmpty());
            statement.setObject(4, comparison.cycle());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(Drift.ofReferences(
                            new Source(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
                            Optional.of(new Target(row.getObject(4, UUID.class), row.getString(5), row.getString(6))),
                            row.getString(7)));
                }
            }
        }
        return found;
    }

    /** Where links changed, or their ends arrived. */
    void resolve(CycleContext context) {
        stages.run(Stage.REFERENCES, () -> resolvePages(context));
    }

    private void resolvePages(CycleContext context) {
        resolveFirstReading(context);
        told.unresolved(context.staged()).ifPresent(range -> resolveTold(context, range));
        while (true) {
            Resolved page = transactions.in(connection -> {
                lease.fence(context.staged(), context.cycle());
                lease.takeTurn(context.staged());
                return account(context, resolving(connection, context).page(context.referenceRules(), PAGE));
            });
            if (page.links() == 0) {
                return;
            }
        }
    }

    private void resolveTold(CycleContext context, ToldLinks.Range range) {
        Place last = Place.FIRST;
        boolean more = true;
        while (more) {
            Place after = last;
            Told page = transactions.in(connection -> {
                lease.fence(context.staged(), context.cycle());
                lease.takeTurn(context.staged());
                Told resolved = resolving(connection, context).page(context.referenceRules(), range, after, PAGE);
                account(context, resolved.resolved());
                if (resolved.resolved().links() < PAGE) {
                    told.resolved(context.staged(), range);
                }
                return resolved;
            });
            last = page.last();
            more = page.resolved().links() == PAGE;
        }
    }

    /** The parts have no owner in common, and nobody else writes meanwhile: they take their turn together. */
    private void resolveFirstReading(CycleContext context) {
        List<Future<Boolean>> parts = new ArrayList<>();
        for (int part : unresolved.parts(context.staged())) {
            parts.add(Beside.start(() -> resolvePart(context, part)));
        }
        while (!parts.isEmpty()) {
            try {
                Beside.result(parts.removeFirst());
            } catch (RuntimeException failure) {
                parts.forEach(part -> Beside.leave(part, failure));
                throw failure;
            }
        }
    }

    private boolean resolvePart(CycleContext context, int part) {
        while (true) {
            Resolved page = transactions.in(connection -> {
                lease.fenceShared(context.staged(), context.cycle());
                lease.shareTurn(context.staged());
                return account(context, resolving(connection, context).page(context.referenceRules(), part, PAGE));
            });
            if (page.links() == 0) {
                return true;
            }
        }
    }

    private static ResolveReferences resolving(Connection connection, CycleContext context) {
        return new ResolveReferences(connection, context.staged(), context.cycle());
    }

    private Resolved account(CycleContext context, Resolved resolved) {
        ledger.addMembers(
                context.staged(),
                context.cycle(),
                resolved.updated(),
                resolved.membersAdded(),
                resolved.membersRemoved());
        return resolved;
    }
}

package org.footbridge.service.cycles;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.Reconcile.Compared;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Plans what is staged, writes it to the tenant directory, and brings the references in line. */
@Component
class CarryOut {
    private final PlanPages planPages;
    private final HoldDeletes holdDeletes;
    private final HoldRemovals holdRemovals;
    private final TellHeld tellHeld;
    private final AlignReferences references;
    private final Reconcile reconcile;
    private final CompleteStaging completeStaging;
    private final VerifyScope verifyScope;
    private final Escrows escrows;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final Statistics statistics;

    CarryOut(
            PlanPages planPages,
            HoldDeletes holdDeletes,
            HoldRemovals holdRemovals,
            TellHeld tellHeld,
            AlignReferences references,
            Reconcile reconcile,
            CompleteStaging completeStaging,
            VerifyScope verifyScope,
            Escrows escrows,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            Statistics statistics) {
        this.planPages = planPages;
        this.holdDeletes = holdDeletes;
        this.holdRemovals = holdRemovals;
        this.tellHeld = tellHeld;
        this.references = references;
        this.reconcile = reconcile;
        this.completeStaging = completeStaging;
        this.verifyScope = verifyScope;
        this.escrows = escrows;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.statistics = statistics;
    }

    /** Plans what is staged and does it. */
    End write(CycleContext context, Job job, StageDirectory.Done done) {
        Staged staged = context.staged();
        UUID cycle = context.cycle();
        Reading reading = done.reading();
        ReadDirectory.Outcome read = done.read();
        Set<UUID> unread = done.unread();
        boolean realign =
                reading.replan() && !transactions.in(_ -> lease.isAligned(staged, cycle, context.referenceRulesText()));
        LetGo letGo = new LetGo(job.reconcile().filter(ReconcileRequest::repair).isPresent());
        boolean changed = plan(context, reading.replan(), letGo);
        if (read.kind() == CycleKind.INITIAL) {
            statistics.refreshDirectory();
        }
        if (realign) {
            links(context, Optional.of(Owners.ALL), letGo);
        } else if (job.newlyLinked() || (changed && lease.newlyLinked(staged))) {
            links(context, Optional.of(Owners.NEWLY_LINKED), letGo);
        } else {
            links(context, Optional.empty(), letGo);
        }
        transactions.run(() -> {
            escrows.settle(staged);
            lease.settle(staged, cycle, job, context.now());
            if (realign || read.kind() == CycleKind.INITIAL) {
                lease.aligned(staged, cycle, context.referenceRulesText());
            }
        });
        Optional<Long> unchanged = read.read().map(number -> ledger.unchangedOf(staged, cycle, number));
        return job.reconcile()
                .map(request -> reconciled(context, request, unread, unchanged, letGo))
                .orElseGet(() -> end(context, Optional.empty(), unchanged));
    }

    /**
     * True when it changed the tenant directory.
     *
     * @param everything all that is staged, and not only what is marked
     */
    private boolean plan(CycleContext context, boolean everything, LetGo letGo) {
        ledger.phase(context.staged(), context.cycle(), "plan");
        boolean changed = planPages.first(context, everything);
        ledger.phase(context.staged(), context.cycle(), "delete");
        changed |= holdDeletes.weigh(context, letGo);
        if (planPages.deletes(context)) {
            changed = true;
            holdDeletes.forgetDone(context);
        }
        changed |= planPages.settle(context);
        return changed;
    }

    private void links(CycleContext context, Optional<Owners> realigned, LetGo letGo) {
        ledger.phase(context.staged(), context.cycle(), "links");
        boolean allowed = holdRemovals.weigh(context, realigned, letGo);
        realigned.ifPresent(owners -> references.realign(context, owners));
        references.resolve(context);
        if (allowed) {
            holdRemovals.forgetDone(context);
        }
    }

    /** An ordinary cycle went before, so what differs now does so for another reason than that it was not read yet. */
    End reconciled(CycleContext context, ReconcileRequest request, Set<UUID> unread, Optional<Long> unchanged) {
        return reconciled(context, request, unread, unchanged, new LetGo(false));
    }

    private End reconciled(
            CycleContext context, ReconcileRequest request, Set<UUID> unread, Optional<Long> unchanged, LetGo letGo) {
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
            plan(context, false, letGo);
            boolean whole = request.organizationalUnit().isEmpty();
            links(context, Optional.of(whole ? Owners.ALL : Owners.NEWLY_LINKED), letGo);
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
        boolean failures = ledger.failures(context.staged(), context.cycle()) > 0
                || escrows.count(context.saved().tenant(), context.saved().id()) > 0;
        return new End(
                failures || unfinished.isPresent() ? CycleState.PARTIAL : CycleState.SUCCEEDED,
                unfinished.orElse(null),
                unchanged);
    }
}

package org.footbridge.service.cycles;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.cycles.PlannedWork.Prepared;
import org.footbridge.service.cycles.PlannedWork.Ready;
import org.footbridge.service.cycles.PlannedWork.Work;
import org.footbridge.service.plans.KeepPlan;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.plans.Plans.Upkeep;
import org.footbridge.service.plans.StoredPlan;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Makes plans: does what a cycle would do, keeps what it would have logged, and takes it back. */
@Component
class Rehearse {
    private final PlannedWork plannedWork;
    private final CarryOut carryOut;
    private final Plans plans;
    private final KeepPlan keepPlan;
    private final PlanProgress progress;
    private final LongWork longWork;
    private final CycleLedger ledger;
    private final Transactions transactions;

    Rehearse(
            PlannedWork plannedWork,
            CarryOut carryOut,
            Plans plans,
            KeepPlan keepPlan,
            PlanProgress progress,
            LongWork longWork,
            CycleLedger ledger,
            Transactions transactions) {
        this.plannedWork = plannedWork;
        this.carryOut = carryOut;
        this.plans = plans;
        this.keepPlan = keepPlan;
        this.progress = progress;
        this.longWork = longWork;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Of a change nothing stays, not even what is read for it. What it meets is a matter of the plan, and of nothing else. */
    Carried make(UUID cycle, SavedConfiguration saved, Job job, StoredPlan wanted) {
        Prepared prepared = plannedWork.prepare(cycle, saved, job, wanted.change());
        try {
            rehearse(cycle, saved, job, wanted.id(), prepared.work());
            return Carried.planned(Optional.empty());
        } catch (RuntimeException fault) {
            if (CycleFaults.isElsewhere(fault)) {
                throw fault;
            }
            return Carried.planned(Optional.of(CycleFaults.of(saved, cycle, fault)));
        }
    }

    /** In staging mode: there is always a plan that is true, made anew when something is new. */
    End upkeep(UUID cycle, SavedConfiguration saved, Job job) {
        Ready ready = plannedWork.read(cycle, saved, job);
        Upkeep upkeep = plans.upkeep(saved, ready.staged().isNew(), job.replanBy());
        if (upkeep == Upkeep.STALE) {
            transactions.run(() -> plans.stale(saved.tenant(), saved.id()));
        }
        if (upkeep == Upkeep.RENEW) {
            renew(cycle, saved, job, plannedWork.of(ready));
        }
        return job.reconcile()
                .map(request -> reconciled(saved, ready, request))
                .orElseGet(() -> new End(CycleState.SUCCEEDED, null, Optional.empty()));
    }

    private void renew(UUID cycle, SavedConfiguration saved, Job job, Work work) {
        UUID plan = transactions.in(_ -> plans.renew(saved));
        try {
            rehearse(cycle, saved, job, plan, work);
        } catch (RuntimeException fault) {
            forget(saved, plan, fault);
            throw fault;
        }
        transactions.run(() -> plans.renewed(saved, plan));
    }

    private void forget(SavedConfiguration saved, UUID plan, RuntimeException fault) {
        try {
            transactions.run(() -> plans.notRenewed(saved, plan));
        } catch (RuntimeException away) {
            fault.addSuppressed(away);
        }
    }

    /** What was asked for before it was put into staging mode is compared and not repaired. */
    private End reconciled(SavedConfiguration saved, Ready ready, ReconcileRequest request) {
        End compared = carryOut.reconciled(
                ready.context(),
                new ReconcileRequest(request.organizationalUnit(), false),
                ready.staged().unread(),
                Optional.empty());
        return request.repair() && compared.failure() == null
                ? new End(CycleState.PARTIAL, Configurations.inStaging(saved), Optional.empty())
                : compared;
    }

    private void rehearse(UUID cycle, SavedConfiguration saved, Job job, UUID plan, Work work) {
        progress.begin(cycle, plan);
        try {
            longWork.turn(saved.tenant(), () -> {
                keepPlan.with(kept -> transactions.rehearse(connection -> {
                    work.carryOut();
                    keepPlan.keep(connection, kept, saved, cycle, plan, job.request());
                    return plan;
                }));
                return plan;
            });
        } finally {
            progress.end(cycle);
        }
        transactions.run(() -> ledger.planned(new Staged(saved.tenant(), saved.id()), cycle, plan));
    }
}

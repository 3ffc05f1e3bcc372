package org.footbridge.service.cycles;

import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.Configurations.Candidate;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.CycleLedger.End;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What a plan shows: one and the same work is done and taken back to make it, and done and kept to apply it. What is new in
 * the directory is read before and stays.
 */
@Component
class PlannedWork {
    private final Configurations configurations;
    private final CycleContexts contexts;
    private final StageDirectory stage;
    private final CarryOut carryOut;
    private final JobLease lease;
    private final Transactions transactions;

    PlannedWork(
            Configurations configurations,
            CycleContexts contexts,
            StageDirectory stage,
            CarryOut carryOut,
            JobLease lease,
            Transactions transactions) {
        this.configurations = configurations;
        this.contexts = contexts;
        this.stage = stage;
        this.carryOut = carryOut;
        this.lease = lease;
        this.transactions = transactions;
    }

    /** Of a saved definition: what is staged is there to be carried out. */
    record Ready(CycleContext context, Job job, StageDirectory.Done staged) {}

    /** What was carried out, and by which definition. */
    record Done(CycleContext context, End end) {}

    /** The work, to be done in one transaction. */
    interface Work {
        Done carryOut();
    }

    /** Reads and stages by the saved definition. */
    Ready read(UUID cycle, SavedConfiguration saved, Job job) {
        CycleContext context = contexts.of(cycle, saved, job);
        StageDirectory.Done staged = stage.stage(context, job);
        transactions.run(() -> lease.settleReading(
                context.staged(), cycle, job, staged.reading().replan()));
        return new Ready(context, job, staged);
    }

    /** By the saved definition, too; what is wrong with its scope may be what the change is for. */
    private boolean isRead(UUID cycle, SavedConfiguration saved, Job job) {
        try {
            read(cycle, saved, job);
            return true;
        } catch (ServiceFailure failure) {
            if (!VerifyScope.HOLDING.contains(failure.code())) {
                throw failure;
            }
            return false;
        }
    }

    Work of(Ready ready) {
        Job job = ready.job().withoutReconciling();
        return () -> new Done(ready.context(), carryOut.write(ready.context(), job, ready.staged()));
    }

    private Work of(UUID cycle, SavedConfiguration saved, Job job, JsonNode change, boolean read) {
        Candidate candidate = configurations.candidate(saved, change);
        Job changed = job.withOtherRules(candidate.readAgain(), !read);
        return () -> {
            CycleContext context = contexts.of(cycle, candidate.configuration(), changed);
            return new Done(context, carryOut.write(context, changed, stage.stage(context, changed)));
        };
    }

    /** Reads what is new; what fails then is the reading's own fault. What fails later is the plan's. */
    Prepared prepare(UUID cycle, SavedConfiguration saved, Job job, Optional<JsonNode> change) {
        if (change.isEmpty()) {
            Ready ready = read(cycle, saved, job);
            return () -> of(ready);
        }
        boolean read = isRead(cycle, saved, job);
        return () -> of(cycle, saved, job, change.get(), read);
    }

    /** What {@link #prepare} comes to; fails as {@link Configurations#candidate} says of the change. */
    interface Prepared {
        Work work();
    }
}

package org.footbridge.service.cycles;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedExpiries;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Reads what a cycle has to read, stages it, and marks what is to be planned. */
@Component
class StageDirectory {
    private final ChooseReading chooseReading;
    private final ReadDirectory directory;
    private final VerifyScope verifyScope;
    private final CompleteStaging completeStaging;
    private final StagedCopy staging;
    private final StagedExpiries expiries;
    private final Escrows escrows;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;

    StageDirectory(
            ChooseReading chooseReading,
            ReadDirectory directory,
            VerifyScope verifyScope,
            CompleteStaging completeStaging,
            StagedCopy staging,
            StagedExpiries expiries,
            Escrows escrows,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions) {
        this.chooseReading = chooseReading;
        this.directory = directory;
        this.verifyScope = verifyScope;
        this.completeStaging = completeStaging;
        this.staging = staging;
        this.expiries = expiries;
        this.escrows = escrows;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
    }

    /**
     * What is staged, and how it came.
     *
     * @param expired accounts that expired since and were not to be planned before
     * @param unread groups of the scope whose members are not known
     */
    record Done(Reading reading, ReadDirectory.Outcome read, int expired, Set<UUID> unread) {
        /** Something is to be planned that was not before. */
        boolean isNew() {
            return read.entries() > 0 || expired > 0;
        }
    }

    /** @throws ServiceFailure when nothing may be planned, because something of the scope is gone or was not read */
    Done stage(CycleContext context, Job job) {
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
            transactions.run(() -> lease.noteReplan(staged, cycle, read.kind() != CycleKind.REPLAN));
        } else if (read.kind().readsAll()) {
            staging.markFailed(staged);
        } else if (job.triedAgain()) {
            escrows.markDue(staged, context.now());
        }
        int expired = expiries.mark(staged, context.now());
        completeStaging.complete(context, reading.replan());
        Optional<ServiceFailure> obstacle = verifyScope.obstacle(context, unread);
        if (obstacle.isPresent()) {
            transactions.run(() -> lease.settleReading(staged, cycle, job, reading.replan()));
            throw obstacle.get();
        }
        return new Done(reading, read, expired, unread);
    }

    private ReadDirectory.Outcome read(CycleContext context, Reading reading) {
        try {
            return directory.read(context, reading);
        } catch (RelayFailure refused) {
            throw verifyScope.explained(context, refused);
        }
    }
}

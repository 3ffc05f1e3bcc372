package org.footbridge.service.cycles;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.staging.Comparison;
import org.footbridge.service.staging.ShadowCopy;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Reads the directory, or a part of it, once more for a reconciliation, at the domain controller that changes were read
 * from: another one may lag behind it, and what it does not know yet is not gone.
 */
@Component
class ReadShadow {
    private static final Duration DEADLINE = Duration.ofHours(4);
    /** Objects asked for by their GUIDs with one request. */
    private static final int BATCH = 500;

    private final DirectoryRequests requests;
    private final StagedCopy staging;
    private final ShadowCopy shadow;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final Statistics statistics;

    ReadShadow(
            DirectoryRequests requests,
            StagedCopy staging,
            ShadowCopy shadow,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            Statistics statistics) {
        this.requests = requests;
        this.staging = staging;
        this.shadow = shadow;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.statistics = statistics;
    }

    /**
     * Reads, and asks for each object that is staged and was not told by its GUID before it is called gone: it may have
     * moved.
     *
     * @return whether the domain controller's database that the watermark is of has answered
     */
    boolean read(CycleContext context, Comparison comparison) {
        Position since = staging.watermark(context.staged()).orElse(Position.getDefaultInstance());
        ByteString database = since.getInvocationId();
        ReadAll.Builder body =
                ReadAll.newBuilder().setSettings(AskFor.all(context)).setInvocationId(database);
        comparison.below().ifPresent(container -> body.setBelow(AskFor.bytes(container)));
        Everything stream = new Everything(context, comparison);
        exchange(context, Request.newBuilder().setReadAll(body).build(), stream);
        statistics.refreshShadow();
        boolean same = stream.database.equals(database) && readChanges(context, comparison, since);
        // even if it is not: what is told is compared
        return readUnseen(context, comparison, database) && same;
    }

    /** What changed after the watermark differs because it is not staged yet. */
    private boolean readChanges(CycleContext context, Comparison comparison, Position since) {
        Changed changed = new Changed(context, comparison);
        try {
            exchange(
                    context,
                    Request.newBuilder()
                            .setReadChanges(ReadChanges.newBuilder()
                                    .setSettings(AskFor.all(context))
                                    .setSince(since))
                            .build(),
                    changed);
            // another domain controller goes on from there too
            return changed.database.equals(since.getInvocationId());
        } catch (RelayFailure refused) {
            if (!ReadDirectory.NEED_FULL.contains(refused.code())) {
                throw refused;
            }
            return false;
        }
    }

    private boolean readUnseen(CycleContext context, Comparison comparison, ByteString database) {
        boolean same = true;
        List<UUID> unseen = shadow.unseen(comparison, new UUID(0, 0), BATCH);
        while (!unseen.isEmpty()) {
            ReadObjects.Builder body =
                    ReadObjects.newBuilder().setSettings(AskFor.all(context)).setInvocationId(database);
            unseen.forEach(guid -> body.addGuids(AskFor.bytes(guid)));
            Pages answer = new Pages(context, comparison);
            exchange(context, Request.newBuilder().setReadObjects(body).build(), answer);
            same &= answer.database.equals(database);
            unseen = shadow.unseen(comparison, unseen.getLast(), BATCH);
        }
        return same;
    }

    private void exchange(CycleContext context, Request request, StreamConsumer consumer) {
        requests.exchange(context.saved().tenant(), context.saved().directoryId(), request, DEADLINE, consumer);
    }

    private void fenced(CycleContext context, Runnable work) {
        transactions.run(() -> {
            lease.fence(context.staged(), context.cycle());
            work.run();
        });
    }

    /** Whole objects that are added to what was read. */
    private class Pages implements StreamConsumer {
        final CycleContext context;
        final Comparison comparison;
        ByteString database = ByteString.EMPTY;
        private long read;

        Pages(CycleContext context, Comparison comparison) {
            this.context = context;
            this.comparison = comparison;
        }

        @Override
        public void began(String streamId, String agentId) {
            read = staging.newRead();
        }

        @Override
        public void page(Page page) {
            fenced(context, () -> shadow.stage(comparison, read, page, context.stagingRules()));
        }

        @Override
        public void completed(Completed completed) {
            database = completed.getPosition().getInvocationId();
        }
    }

    /** All of it: an agent that takes over begins anew. */
    private final class Everything extends Pages {
        private long entries;
        private boolean alive;

        Everything(CycleContext context, Comparison comparison) {
            super(context, comparison);
        }

        @Override
        public void began(String streamId, String agentId) {
            super.began(streamId, agentId);
            entries = 0;
            alive = false;
            fenced(context, () -> shadow.forgetObjects(comparison));
        }

        @Override
        public void page(Page page) {
            super.page(page);
            entries += page.getEntriesList().stream()
                    .filter(entry -> entry.getKind() != Entry.Kind.MORE_LINKS)
                    .count();
            alive |= page.getEntriesList().stream().anyMatch(entry -> !entry.getDeleted());
            ledger.read(context.staged(), context.cycle(), entries);
        }

        @Override
        public void completed(Completed completed) {
            if (!alive) {
                throw new ServiceFailure(
                        "EmptyDirectory",
                        502,
                        "The reading of " + context.saved().directory()
                                + " ended without error and without a single object, which cannot be.",
                        "Check the agent's rights with: footbridge agent check");
            }
            super.completed(completed);
        }
    }

    /** Who changed, and nothing of what. */
    private final class Changed implements StreamConsumer {
        private final CycleContext context;
        private final Comparison comparison;
        private ByteString database = ByteString.EMPTY;

        Changed(CycleContext context, Comparison comparison) {
            this.context = context;
            this.comparison = comparison;
        }

        @Override
        public void began(String streamId, String agentId) {}

        @Override
        public void page(Page page) {
            Set<UUID> guids = new HashSet<>();
            for (Entry entry : page.getEntriesList()) {
                Optional.of(entry.getGuid())
                        .filter(guid -> !guid.isEmpty())
                        .ifPresent(guid -> guids.add(ObjectGuid.fromDirectoryBytes(guid.toByteArray())
                                .value()));
            }
            fenced(context, () -> shadow.changed(comparison, guids));
        }

        @Override
        public void completed(Completed completed) {
            database = completed.getPosition().getInvocationId();
        }
    }
}

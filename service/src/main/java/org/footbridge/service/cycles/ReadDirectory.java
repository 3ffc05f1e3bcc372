package org.footbridge.service.cycles;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadAttributes;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.ReadingTimes;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.CycleStages.Stage;
import org.footbridge.service.directory.UnresolvedLinks;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.staging.Attempt;
import org.footbridge.service.staging.PreparedPage;
import org.footbridge.service.staging.Progress;
import org.footbridge.service.staging.StagedAttributes;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a directory through its agents and stages what comes, page by page. */
@Component
class ReadDirectory {
    private static final Logger log = LoggerFactory.getLogger(ReadDirectory.class);
    private static final String OTHER_CONTROLLER = "DomainControllerChanged";
    static final Set<String> NEED_FULL = Set.of("WatermarkRefused", OTHER_CONTROLLER, "DomainControllerRolledBack");
    private static final Duration DEADLINE = Duration.ofHours(4);

    private final DirectoryRequests requests;
    private final StagedCopy staging;
    private final StagedAttributes attributes;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final Statistics statistics;
    private final UnresolvedLinks unresolved;
    private final CycleStages stages;

    ReadDirectory(
            DirectoryRequests requests,
            StagedCopy staging,
            StagedAttributes attributes,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions,
            Statistics statistics,
            UnresolvedLinks unresolved,
            CycleStages stages) {
        this.requests = requests;
        this.staging = staging;
        this.attributes = attributes;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.statistics = statistics;
        this.unresolved = unresolved;
        this.stages = stages;
    }

    /** @param read the number of the attempt that was complete; set for a reading of everything */
    record Outcome(CycleKind kind, Optional<Long> read, long entries) {}

    /**
     * Reads what is needed. A watermark that the directory does not accept any more turns an incremental cycle into a
     * full one, which ends in a comparison and never in a fresh start.
     */
    Outcome read(CycleContext context, Reading reading) {
        CycleKind kind = reading.kind();
        if (!reading.superfluous().isEmpty()) {
            inFencedTransaction(context, () -> attributes.forget(context.staged(), reading.superfluous()));
        }
        return switch (kind) {
            case REPLAN -> new Outcome(kind, Optional.empty(), 0);
            case INITIAL, FULL -> everything(context, kind);
            case INCREMENTAL, RECONCILE -> changes(context, reading.missing());
        };
    }

    private Outcome everything(CycleContext context, CycleKind kind) {
        Stream stream = readAll(context);
        return new Outcome(kind, Optional.of(stream.read), stream.entries);
    }

    private Outcome changes(CycleContext context, List<SourceAttribute> missing) {
        Progress progress = staging.progress(context.staged());
        if (progress.tooOld()) {
            return everythingInstead(context);
        }
        try {
            if (!missing.isEmpty()) {
                progress = readAttributes(context, missing, progress);
            }
            return new Outcome(CycleKind.INCREMENTAL, Optional.empty(), readChanges(context, progress).entries);
        } catch (RelayFailure refused) {
            if (!NEED_FULL.contains(refused.code())) {
                throw refused;
            }
            log.atInfo()
                    .addKeyValue("code", refused.code())
                    .addKeyValue("tenant", context.saved().tenant())
                    .addKeyValue("configuration", context.saved().name())
                    .addKeyValue("cycle", context.cycle())
                    .log("the directory is read in full: " + refused.reason());
            return everythingInstead(context);
        }
    }

    private Outcome everythingInstead(CycleContext context) {
        ledger.kind(context.staged(), context.cycle(), CycleKind.FULL);
        return everything(context, CycleKind.FULL);
    }

    private Stream readChanges(CycleContext context, Progress progress) {
        Stream stream = new Stream(context, false);
        exchange(
                context,
                Request.newBuilder()
                        .setReadChanges(ReadChanges.newBuilder()
                                .setSettings(AskFor.all(context))
                                .setSince(progress.newest())
                                .addAllOthers(progress.others()))
                        .build(),
                stream);
        return stream;
    }

    /**
     * Reads attributes that were never staged, of all objects, alone. It comes before the changes are read: then those
     * tell the attributes too, and what happened meanwhile is not missed. Both are read at the same domain controller; when
     * that of the watermark is not there, the watermark moves to another one first.
     */
    private Progress readAttributes(CycleContext context, List<SourceAttribute> missing, Progress progress) {
        try {
            readAttributes(context, missing, progress.newest());
            return progress;
        } catch (RelayFailure elsewhere) {
            if (!elsewhere.code().equals(OTHER_CONTROLLER)) {
                throw elsewhere;
            }
            readChanges(context, progress);
            Progress moved = staging.progress(context.staged());
            readAttributes(context, missing, moved.newest());
            return moved;
        }
    }

    private void readAttributes(CycleContext context, List<SourceAttribute> missing, Position since) {
        exchange(
                context,
                Request.newBuilder()
                        .setReadAttributes(ReadAttributes.newBuilder()
                                .setSettings(AskFor.only(missing, context))
                                .setInvocationId(since.getInvocationId())
                                .setDomainController(since.getDomainController()))
                        .build(),
                new AttributeStream(context, missing));
    }

    private Stream readAll(CycleContext context) {
        Stream stream = new Stream(context, true);
        exchange(
                context,
                Request.newBuilder()
                        .setReadAll(ReadAll.newBuilder().setSettings(AskFor.all(context)))
                        .build(),
                stream);
        return stream;
    }

    /**
     * Reads single objects whole. What is not found stays as it is: that is no evidence of a delete.
     *
     * @return the number of the reading that told them
     */
    long readObjects(CycleContext context, List<UUID> guids) {
        ReadObjects.Builder body = ReadObjects.newBuilder().setSettings(AskFor.all(context));
        guids.forEach(guid -> body.addGuids(AskFor.bytes(guid)));
        staging.watermark(context.staged())
                .ifPresent(read ->
                        body.setInvocationId(read.getInvocationId()).setDomainController(read.getDomainController()));
        ObjectStream stream = new ObjectStream(context);
        exchange(context, Request.newBuilder().setReadObjects(body).build(), stream);
        return stream.read;
    }

    private void inFencedTransaction(CycleContext context, Runnable work) {
        transactions.run(() -> {
            lease.fence(context.staged(), context.cycle());
            work.run();
        });
    }

    private void exchange(CycleContext context, Request request, Stream stream) {
        try {
            requests.exchange(context.saved().tenant(), context.saved().directoryId(), request, DEADLINE, stream);
        } catch (RuntimeException failure) {
            stream.behind.leave(failure);
            throw failure;
        }
    }

    /** Stages the pages of one request; every attempt of an agent has its own number. */
    private class Stream implements StreamConsumer {
        final CycleContext context;
        final boolean everything;
        final StageBehind behind = new StageBehind();
        long read;
        long entries;
        /** of those, what is not only left of a deleted object */
        long alive;

        int pages;
        /** new links are marked, because others are there or because groups decide who is planned again */
        private boolean markLinks = true;

        private long waitingSince = System.nanoTime();

        Stream(CycleContext context, boolean everything) {
            this.context = context;
            this.everything = everything;
        }

        @Override
        public void began(String streamId, String agentId) {
            behind.await();
            heard();
            read = staging.newRead();
            entries = 0;
            alive = 0;
            inFencedTransaction(() -> markLinks =
                    !everything || context.rules().scope().limitedByGroups() || !unresolved.begin(context.staged()));
            log.atInfo()
                    .addKeyValue("code", "StreamBegan")
                    .addKeyValue("tenant", context.saved().tenant())
                    .addKeyValue("configuration", context.saved().name())
                    .addKeyValue("cycle", context.cycle())
                    .addKeyValue("agent", agentId)
                    .log("an agent answers");
            handled();
        }

        @Override
        public void page(Page page) {
            heard();
            entries += page.getEntriesList().stream()
                    .filter(entry -> entry.getKind() != Entry.Kind.MORE_LINKS)
                    .count();
            alive += page.getEntriesList().stream()
                    .filter(entry -> !entry.getDeleted())
                    .count();
            PreparedPage prepared = stages.time(Stage.PREPARE, () -> PreparedPage.of(page, context.stagingRules()));
            long soFar = entries;
            boolean statisticsDue = Statistics.isDue(++pages);
            behind.begin(() -> {
                stages.run(
                        Stage.STAGE,
                        () -> inFencedTransaction(() -> {
                            staging.stage(
                                    context.staged(),
                                    new Attempt(read, everything, markLinks),
                                    prepared,
                                    context.stagingRules());
                            ledger.read(context.staged(), context.cycle(), soFar);
                        }));
                if (statisticsDue) {
                    refreshStatistics();
                }
            });
            handled();
        }

        @Override
        public void completed(Completed completed) {
            heard();
            behind.await();
            told(completed.getTimes());
            if (everything && alive == 0) {
                throw new ServiceFailure(
                        "EmptyDirectory",
                        502,
                        "The reading of " + context.saved().directory()
                                + " ended without error and without a single object, which cannot be.",
                        "Check the agent's rights with: footbridge agent check");
            }
            stages.run(
                    Stage.STAGE,
                    () -> inFencedTransaction(() -> {
                        if (everything) {
                            staging.endEnumeration(context.staged(), read, context.cycle());
                            attributes.replace(context.staged(), context.attributes());
                        } else {
                            staging.endObjects(context.staged(), read);
                        }
                        staging.saveWatermark(context.staged(), completed.getPosition());
                        ledger.answeredBy(
                                context.staged(),
                                context.cycle(),
                                completed.getPosition().getDomainController());
                    }));
            if (everything) {
                refreshStatistics();
            }
        }

        private void refreshStatistics() {
            stages.run(Stage.STATISTICS, statistics::refreshStaging);
        }

        /** What the agent says of itself. */
        private void told(ReadingTimes times) {
            stages.add(Stage.DIRECTORY, TimeUnit.MILLISECONDS.toNanos(times.getDirectoryMillis()));
            stages.add(Stage.ENCODE, TimeUnit.MILLISECONDS.toNanos(times.getEncodingMillis()));
            stages.add(Stage.SEND, TimeUnit.MILLISECONDS.toNanos(times.getSendingMillis()));
        }

        private void heard() {
            stages.since(Stage.RELAY, waitingSince);
        }

        private void handled() {
            waitingSince = System.nanoTime();
        }

        final void inFencedTransaction(Runnable work) {
            ReadDirectory.this.inFencedTransaction(context, work);
        }
    }

    private final class ObjectStream extends Stream {
        ObjectStream(CycleContext context) {
            super(context, false);
        }

        @Override
        public void page(Page page) {
            PreparedPage prepared = PreparedPage.of(page, context.stagingRules());
            behind.begin(() -> inFencedTransaction(
                    () -> staging.stage(context.staged(), Attempt.ofSome(read), prepared, context.stagingRules())));
        }

        @Override
        public void completed(Completed completed) {
            behind.await();
            inFencedTransaction(() -> staging.endObjects(context.staged(), read));
        }
    }

    private final class AttributeStream extends Stream {
        private final List<SourceAttribute> missing;

        AttributeStream(CycleContext context, List<SourceAttribute> missing) {
            super(context, false);
            this.missing = missing;
        }

        @Override
        public void page(Page page) {
            inFencedTransaction(() -> attributes.stage(context.staged(), read, page, missing));
        }

        @Override
        public void completed(Completed completed) {
            inFencedTransaction(() -> attributes.endReading(context.staged(), read, missing));
            statistics.refreshStaging();
        }
    }
}

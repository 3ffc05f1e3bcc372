package org.footbridge.service.cycles;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ValueKind;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.staging.Staged;
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
    static final Set<String> NEED_FULL = Set.of("WatermarkRefused", "DomainControllerChanged");
    private static final Duration DEADLINE = Duration.ofHours(4);
    private static final int PAGE_SIZE = 1000;

    private final DirectoryRequests requests;
    private final StagedCopy staging;
    private final CycleLedger ledger;
    private final Transactions transactions;
    private final Statistics statistics;

    ReadDirectory(
            DirectoryRequests requests,
            StagedCopy staging,
            CycleLedger ledger,
            Transactions transactions,
            Statistics statistics) {
        this.requests = requests;
        this.staging = staging;
        this.ledger = ledger;
        this.transactions = transactions;
        this.statistics = statistics;
    }

    /** @param read the number of the attempt that was complete; set for a reading of everything */
    record Outcome(CycleKind kind, Optional<Long> read, long entries) {}

    /**
     * Reads what the kind of cycle asks for. A watermark that the directory does not accept any more turns an
     * incremental cycle into a full one, which ends in a comparison and never in a fresh start.
     */
    Outcome read(CycleContext context, CycleKind kind) {
        Staged staged = context.staged();
        if (kind == CycleKind.INCREMENTAL) {
            Position since = staging.watermark(staged).orElseThrow();
            try {
                Stream stream = new Stream(context, false);
                exchange(
                        context,
                        Request.newBuilder()
                                .setReadChanges(ReadChanges.newBuilder()
                                        .setSettings(settings(context))
                                        .setSince(since))
                                .build(),
                        stream);
                return new Outcome(kind, Optional.empty(), stream.entries);
            } catch (RelayFailure refused) {
                if (!NEED_FULL.contains(refused.code())) {
                    throw refused;
                }
                ledger.kind(staged, context.cycle(), CycleKind.FULL);
                Stream stream = readAll(context);
                return new Outcome(CycleKind.FULL, Optional.of(stream.read), stream.entries);
            }
        }
        Stream stream = readAll(context);
        return new Outcome(kind, Optional.of(stream.read), stream.entries);
    }

    private Stream readAll(CycleContext context) {
        Stream stream = new Stream(context, true);
        exchange(
                context,
                Request.newBuilder()
                        .setReadAll(ReadAll.newBuilder().setSettings(settings(context)))
                        .build(),
                stream);
        return stream;
    }

    /** Reads single objects whole. What is not found stays as it is: that is no evidence of a delete. */
    void readObjects(CycleContext context, List<UUID> guids) {
        ReadObjects.Builder body = ReadObjects.newBuilder().setSettings(settings(context));
        guids.forEach(guid -> body.addGuids(bytes(guid)));
        ObjectStream stream = new ObjectStream(context);
        exchange(context, Request.newBuilder().setReadObjects(body).build(), stream);
    }

    private void exchange(CycleContext context, Request request, StreamConsumer consumer) {
        requests.exchange(context.saved().tenant(), context.saved().directoryId(), request, DEADLINE, consumer);
    }

    private static ReadSettings settings(CycleContext context) {
        ReadSettings.Builder settings = ReadSettings.newBuilder()
                .setPageSize(PAGE_SIZE)
                .addAllObjectClasses(context.definition().objects());
        context.attributes()
                .forEach(attribute -> settings.addAttributes(
                        AttributeRequest.newBuilder().setName(attribute.name()).setKind(kind(attribute.kind()))));
        context.rules().scope().included().forEach(guid -> settings.addContainerGuids(bytes(guid.value())));
        context.rules().scope().excluded().forEach(guid -> settings.addExcludedContainerGuids(bytes(guid.value())));
        return settings.build();
    }

    private static ValueKind kind(SourceAttribute.Kind kind) {
        return switch (kind) {
            case TEXT -> ValueKind.TEXT;
            case BINARY -> ValueKind.BINARY;
            case LINK -> ValueKind.LINK;
        };
    }

    private static ByteString bytes(UUID guid) {
        return ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes());
    }

    /** Stages the pages of one request; every attempt of an agent has its own number. */
    private class Stream implements StreamConsumer {
        final CycleContext context;
        final boolean everything;
        long read;
        long entries;
        int pages;

        Stream(CycleContext context, boolean everything) {
            this.context = context;
            this.everything = everything;
        }

        @Override
        public void began(String streamId, String agentId) {
            read = staging.newRead();
            entries = 0;
            log.atInfo()
                    .addKeyValue("code", "StreamBegan")
                    .addKeyValue("tenant", context.saved().tenant())
                    .addKeyValue("configuration", context.saved().name())
                    .addKeyValue("cycle", context.cycle())
                    .addKeyValue("agent", agentId)
                    .log("an agent answers");
        }

        @Override
        public void page(Page page) {
            entries += page.getEntriesList().stream()
                    .filter(entry -> entry.getKind() != Entry.Kind.MORE_LINKS)
                    .count();
            inFencedTransaction(() -> {
                staging.stage(
                        context.staged(), read, page, context.binaryAttributes(), CycleContext.SINGLE_VALUED_LINKS);
                ledger.read(context.staged(), context.cycle(), entries);
            });
            pages++;
            if (Statistics.isDue(pages)) {
                statistics.refreshStaging();
            }
        }

        @Override
        public void completed(Completed completed) {
            if (everything && entries == 0) {
                throw new ServiceFailure(
                        "EmptyDirectory",
                        502,
                        "The reading of " + context.saved().directory()
                                + " ended without error and without a single object, which cannot be.",
                        "Check the agent's rights with: footbridge agent check");
            }
            inFencedTransaction(() -> {
                if (everything) {
                    staging.endEnumeration(context.staged(), read);
                } else {
                    staging.endObjects(context.staged(), read);
                }
                staging.saveWatermark(context.staged(), completed.getPosition());
            });
            if (everything) {
                statistics.refreshStaging();
            }
        }

        final void inFencedTransaction(Runnable work) {
            transactions.run(() -> {
                ledger.fence(context.staged(), context.cycle());
                work.run();
            });
        }
    }

    private final class ObjectStream extends Stream {
        ObjectStream(CycleContext context) {
            super(context, false);
        }

        @Override
        public void page(Page page) {
            inFencedTransaction(() -> staging.stage(
                    context.staged(), read, page, context.binaryAttributes(), CycleContext.SINGLE_VALUED_LINKS));
        }

        @Override
        public void completed(Completed completed) {
            inFencedTransaction(() -> staging.endObjects(context.staged(), read));
        }
    }
}

package org.footbridge.agent.relay;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.footbridge.directory.DirectoryEntry;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectorySchema;
import org.footbridge.directory.EntryConsumer;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Failure;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Listing;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.PasswordChanges;
import org.footbridge.relay.wire.PasswordHashes;
import org.footbridge.relay.wire.ReadingTimes;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.relay.wire.Working;

/**
 * One attempt at answering one request: numbers the frames, fills them up to the limits, and says "working" while nothing
 * else is to be said. Entries come from the reading thread, "working" from a timer; frames go out one after the other.
 */
final class FrameStream implements EntryConsumer {
    /** Room for the frame's own fields. */
    private static final int ENVELOPE = 1024;
    /** Room of an entry within a page: its tag and length. */
    private static final int ENTRY_OVERHEAD = 8;
    /** Said a little early, so that it arrives in time. */
    private static final Duration QUIET = RelayLimits.WORKING_INTERVAL.minusSeconds(1);

    /** Takes frames; an exception means that nobody is there any more. */
    @FunctionalInterface
    interface Sink {
        void send(Frame frame);
    }

    private final Request request;
    private final String agent;
    private final Sink sink;
    private final LongSupplier millis;
    private final int limit;
    private final int entriesPerFrame;
    private final WireEntries wire;
    private String stream = UUID.randomUUID().toString();
    private Page.Builder page = Page.newBuilder();
    private int bytes;
    private int sequence;
    private long entries;
    private long lastSent;
    private boolean ended;
    private final long began = System.nanoTime();
    private long accepting;
    private long sending;

    FrameStream(Request request, String agent, int maxFrameBytes, int entriesPerFrame, Sink sink, LongSupplier millis) {
        this.request = request;
        this.agent = agent;
        this.limit = maxFrameBytes - ENVELOPE;
        this.entriesPerFrame = entriesPerFrame < 1 ? Integer.MAX_VALUE : entriesPerFrame;
        this.sink = sink;
        this.millis = millis;
        this.wire = new WireEntries(limit - ENTRY_OVERHEAD);
        this.lastSent = millis.getAsLong();
    }

    /** @throws DirectoryFailure (deadline exceeded) when the service does not wait any more */
    @Override
    public synchronized void accept(DirectoryEntry entry) {
        requireTime();
        entries++;
        long start = System.nanoTime();
        wire.write(entry, this::add);
        accepting += System.nanoTime() - start;
    }

    private void add(Entry entry) {
        int size = entry.getSerializedSize() + ENTRY_OVERHEAD;
        if (bytes + size > limit || page.getEntriesCount() >= entriesPerFrame) {
            flush();
        }
        page.addEntries(entry);
        bytes += size;
    }

    /** Says that the answer takes time, if nothing was said for a while. Also sends a page that waits to be filled. */
    synchronized void working() {
        if (ended || millis.getAsLong() - lastSent < QUIET.toMillis()) {
            return;
        }
        if (page.getEntriesCount() > 0) {
            flush();
        } else {
            send(frame().setWorking(Working.getDefaultInstance()));
        }
    }

    synchronized void resolved(Resolved resolved) {
        send(frame().setResolved(resolved));
    }

    synchronized void schema(DirectorySchema schema) {
        new WireSchema(limit, part -> send(frame().setSchema(part))).write(schema);
    }

    synchronized void listing(Listing part) {
        entries += part.getObjectsCount();
        send(frame().setListing(part));
    }

    synchronized void passwords(PasswordChanges part) {
        entries += part.getChangesCount();
        send(frame().setPasswordChanges(part));
    }

    synchronized void passwords(PasswordHashes part) {
        entries += part.getHashesCount();
        send(frame().setPasswordHashes(part));
    }

    /** Ends the stream: everything is there. */
    synchronized void completed(Completed.Builder completed) {
        flush();
        ended = true;
        send(frame().setCompleted(completed.setEntries(entries).setTimes(times())));
    }

    /** Frames are sent while entries are accepted, but for the last, which counts as both. */
    private ReadingTimes times() {
        long all = System.nanoTime() - began;
        return ReadingTimes.newBuilder()
                .setDirectoryMillis(millis(all - Math.max(accepting, sending)))
                .setEncodingMillis(millis(accepting - sending))
                .setSendingMillis(millis(sending))
                .build();
    }

    private static long millis(long nanos) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /** Ends the stream: not everything is there. */
    synchronized void failed(Failure failure) {
        ended = true;
        send(frame().setFailure(failure));
    }

    /** What was sent is void; a new attempt at the same answer begins. */
    synchronized void beginAgain() {
        stream = UUID.randomUUID().toString();
        page = Page.newBuilder();
        bytes = 0;
        sequence = 0;
        entries = 0;
    }

    synchronized long entries() {
        return entries;
    }

    boolean isOutOfTime() {
        return millis.getAsLong() > request.getDeadlineMillis();
    }

    void requireTime() {
        if (isOutOfTime()) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.DEADLINE_EXCEEDED,
                    "The time for the request is over",
                    "It is asked again; if this repeats, look for a slow domain controller.");
        }
    }

    private void flush() {
        if (page.getEntriesCount() > 0) {
            Page full = page.build();
            page = Page.newBuilder();
            bytes = 0;
            send(frame().setPage(full));
        }
    }

    private Frame.Builder frame() {
        return Frame.newBuilder()
                .setVersion(RelayLimits.VERSION)
                .setRequestId(request.getId())
                .setStreamId(stream)
                .setSequence(sequence++)
                .setAgentId(agent);
    }

    private void send(Frame.Builder frame) {
        long start = System.nanoTime();
        sink.send(frame.build());
        sending += System.nanoTime() - start;
        lastSent = millis.getAsLong();
    }
}

package org.footbridge.service.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.AttributeValues;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Entry;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.ReadAll;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A large answer to a slow caller: the agent is stopped, memory is not filled. */
class FlowControlTest {
    private static final int FRAMES = 200;
    /** Bounded by the broker's limit for one answer, the credits of one sender and the reader's window. */
    private static final int MOST_HELD = 30;

    static Frame.Builder megabyte() {
        byte[] filling = new byte[RelayLimits.MAX_FRAME_BYTES - 4096];
        return Frame.newBuilder()
                .setPage(Page.newBuilder()
                        .addEntries(Entry.newBuilder()
                                .addAttributes(AttributeValues.newBuilder()
                                        .setName("description")
                                        .addValues(ByteString.copyFrom(filling)))));
    }

    @Test
    @Tag("slow")
    void theBrokerHoldsAFewFramesOfALargeAnswerAndTheAgentWaits() throws Exception {
        try (RelayFixture fixture = new RelayFixture()) {
            TenantId tenant = fixture.tenant("contoso");
            TestAgent agent = fixture.register(tenant, "corp.example.com");
            UUID directory = fixture.directory(tenant, "corp.example.com");
            Slow slow = new Slow();
            AtomicInteger sent = new AtomicInteger();
            try (TestAgent.Link link = agent.connect()) {
                var requests = link.consumer(RelayAddresses.requests(tenant.value(), directory));
                CompletableFuture<Void> asked = CompletableFuture.runAsync(
                        () -> fixture.requests.exchange(
                                tenant,
                                directory,
                                Request.newBuilder()
                                        .setReadAll(ReadAll.getDefaultInstance())
                                        .build(),
                                Duration.ofMinutes(2),
                                slow),
                        runnable -> Thread.ofPlatform().daemon().start(runnable));
                TestAgent.Taken taken = link.take(requests);
                CompletableFuture<Void> answering = CompletableFuture.runAsync(
                        () -> answer(taken, sent),
                        runnable -> Thread.ofPlatform().daemon().start(runnable));
                assertThat(settled(sent)).isLessThan(MOST_HELD);
                slow.go.release(50);
                assertThat(settled(sent)).isLessThan(50 + MOST_HELD);
                slow.go.release(FRAMES);
                answering.get(60, TimeUnit.SECONDS);
                asked.get(60, TimeUnit.SECONDS);
            }
            assertThat(slow.taken).isEqualTo(FRAMES);
        }
    }

    /** The count once it has stood still for a second. */
    private static int settled(AtomicInteger count) {
        int last = -1;
        long since = System.nanoTime();
        while (System.nanoTime() - since < Duration.ofSeconds(1).toNanos()) {
            int now = count.get();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
            LockSupport.parkNanos(10_000_000);
        }
        return last;
    }

    private static void answer(TestAgent.Taken taken, AtomicInteger sent) {
        try {
            for (int i = 0; i < FRAMES; i++) {
                taken.answer(megabyte());
                sent.incrementAndGet();
            }
            taken.answer(Frame.newBuilder().setCompleted(Completed.getDefaultInstance()));
            taken.acknowledge();
        } catch (jakarta.jms.JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Slow extends Recorded {
        final Semaphore go = new Semaphore(0);
        int taken;

        @Override
        public void page(Page page) {
            go.acquireUninterruptibly();
            taken++;
        }
    }
}

package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** However many ask at once: few are let in, and one of a tenant. */
class LongWorkTest {
    private static final int ASKING = 8;

    @Test
    void fewAreLetInAtOnce() throws Exception {
        assertThat(letIn(() -> new TenantId(UUID.randomUUID()))).isEqualTo(4);
    }

    @Test
    void oneOfATenantIsLetInAtOnce() throws Exception {
        TenantId tenant = new TenantId(UUID.randomUUID());
        assertThat(letIn(() -> tenant)).isEqualTo(1);
    }

    /** How many are in when everybody waits: for the end of who is in, or to be let in. */
    private static int letIn(Supplier<TenantId> tenants) throws Exception {
        LongWork work = new LongWork();
        AtomicInteger in = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            TenantId tenant = tenants.get();
            FutureTask<Boolean> task = new FutureTask<>(() -> work.turn(tenant, () -> {
                in.incrementAndGet();
                return isOver(end);
            }));
            tasks.add(task);
            threads.add(Thread.ofPlatform().start(task));
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!threads.stream().map(Thread::getState).allMatch(LongWorkTest::isWaiting)
                && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        int seen = in.get();
        end.countDown();
        for (FutureTask<Boolean> task : tasks) {
            assertThat(task.get(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(in.get()).as("all have their turn").isEqualTo(ASKING);
        return seen;
    }

    private static boolean isWaiting(Thread.State state) {
        return Stream.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).anyMatch(state::equals);
    }

    private static boolean isOver(CountDownLatch end) {
        try {
            return end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

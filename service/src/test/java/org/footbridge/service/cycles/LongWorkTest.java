package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** However many ask at once: few are let in, and one of a tenant. */
class LongWorkTest {
    private static final int TENANTS = 8;

    @Test
    void fewAreLetInAndOneOfATenant() throws Exception {
        LongWork work = new LongWork();
        List<TenantId> tenants = IntStream.range(0, TENANTS)
                .mapToObj(number -> new TenantId(UUID.randomUUID()))
                .toList();
        AtomicInteger all = new AtomicInteger();
        AtomicIntegerArray own = new AtomicIntegerArray(TENANTS);
        AtomicInteger most = new AtomicInteger();
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 20 * TENANTS; i++) {
            int tenant = i % TENANTS;
            FutureTask<Boolean> task = new FutureTask<>(() -> work.turn(tenants.get(tenant), () -> {
                most.accumulateAndGet(all.incrementAndGet(), Math::max);
                boolean alone = own.incrementAndGet(tenant) == 1;
                for (int turn = 0; turn < 1000; turn++) {
                    Thread.onSpinWait();
                }
                own.decrementAndGet(tenant);
                all.decrementAndGet();
                return alone;
            }));
            tasks.add(task);
            Thread.ofPlatform().start(task);
        }
        for (FutureTask<Boolean> task : tasks) {
            assertThat(task.get(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(most.get()).isBetween(1, 4);
    }
}

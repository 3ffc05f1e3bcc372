package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.footbridge.agent.checks.Checked;
import org.footbridge.directory.CheckResult;
import org.footbridge.relay.wire.Check;
import org.footbridge.relay.wire.Checks;
import org.junit.jupiter.api.Test;

class RegularChecksTest {
    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void itLooksByItselfAfterTheStartAndWhenAsked() {
        AtomicInteger looks = new AtomicInteger();
        try (RegularChecks checks = new RegularChecks(() -> {
            looks.incrementAndGet();
            return List.of(new Checked("service", List.of(CheckResult.ok("relay", "look " + looks.get()))));
        })) {
            assertThat(checks.found()).isEmpty();
            checks.now();
            await(() -> checks.found().isPresent());
            assertThat(looks.get()).isEqualTo(1);
            checks.start();
            await(() -> looks.get() == 2);
        }
    }

    @Test
    void aLookThatFailsIsNotTheLast() {
        AtomicInteger looks = new AtomicInteger();
        try (RegularChecks checks = new RegularChecks(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
            return List.of();
        })) {
            checks.now();
            await(() -> looks.get() == 1);
            await(() -> {
                checks.now();
                return checks.found().isPresent();
            });
        }
    }

    @Test
    void whatIsToldIsBounded() {
        List<CheckResult> many = IntStream.range(0, 600)
                .mapToObj(i -> CheckResult.warn("n" + i, "x".repeat(3000), "do"))
                .toList();
        Checks told = RegularChecks.wire(
                List.of(
                        new Checked("service", List.of(CheckResult.fail("relay", "gone", "start it"))),
                        new Checked("corp.example", many)),
                7);
        assertThat(told.getAtMillis()).isEqualTo(7);
        assertThat(told.getChecksCount()).isEqualTo(500);
        assertThat(told.getChecks(0))
                .isEqualTo(Check.newBuilder()
                        .setSubject("service")
                        .setName("relay")
                        .setLevel(Check.Level.FAILED)
                        .setDetail("gone")
                        .setNextStep("start it")
                        .build());
        assertThat(told.getChecks(1).getLevel()).isEqualTo(Check.Level.WARNING);
        assertThat(told.getChecks(1).getDetail()).hasSize(1000);
    }
}

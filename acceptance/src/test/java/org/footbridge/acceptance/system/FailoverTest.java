package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.sambaforest.Population;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a cycle when the agent that works for it is lost. */
@Tag("slow")
class FailoverTest {
    @SuppressWarnings("NullAway.Init")
    private SambaSystem system;

    @BeforeEach
    void start() {
        system = SambaSystem.start(
                new Population(2000, 100, 100, 2026), 2, SambaSystem.leastRights(), List.of(Population.ROOT));
        system.configure();
        system.cycle(false);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void aCycleWhoseAgentIsKilledIsCompletedByTheOtherWithinTwoSeconds() throws Exception {
        double undisturbed = system.cycle(true).seconds();

        Interrupted interrupted = interrupt(LocalAgent::kill);

        assertThat(interrupted.cycle.state()).as(interrupted.cycle.error()).isIn("succeeded", "partial");
        report("killed", interrupted, undisturbed);
        // the reading starts over at the other agent: at most one more reading, and the time to notice
        assertThat(interrupted.cycle.seconds()).isLessThan(2 * undisturbed + 2);
        assertThat(system.differences().all()).isEmpty();
    }

    @Test
    void aCycleWhoseAgentFallsSilentIsCompletedByTheOtherWithinFifteenSeconds() throws Exception {
        double undisturbed = system.cycle(true).seconds();

        Interrupted interrupted = interrupt(LocalAgent::suspend);

        assertThat(interrupted.cycle.state()).as(interrupted.cycle.error()).isIn("succeeded", "partial");
        report("silent", interrupted, undisturbed);
        assertThat(interrupted.cycle.seconds()).isLessThan(2 * undisturbed + 15);
        assertThat(system.differences().all()).isEmpty();
        interrupted.agent.resume();
    }

    private record Interrupted(Cycle cycle, LocalAgent agent) {}

    private interface Blow {
        void strike(LocalAgent agent);
    }

    /** Strikes the agent that is answering, as soon as the cycle has read its first entries. */
    private Interrupted interrupt(Blow blow) throws InterruptedException {
        LocalAgent[] struck = new LocalAgent[1];
        Cycle cycle = system.deployment.service().administer(api -> {
            long request = api.requestCycle(SambaSystem.CONFIGURATION, true);
            Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
            while (struck[0] == null && Instant.now().isBefore(deadline)) {
                api.cycleOf(SambaSystem.CONFIGURATION, request)
                        .filter(running -> running.running() && running.read() > 0)
                        .ifPresent(running -> struck[0] = answering());
            }
            assertThat(struck[0]).as("a cycle that reads").isNotNull();
            blow.strike(struck[0]);
            return api.awaitCycle(SambaSystem.CONFIGURATION, request, Duration.ofMinutes(2), progress -> {});
        });
        return new Interrupted(cycle, struck[0]);
    }

    /** The agent that logged the request that it took last. */
    private LocalAgent answering() {
        return system.deployment.agents().stream()
                .max(java.util.Comparator.comparing(FailoverTest::lastRequest))
                .orElseThrow();
    }

    private static String lastRequest(LocalAgent agent) {
        try {
            return java.nio.file.Files.readAllLines(agent.log()).stream()
                    .filter(line -> line.contains("RequestTaken"))
                    .reduce((before, after) -> after)
                    .orElse("");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void report(String what, Interrupted interrupted, double undisturbed) {
        System.out.printf(
                "agent %s in a full cycle: %.1f s, undisturbed %.1f s%n",
                what, interrupted.cycle.seconds(), undisturbed);
    }
}

package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.demo.process.Waiting;
import org.footbridge.relay.RelayLimits;
import org.footbridge.sambaforest.Population;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens to a cycle when the agent that works for it is lost. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailoverTest {
    private static final Pattern STREAM = Pattern.compile("code=\"StreamBegan\".*agent=\"([^\"]+)\"");

    @SuppressWarnings("NullAway.Init")
    private SambaSystem system;

    @BeforeAll
    void start() {
        system = SambaSystem.start(
                new Population(2000, 100, 100, 2026), 2, SambaSystem.leastRights(), List.of(Population.ROOT));
        system.configure();
        system.cycle(false);
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @BeforeEach
    void twoAgents() {
        system.deployment.agents().stream().filter(agent -> !agent.alive()).forEach(LocalAgent::run);
        system.deployment.awaitAgents(system.forest.dnsName(), 2);
    }

    @Test
    void twoAgentsShareTheRequests() {
        for (int i = 0; i < 12; i++) {
            system.cycle(false);
        }
        assertThat(streams().stream().distinct()).hasSize(2);
    }

    /** A broken connection is noticed at once; the half of the timeout leaves room for a slow machine. */
    @Test
    void aCycleWhoseAgentIsKilledGoesOnAtTheOtherWithoutWaitingForATimeout() throws Exception {
        Interrupted interrupted = interrupt("killed", LocalAgent::kill);

        assertThat(interrupted.silence).isLessThan(RelayLimits.IDLE_TIMEOUT.dividedBy(2));
        assertThat(interrupted.cycle.state()).as(interrupted.cycle.error()).isIn("succeeded", "partial");
        assertThat(system.differences().all()).isEmpty();
    }

    @Test
    void aCycleWhoseAgentFallsSilentGoesOnAtTheOtherWithinFifteenSeconds() throws Exception {
        Interrupted interrupted = interrupt("frozen", LocalAgent::suspend);

        assertThat(interrupted.silence).isLessThan(Duration.ofSeconds(15));
        assertThat(interrupted.cycle.state()).as(interrupted.cycle.error()).isIn("succeeded", "partial");
        interrupted.struck.resume();
        assertThat(system.differences().all()).isEmpty();
    }

    /** @param silence from the blow to the first answer of the other agent */
    private record Interrupted(Cycle cycle, LocalAgent struck, Duration silence) {}

    private interface Blow {
        void strike(LocalAgent agent);
    }

    /** Strikes the agent that is answering, as soon as it has begun to. */
    private Interrupted interrupt(String what, Blow blow) {
        int before = streams().size();
        long request = system.deployment.service().administer(api -> api.requestCycle(SambaSystem.CONFIGURATION, true));
        awaitStreams(before + 1, Duration.ofSeconds(30));
        LocalAgent answering = agent(streams().getLast());
        long struck = System.nanoTime();
        blow.strike(answering);
        awaitStreams(before + 2, Duration.ofSeconds(40));
        Duration silence = Duration.ofNanos(System.nanoTime() - struck);
        assertThat(agent(streams().get(before + 1))).isNotSameAs(answering);
        Cycle cycle = system.deployment
                .service()
                .administer(api ->
                        api.awaitCycle(SambaSystem.CONFIGURATION, request, Duration.ofMinutes(2), progress -> {}));
        System.out.printf("agent %s in mid-cycle: the other answers after %d ms%n", what, silence.toMillis());
        return new Interrupted(cycle, answering, silence);
    }

    private void awaitStreams(int count, Duration within) {
        assertThat(Waiting.until(within, Duration.ofMillis(10), () -> streams().size() >= count))
                .as("an answer begins")
                .isTrue();
    }

    /** The agents that began to answer a reading, in order. */
    private List<String> streams() {
        try {
            List<String> agents = new ArrayList<>();
            Matcher matcher =
                    STREAM.matcher(Files.readString(system.deployment.service().log()));
            while (matcher.find()) {
                agents.add(matcher.group(1));
            }
            return agents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalAgent agent(String id) {
        return system.deployment.agents().stream()
                .filter(agent -> registration(agent).contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static String registration(LocalAgent agent) {
        try {
            return Files.readString(agent.data().resolve("registration.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

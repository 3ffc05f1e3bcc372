package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.footbridge.acceptance.DirectoryChanges;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.process.Waiting;
import org.footbridge.sambaforest.Population;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service or its database is killed at random moments of cycles; the next cycle makes it good. */
@Tag("slow")
class RestartTest {
    private static final long SEED = Long.getLong("footbridge.seed", 20261121L);
    private static final int KILLS = 10;

    @SuppressWarnings("NullAway.Init")
    private SambaSystem system;

    @BeforeEach
    void start() {
        system = SambaSystem.start(
                new Population(300, 30, 20, 7), 1, SambaSystem.leastRights(), List.of(Population.ROOT));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void aKillAtAnyMomentOfACycleIsMadeGoodByTheNext() throws Exception {
        Random random = new Random(SEED);
        System.out.println("seed " + SEED);
        system.configure();
        try (LDAPConnection administrator = system.administrator()) {
            DirectoryChanges changes =
                    new DirectoryChanges(administrator, Population.ROOT + "," + system.forest.baseDn(), SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                changes.make(8);
                boolean full = random.nextInt(3) > 0;
                boolean database = random.nextBoolean();
                int moment = random.nextInt(full ? 1500 : 500);
                system.deployment.service().administer(api -> api.requestCycle(SambaSystem.CONFIGURATION, full));
                Waiting.until(Duration.ofMillis(moment), () -> false);
                if (database) {
                    killDatabase();
                } else {
                    system.deployment.service().kill();
                    system.deployment.service().restart();
                }
                Cycle cycle = system.cycle(false);
                assertThat(cycle.state())
                        .as(
                                "kill %d (%s after %d ms), seed %d: %s",
                                kill, database ? "database" : "service", moment, SEED, cycle.error())
                        .isIn("succeeded", "partial");
                assertThat(system.differences().all())
                        .as("kill %d (%s after %d ms), seed %d", kill, database ? "database" : "service", moment, SEED)
                        .isEmpty();
            }
        }
    }

    /** The server process and its workers at once, as when the machine loses power. */
    private void killDatabase() throws Exception {
        List<String> lines =
                java.nio.file.Files.readAllLines(system.folder.resolve("service/postgres/data/postmaster.pid"));
        ProcessHandle server =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
        system.deployment.service().awaitHealthy();
    }
}

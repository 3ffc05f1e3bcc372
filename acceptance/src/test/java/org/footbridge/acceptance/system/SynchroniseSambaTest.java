package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.acceptance.Change;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.acceptance.SambaChanges;
import org.footbridge.cli.client.Cycle;
import org.footbridge.sambaforest.Population;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A real Samba domain of 2,000 people, two agents, one scope; judged by the oracle. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SynchroniseSambaTest {
    private static final long SEED = Long.getLong("footbridge.seed", 20261121L);
    private static final int CHANGES = 300;
    private static final int ROUNDS = 6;

    @SuppressWarnings("NullAway.Init")
    private SambaSystem system;

    @BeforeAll
    void start() {
        system = SambaSystem.start(
                new Population(2000, 100, 100, 2026), 2, SambaSystem.leastRights(), List.of(Population.ROOT));
    }

    @AfterAll
    void stop() {
        system.close();
    }

    @Test
    @Order(1)
    void theInitialCycleBringsExactlyWhatTheDirectoryHolds() throws Exception {
        system.configure();
        Cycle cycle = system.cycle(false);

        assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
        Oracle oracle = system.oracle();
        assertThat(oracle.count(Kind.USER)).isGreaterThan(1900);
        assertThat(oracle.references()).isGreaterThan(2000);
        assertThat(oracle.unproved(Kind.USER)).isEmpty();
        assertThat(system.differencesOfNewTenant().all()).isEmpty();
    }

    @Test
    @Order(2)
    void afterRandomChangesOfAllKindsNothingDiffers() throws Exception {
        try (LDAPConnection administrator = system.administrator()) {
            SambaChanges changes =
                    new SambaChanges(administrator, Population.ROOT + "," + system.forest.baseDn(), SEED);
            for (int round = 0; round < ROUNDS; round++) {
                List<Change> made = changes.make(CHANGES / ROUNDS);
                assertThat(made.stream().flatMap(change -> change.failure().stream()))
                        .isEmpty();
                Cycle cycle = system.cycle(false);
                assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
                assertThat(system.differences().all())
                        .as("seed %d, round %d, changes %s", SEED, round, made)
                        .isEmpty();
            }
        }
    }

    @Test
    @Order(3)
    void aFullReadingFindsNothingToDo() throws Exception {
        Cycle cycle = system.cycle(true);

        assertThat(cycle.kind()).isEqualTo("full");
        assertThat(cycle.created() + cycle.updated() + cycle.deleted() + cycle.restored())
                .isZero();
        Oracle oracle = system.oracle();
        assertThat(cycle.unchanged())
                .isEqualTo(Stream.of(Kind.values()).mapToLong(oracle::count).sum())
                .isGreaterThan(1500);
        assertThat(system.differences().all()).isEmpty();
    }

    @Test
    @Order(4)
    void moreDeletesThanAllowedAreHeldUntilSomebodyAllowsThem() throws Exception {
        system.configure(0);
        system.cycle(false);
        try (LDAPConnection administrator = system.administrator()) {
            for (int number = 1; number <= 3; number++) {
                String name = "CN=Short Stay " + number + "," + Population.ROOT + "," + system.forest.baseDn();
                administrator.add(
                        name,
                        new Attribute("objectClass", "user"),
                        new Attribute("sAMAccountName", "shortstay" + number),
                        new Attribute("userAccountControl", "544"));
            }
            assertThat(system.cycle(false).state()).isIn("succeeded", "partial");
            for (int number = 1; number <= 3; number++) {
                administrator.delete("CN=Short Stay " + number + "," + Population.ROOT + "," + system.forest.baseDn());
            }
        }

        Cycle halted = system.cycle(false);
        assertThat(halted.state()).isEqualTo("halted");
        assertThat(halted.held()).isEqualTo(3);
        assertThat(halted.deleted()).isZero();
        assertThat(halted.error()).contains("TooManyDeletes").contains("allow-deletes");

        system.deployment.service().administer(api -> api.allowDeletes(SambaSystem.CONFIGURATION, 3));
        assertThat(system.cycle(false).state()).isIn("succeeded", "partial");
        assertThat(system.differences().all()).isEmpty();
    }

    @Test
    @Order(5)
    void noSecretIsInAnyLog() throws IOException {
        List<String> secrets = List.of(
                system.account.password(),
                system.forest.administratorPassword(),
                system.deployment.service().profile().clientSecret(),
                Files.readString(system.folder.resolve("service/postgres/password"))
                        .strip());
        try (Stream<Path> files = Files.walk(system.folder)) {
            List<Path> logs = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".log"))
                    .toList();
            assertThat(logs).hasSizeGreaterThan(2);
            for (Path log : logs) {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                secrets.forEach(
                        secret -> assertThat(text).as("a secret in %s", log).doesNotContain(secret));
            }
        }
    }
}

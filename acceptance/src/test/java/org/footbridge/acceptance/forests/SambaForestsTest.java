package org.footbridge.acceptance.forests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.acceptance.Kind;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two real forests, one with two domain controllers, two agents, one scope in each; judged by the oracle. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SambaForestsTest {
    private static final long SEED = Long.getLong("footbridge.seed", 20261121L);
    private static final int BATCH = 50;

    @SuppressWarnings("NullAway.Init")
    private Arena arena;

    @SuppressWarnings("NullAway.Init")
    private RunChanges run;

    @BeforeAll
    void start() {
        arena = new StartSambaForests(1200).start();
        run = new RunChanges(arena, SEED, System.out::println);
    }

    @AfterAll
    void stop() {
        arena.close();
    }

    @Test
    @Order(1)
    void theInitialCyclesBringExactlyWhatTheForestsHold() throws Exception {
        assertThat(run.fill().faults()).isEmpty();
        Oracle oracle = arena.tenant().oracle(false);
        assertThat(oracle.count(Kind.USER)).isGreaterThan(1500);
        assertThat(oracle.references()).isGreaterThan(1500);
        assertThat(oracle.unproved(Kind.USER)).isEmpty();
    }

    @Test
    @Order(2)
    void afterRandomChangesAndTroublesOfAllKindsNothingDiffers() throws Exception {
        RunReport report = run.change(BATCH * arena.troubles().size(), BATCH);

        report.lines().forEach(System.out::println);
        assertThat(report.faults()).as("seed %d", SEED).isEmpty();
        assertThat(report.refused()).as("seed %d", SEED).isEmpty();
    }

    @Test
    @Order(3)
    void wholeReadingsFindNothingToDo() throws Exception {
        assertThat(run.readAgain().faults()).as("seed %d", SEED).isEmpty();
    }

    @Test
    @Order(4)
    void moreDeletesThanAllowedAreHeldUntilSomebodyAllowsThem() throws Exception {
        ConnectedDirectory directory = arena.directories().getLast();
        Tenant tenant = arena.tenant();
        tenant.configure(directory, 0);
        tenant.await(tenant.request(false));
        try (LDAPConnection administrator = directory.servers().getFirst().connect()) {
            for (int number = 1; number <= 3; number++) {
                administrator.add(
                        shortStay(directory, number),
                        new Attribute("objectClass", "user"),
                        new Attribute("sAMAccountName", "shortstay" + number),
                        new Attribute("userAccountControl", "544"));
            }
            assertThat(cycle().state()).isIn("succeeded", "partial");
            for (int number = 1; number <= 3; number++) {
                administrator.delete(shortStay(directory, number));
            }
        }

        Cycle halted = cycle();
        assertThat(halted.state()).isEqualTo("halted");
        assertThat(halted.held()).isEqualTo(3);
        assertThat(halted.deleted()).isZero();
        assertThat(halted.error()).contains("TooManyDeletes").contains("allow-deletes");

        arena.deployment().service().administer(api -> api.allowDeletes(directory.name(), 3));
        assertThat(cycle().state()).isIn("succeeded", "partial");
        assertThat(tenant.compare(tenant.oracle(true)).all()).isEmpty();
    }

    private static String shortStay(ConnectedDirectory directory, int number) {
        return "CN=Short Stay " + number + "," + directory.container();
    }

    /** Of the last directory. */
    private Cycle cycle() {
        return arena.tenant().await(arena.tenant().request(false)).getLast();
    }

    @Test
    @Order(5)
    void noSecretIsInAnyLog() throws IOException {
        List<String> secrets = new ArrayList<>(arena.secrets());
        secrets.add(arena.deployment().service().profile().clientSecret());
        secrets.add(Files.readString(arena.folder().resolve("service/postgres/password"))
                .strip());
        try (Stream<Path> files = Files.walk(arena.folder())) {
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

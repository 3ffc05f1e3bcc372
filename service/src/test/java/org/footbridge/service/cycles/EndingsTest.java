package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.engine.health.Quarantine;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault that a cycle can meet, with the state, the code and the message that it ends with. Whatever happens: nobody is
 * deleted, nothing is changed, and the cycle after the fault has gone does the work.
 */
class EndingsTest {
    private static final String NONE = "";

    private Bench bench;
    private ScriptedDirectory directory;
    private Thing staff;
    private List<String> before = List.of();

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 3, "{\"directory\":\"corp.example\"}");
        directory = bench.directory;
        staff = directory.add("organizationalUnit", directory.root, "Staff");
        for (String name : List.of("Ann", "Ben", "Cem", "Dia", "Eve", "Fay", "Gus")) {
            directory.user(staff, name);
        }
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        before = bench.picture();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /**
     * What the relay says, or does.
     *
     * @param page during which it says so
     * @param reason why the job is in quarantine afterwards; empty: it is not
     */
    record Fault(String name, String code, String message, boolean retriable, int page, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("all agents are gone", "NoActiveAgents", "No agent of corp.example took it", true, 0, NONE),
                new Fault("the agent falls silent", "AgentSilent", "The agent fell silent", true, 1, NONE),
                new Fault(
                        "the password is wrong",
                        "DirectoryCredentialsRefused",
                        "dc1 refused the account CORP\\sync",
                        false,
                        0,
                        "EncounteredQuarantineException"),
                new Fault(
                        "the agent cannot open the password",
                        "CredentialsUnreadable",
                        "The stored password cannot be opened",
                        false,
                        0,
                        "EncounteredQuarantineException"),
                new Fault(
                        "the answer is of another kind",
                        "DirectoryAnswerUnexpected",
                        "dc1 answered without a cookie",
                        false,
                        0,
                        "EncounteredQuarantineException"),
                new Fault(
                        "agent and service do not understand each other",
                        "RelayVersionUnsupported",
                        "The agent speaks version 9",
                        false,
                        0,
                        "EncounteredQuarantineException"),
                new Fault(
                        "no domain controller answers",
                        "DirectoryUnreachable",
                        "dc1.corp.example:636 did not accept the connection",
                        true,
                        0,
                        NONE),
                new Fault(
                        "the domain controller hangs", "DirectoryTimeout", "dc1 hung within an answer", true, 1, NONE),
                new Fault("the domain controller is busy", "DirectoryBusy", "dc1 says that it is busy", true, 1, NONE),
                new Fault("the answer breaks off", "FrameLost", "Frame 3 of the answer is missing", true, 1, NONE),
                new Fault("the answer is damaged", "FrameInvalid", "A frame does not parse", true, 1, NONE),
                new Fault(
                        "it takes too long",
                        "RequestDeadlineExceeded",
                        "The directory did not answer in time",
                        true,
                        1,
                        NONE),
                new Fault(
                        "the account lost the right to read changes",
                        "DirectoryRightsMissing",
                        "CORP\\sync may not read changes",
                        false,
                        0,
                        NONE));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatTheDirectoryDoesNotAnswerFailsTheCycleAndDeletesNobody(Fault fault) {
        directory.beforePage(page -> {
            if (page == fault.page) {
                directory.failNext(new RelayFailure(fault.code, fault.message, "See there.", fault.retriable));
            }
        });
        bench.jobs.request(bench.tenant, bench.saved.id(), true, "test");

        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.FAILED);

        ended("failed", fault.code, fault.message);
        assertThat(quarantine()).isEqualTo(fault.reason);
        assertThat(bench.healths
                        .find(bench.tenant, bench.saved.id())
                        .orElseThrow()
                        .failures())
                .isEqualTo(1);
        directory.beforePage(page -> {});
        isMadeGood();
    }

    @Test
    void anEmptyAnswerFailsTheCycleAndDeletesNobody() {
        Stream.of("Ann", "Ben", "Cem", "Dia", "Eve", "Fay", "Gus").forEach(this::hide);
        directory.showsDeleted = false;
        directory.hidden.add(staff.guid);
        directory.hidden.add(directory.root.guid);
        bench.jobs.request(bench.tenant, bench.saved.id(), true, "test");

        assertThat(bench.cycleOfItself().state()).isEqualTo(CycleState.FAILED);

        ended("failed", "EmptyDirectory", "without a single object");
        directory.hidden.clear();
        isMadeGood();
    }

    private void hide(String name) {
        directory.things.values().stream()
                .filter(thing -> thing.rdn.equals("CN=" + name))
                .forEach(thing -> directory.hidden.add(thing.guid));
    }

    @Test
    void aBrokenCookieEndsInAFullReadingThatFindsEverythingAsItWas() {
        directory.becomeAnotherController();

        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("error", NONE)
                .containsEntry("created", 0)
                .containsEntry("updated", 0)
                .containsEntry("deleted", 0);
        assertThat(bench.picture()).isEqualTo(before);
    }

    @Test
    void aFullDiskFailsTheCycleAndSaysSo() {
        directory.set(directory.user(staff, "Hal"), "title", "New");
        onEachStagedRow(
                "raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';");

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        ended("failed", "DatabaseFull", "The disk of the database is full");
        assertThat(quarantine()).isEmpty();
        bench.jdbc.sql("drop trigger fault on source_object").update();
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).contains("Hal").hasSize(8);
    }

    private void onEachStagedRow(String does) {
        bench.jdbc
                .sql("create function fault() returns trigger language plpgsql as $$ begin " + does
                        + " return new; end $$")
                .update();
        bench.jdbc
                .sql("create trigger fault before insert or update on source_object execute function fault()")
                .update();
    }

    @Test
    void connectionsThatAreCutFailTheCycleAndTheNextGoesOn() throws SQLException {
        directory.user(staff, "Hal");
        directory.beforePage(page -> cut());

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        directory.beforePage(page -> {});
        ended("failed", "DatabaseUnavailable", "The database went away");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).contains("Hal").hasSize(8);
    }

    /** Waits for a connection as long as the pool does. */
    @Tag("slow")
    @Test
    void aDatabaseThatStaysAwayLearnsOfTheFailureWhenItIsBack() {
        directory.user(staff, "Hal");
        directory.beforePage(page -> {
            allowConnections(false);
            cut();
        });

        assertThat(bench.cycle().state()).isEqualTo(CycleState.FAILED);

        directory.beforePage(page -> {});
        allowConnections(true);
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.strings(
                        "select state || ' ' || coalesce(error_code, '') from cycle order by number desc limit 2"))
                .containsExactly("succeeded ", "failed DatabaseUnavailable");
        assertThat(bench.names("user")).contains("Hal").hasSize(8);
    }

    private void allowConnections(boolean allowed) {
        onServer("alter database " + name() + " allow_connections " + allowed);
    }

    /** As when the server is restarted: everybody loses the connection in the middle of what they do. */
    private void cut() {
        onServer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
    }

    private String name() {
        String url = bench.database.getJdbcUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void onServer(String sql) {
        String url = bench.database.getJdbcUrl();
        try (var connection = DriverManager.getConnection(
                        url.substring(0, url.lastIndexOf('/') + 1) + "postgres",
                        bench.database.getUsername(),
                        bench.database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ended(String state, String code, String message) {
        assertThat(bench.account())
                .containsEntry("state", state)
                .containsEntry("error", code)
                .containsEntry("created", 0)
                .containsEntry("updated", 0)
                .containsEntry("deleted", 0);
        assertThat(bench.strings("""
                        select coalesce(error_message, '') || '|' || coalesce(next_step, '') from cycle
                        order by number desc limit 1
                        """)).singleElement().satisfies(told -> {
            assertThat(told).contains(message);
            assertThat(told).doesNotEndWith("|");
        });
        assertThat(bench.picture()).isEqualTo(before);
        assertThat(bench.strings("select guid::text from source_object where deleted or absent or missing"))
                .isEmpty();
    }

    private String quarantine() {
        return bench.healths
                .find(bench.tenant, bench.saved.id())
                .orElseThrow()
                .quarantine()
                .map(Quarantine::reason)
                .map(reason -> reason.graphName())
                .orElse(NONE);
    }

    private void isMadeGood() {
        directory.user(staff, "Hal");
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);
        assertThat(bench.names("user")).contains("Hal").hasSize(8);
        assertThat(quarantine()).isEmpty();
        assertThat(bench.strings("select guid::text from source_object where deleted or absent or missing"))
                .isEmpty();
    }
}

package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.relay.DirectoryChanged;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading goes on at another domain controller without beginning again, and shows where it went on. */
abstract class FailoverContract {
    private static final String UNTITLED =
            "{\"directory\":\"corp.example\",\"exclusions\":{\"off\":[\"CriticalSystemObject\"]}}";
    private final Server server;
    private Bench bench;
    private ScriptedDirectory directory;
    private Thing ann;

    @SuppressWarnings("NullAway.Init")
    FailoverContract(Server server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        bench = new Bench(server, 3, UNTITLED);
        directory = bench.directory;
        directory.answerFrom(1, true);
        Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
        ann = directory.user(staff, "Ann");
        directory.user(staff, "Ben");
        bench.cycle();
        directory.requests.clear();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFailoverGoesOnFromTheNewestPositionAndIsShown() {
        directory.answerFrom(2, true);
        directory.set(ann, "displayName", "Ann Two");
        bench.cycle();
        directory.answerFrom(1, true);
        directory.set(ann, "displayName", "Ann Three");
        bench.cycle();

        assertThat(bench.account())
                .containsEntry("kind", "incremental")
                .containsEntry("read", 1)
                .containsEntry("updated", 1);
        assertThat(bench.names("user")).containsExactly("Ann Three", "Ben");
        assertThat(answeredBy()).containsExactly("initial dc1", "incremental dc2", "incremental dc1");
        assertThat(positions()).containsExactly("dc1 newest", "dc2");
        assertThat(changes())
                .extracting(request -> request.getSince().getDomainController())
                .containsExactly("dc1.corp.example", "dc2.corp.example");
        assertThat(changes().getLast().getOthersList())
                .extracting(Position::getDomainController)
                .containsExactly("dc1.corp.example");
    }

    @Test
    void aRefusedPositionIsReplacedByTheOwnOneOfWhoAnswers() {
        directory.answerFrom(2, true);
        bench.cycle();
        directory.answerFrom(1, true);
        directory.set(ann, "displayName", "Ann Two");
        bench.cycle();
        directory.answerFrom(2, false);
        bench.cycle();

        assertThat(bench.account())
                .as("what was known is told again and changes nothing")
                .containsEntry("kind", "incremental")
                .containsEntry("read", 1)
                .containsEntry("updated", 0);
        assertThat(positions()).containsExactly("dc1", "dc2 newest");
    }

    @Test
    void withoutAPositionThatIsTakenTheDirectoryIsReadInFullAndCompared() {
        directory.answerFrom(3, false);
        directory.set(ann, "displayName", "Ann Two");
        bench.cycle();

        assertThat(bench.account())
                .containsEntry("kind", "full")
                .containsEntry("state", "succeeded")
                .containsEntry("created", 0)
                .containsEntry("deleted", 0)
                .containsEntry("updated", 1);
        assertThat(answeredBy()).containsExactly("initial dc1", "full dc3");
    }

    @Test
    void aDomainControllerThatWasSetBackLeadsToAFullReading() {
        directory.set(ann, "displayName", "Ann Two");
        directory.failNext(new RelayFailure("DomainControllerRolledBack", "it was set back", "", false));
        bench.cycle();
        assertThat(bench.account()).containsEntry("kind", "full").containsEntry("state", "succeeded");
        assertThat(bench.names("user")).containsExactly("Ann Two", "Ben");
    }

    @Test
    void attributesThatAreNewlyNeededAreReadWhereTheWatermarkHasMovedTo() {
        directory.set(ann, "isCriticalSystemObject", "TRUE");
        directory.answerFrom(2, true);
        bench.save("{\"directory\":\"corp.example\"}");
        bench.cycleOfItself();

        assertThat(bench.account()).containsEntry("kind", "incremental").containsEntry("state", "succeeded");
        assertThat(bench.names("user")).containsExactly("Ben");
        assertThat(directory.requests)
                .extracting(Request::getBodyCase)
                .containsExactly(
                        Request.BodyCase.READ_ATTRIBUTES,
                        Request.BodyCase.READ_CHANGES,
                        Request.BodyCase.READ_ATTRIBUTES,
                        Request.BodyCase.READ_CHANGES);
    }

    @Test
    void whatIsOlderThanTheMemoryOfDeletesIsNotGoneOnFrom() {
        bench.jdbc
                .sql("update watermark set saved_at = now() - interval '61 days'")
                .update();
        directory.answerFrom(2, true);
        bench.cycle();
        assertThat(bench.account()).containsEntry("kind", "full").containsEntry("state", "succeeded");
        assertThat(positions()).containsExactly("dc2 newest");
    }

    @Test
    void aDatabaseThatTookThePlaceOfAnotherUnderTheSameNameReplacesItsPosition() {
        directory.answerFrom(2, true);
        bench.cycle();
        directory.becomeAnotherController();
        bench.cycle();
        assertThat(positions()).containsExactly("dc1", "dc2 newest");
        assertThat(bench.strings("select count(*)::text from watermark")).containsExactly("2");
    }

    @Test
    void numbersOfTwoDatabasesAreNotComparedToTellWhetherSomethingMoved() {
        String first = "01" + "0".repeat(30);
        String second = "02" + "0".repeat(30);
        long read = Long.parseLong(
                bench.strings("select highest_usn::text from watermark").getFirst());
        assertThat(behind(read, first)).isFalse();
        assertThat(behind(read + 1, first)).isTrue();
        assertThat(behind(read - 1, first)).as("it was set back").isTrue();
        assertThat(behind(read - 1, second)).as("another one counts on its own").isTrue();
        assertThat(behind(read, "")).isFalse();
        assertThat(behind(read - 1, "")).isFalse();
        assertThat(behind(read + 1, "")).isTrue();
    }

    private boolean behind(long usn, String database) {
        return bench.jobs.behind(
                bench.saved, new DirectoryChanged(bench.tenant, bench.saved.directoryId(), usn, database));
    }

    @Test
    void positionsStoredBeforeKeepTheirIdentity() throws SQLException, IOException {
        try (Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            // takes precedence over the table of the same name
            statement.execute("create temporary table watermark (position bytea, invocation_id bytea)");
            for (int length : new int[] {0, 1, 127, 128, 300, 16_383, 16_384, 40_000}) {
                Position position = Position.newBuilder()
                        .setCookie(ByteString.copyFrom(new byte[length]))
                        .setInvocationId(ByteString.copyFromUtf8("0123456789abcdef"))
                        .setDomainController("dc1.corp.example")
                        .setHighestUsn(length)
                        .build();
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into watermark (position) values (?)")) {
                    insert.setBytes(1, position.toByteArray());
                    insert.execute();
                }
            }
            statement.execute(updateOfTheMigration());
            try (ResultSet rows = statement.executeQuery(
                    "select count(*) from watermark where invocation_id = '0123456789abcdef'::bytea")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(8);
            }
            statement.execute("drop table pg_temp.watermark");
        }
    }

    private static String updateOfTheMigration() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                FailoverContract.class.getResourceAsStream("/db/migration/V15__positions_per_domain_controller.sql"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int start = text.indexOf("update watermark");
            return text.substring(start, text.indexOf(';', start));
        }
    }

    private List<ReadChanges> changes() {
        return directory.requests.stream()
                .filter(Request::hasReadChanges)
                .map(Request::getReadChanges)
                .toList();
    }

    private List<String> answeredBy() {
        return bench.strings("select kind || ' ' || split_part(domain_controller, '.', 1) from cycle order by number");
    }

    private List<String> positions() {
        return bench.strings("""
                select split_part(domain_controller, '.', 1) || case when newest then ' newest' else '' end
                from watermark order by 1
                """);
    }
}

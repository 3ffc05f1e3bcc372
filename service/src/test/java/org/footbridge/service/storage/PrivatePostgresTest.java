package org.footbridge.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PrivatePostgresTest {

    @Test
    void keepsItsDataOverARestart() throws Exception {
        Path folder = TestDatabases.folder();
        try (PrivatePostgres first = PrivatePostgres.start(folder)) {
            execute(first, "create table kept (n int)");
            execute(first, "insert into kept values (42)");
        }
        try (PrivatePostgres second = PrivatePostgres.start(folder)) {
            assertThat(sum(second)).isEqualTo(42);
        }
    }

    @Test
    void isStartedAgainWhenItIsKilled() throws Exception {
        try (PrivatePostgres server = PrivatePostgres.start(TestDatabases.folder())) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (85)");
            long killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Instant deadline = Instant.now().plusSeconds(30);
            while (!answers(server) && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertThat(sum(server)).isEqualTo(85);
            assertThat(server.pid()).isNotEqualTo(killed);
        }
    }

    private static boolean answers(PrivatePostgres server) {
        try {
            execute(server, "select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void refusesAStrangerAndListensOnLoopbackOnly() throws Exception {
        try (PrivatePostgres server = PrivatePostgres.start(TestDatabases.folder())) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            try (Connection connection =
                            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select current_setting('listen_addresses'), current_setting('fsync')")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("127.0.0.1");
                assertThat(row.getString(2)).isEqualTo("on");
            }
        }
    }

    @Test
    void namesTheProcessThatUsesTheFolder() throws Exception {
        Path folder = TestDatabases.folder();
        try (PrivatePostgres server = PrivatePostgres.start(folder)) {
            assertThatThrownBy(() -> new DataFolder(folder).waitForPredecessor(Duration.ofMillis(200)))
                    .hasMessageContaining("in use by process " + server.pid())
                    .hasMessageContaining("--data");
        }
        new DataFolder(folder).waitForPredecessor(Duration.ZERO);
    }

    @Test
    void saysWhichFolderNobodyCanEnter() throws Exception {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "only root hands the server to another user; as anybody else the server enters what its owner enters");
        Path closed = TestDatabases.folder();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> PrivatePostgres.start(closed.resolve("data")).close())
                .hasMessageContaining("cannot enter " + closed)
                .hasMessageContaining("--data");
    }

    private static void execute(PrivatePostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int sum(PrivatePostgres server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select sum(n) from kept")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}

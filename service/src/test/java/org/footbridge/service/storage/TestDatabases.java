package org.footbridge.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One server of each kind per test run; every test class gets a database of its own, copied from a migrated template. */
public final class TestDatabases {
    /** The servers that the product runs on. */
    public enum Server {
        /** the private one that comes along */
        PRIVATE,
        /** Debian's package, reached by URL */
        EXTERNAL
    }

    private record Running(String url, String user, String password) {}

    private static final Map<Server, Running> servers = new EnumMap<>(Server.class);
    private static final AtomicInteger sequence = new AtomicInteger();
    private static @Nullable OutputStream removal;

    private TestDatabases() {}

    /** A database of its own on the private server; the caller closes the pool. */
    public static HikariDataSource fresh() {
        return fresh(Server.PRIVATE);
    }

    public static HikariDataSource fresh(Server kind) {
        return create(kind, " template footbridge_template");
    }

    /** A database without tables. */
    static HikariDataSource empty(Server kind) {
        return create(kind, "");
    }

    private static HikariDataSource create(Server kind, String how) {
        Running server = running(kind);
        String name = "t" + ProcessHandle.current().pid() + "_" + sequence.incrementAndGet();
        execute(server, "create database " + name + how);
        return pool(server, name);
    }

    private static synchronized Running running(Server kind) {
        return servers.computeIfAbsent(kind, k -> {
            try {
                Path folder = folder();
                Running server = switch (k) {
                    case PRIVATE -> privateServer(folder);
                    case EXTERNAL -> DebianPostgres.start(folder);
                };
                try (Connection connection = connect(server)) {
                    neglectPowerCuts(connection);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                execute(server, "create database footbridge_template");
                try (HikariDataSource template = pool(server, "footbridge_template")) {
                    Flyway.configure().dataSource(template).load().migrate();
                }
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Running privateServer(Path folder) throws IOException {
        PrivatePostgres server = PrivatePostgres.start(folder);
        stopAtExit(server);
        return new Running(
                server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1), server.user(), server.password());
    }

    private static void stopAtExit(PrivatePostgres server) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    /** A temporary folder that a server without rights can enter; removed when this process has ended. */
    public static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("footbridge-test");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        removeAtEnd(folder);
        return folder;
    }

    private static synchronized void removeAtEnd(Path folder) throws IOException {
        if (removal == null) {
            removal = removal();
        }
        removal.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
        removal.flush();
    }

    /**
     * Another process that is told of folders and removes them when this one has ended, however that comes: hundreds of
     * databases are a million files, longer than a process may take for its end.
     */
    private static OutputStream removal() throws IOException {
        return new ProcessBuilder("xargs", "-r", "-d", "\\n", "rm", "-rf", "--one-file-system", "--")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .getOutputStream();
    }

    private static HikariDataSource pool(Running server, String database) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(server.url + database);
        source.setUsername(server.user);
        source.setPassword(server.password);
        source.setMaximumPoolSize(6);
        source.setMinimumIdle(0);
        source.setConnectionTimeout(10_000);
        source.addDataSourceProperty("reWriteBatchedInserts", "true");
        return source;
    }

    /** Tests kill servers and do not cut the power: what the operating system has taken need not reach the disk at once. */
    public static void neglectPowerCuts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter system set fsync = off");
            statement.execute("alter system set full_page_writes = off");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static Connection connect(Running server) throws SQLException {
        return DriverManager.getConnection(server.url + "postgres", server.user, server.password);
    }

    private static void execute(Running server, String sql) {
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server of Debian's package {@code postgresql-15}, as an administrator would run one. */
    private static final class DebianPostgres {
        private static final Path HOME = Path.of("/usr/lib/postgresql/15");

        static Running start(Path folder) throws IOException {
            if (!Files.isExecutable(HOME.resolve("bin/postgres"))) {
                throw new IOException("The external PostgreSQL of the tests is missing: apt-get install postgresql-15");
            }
            PrivatePostgres server = PrivatePostgres.start(folder, HOME);
            stopAtExit(server);
            return new Running(
                    server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1),
                    server.user(),
                    server.password());
        }
    }
}

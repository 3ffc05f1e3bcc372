package org.footbridge.service.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        stopAtExit(server, folder);
        return new Running(
                server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1), server.user(), server.password());
    }

    private static void stopAtExit(PrivatePostgres server, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            remove(folder);
        }));
    }

    /** Hundreds of databases are a million files: longer than a process may take for its end, so another one does it. */
    private static void remove(Path folder) {
        try {
            new ProcessBuilder("rm", "-rf", folder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A temporary folder that a server without rights can enter. */
    public static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("footbridge-test");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
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

    private static void execute(Running server, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(server.url + "postgres", server.user, server.password);
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
            stopAtExit(server, folder);
            return new Running(
                    server.jdbcUrl().substring(0, server.jdbcUrl().lastIndexOf('/') + 1),
                    server.user(),
                    server.password());
        }
    }
}

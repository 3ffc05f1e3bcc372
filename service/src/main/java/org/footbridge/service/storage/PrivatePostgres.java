package org.footbridge.service.storage;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of our own: bound to loopback, scram passwords, durable, its data in a folder. It stops with
 * this process, also when this process is killed, and refuses to share its folder.
 */
public final class PrivatePostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PrivatePostgres.class);
    private static final String DATABASE = "footbridge";
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    private static final long LEAST_BUFFERS = 128;
    private static final long MOST_BUFFERS = 512;

    private final DataFolder folder;
    private final String password;
    private final int port;
    private final KeptServer server;

    private PrivatePostgres(DataFolder folder, String password, int port, KeptServer server) {
        this.folder = folder;
        this.password = password;
        this.port = port;
        this.server = server;
    }

    /**
     * Starts the server whose data are in the folder, making it first if there is none.
     *
     * @throws IOException the server did not start; the message says why and names its log
     */
    public static PrivatePostgres start(Path folder) throws IOException {
        return start(folder, new PostgresBinaries(PostgresBinaries.defaultCache()).unpacked());
    }

    /** As {@link #start(Path)} with the server program installed in {@code home}, e.g. by a package. */
    static PrivatePostgres start(Path path, Path home) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        ServerUser.requireTraversable(absolute);
        ServerUser.requireTraversable(home);
        DataFolder folder = new DataFolder(absolute);
        folder.prepare(home);
        folder.waitForPredecessor();
        int port = freePort();
        KeptServer server = KeptServer.start(command(home, folder.cluster(), port), folder.log());
        PrivatePostgres postgres = new PrivatePostgres(folder, folder.password(), port, server);
        postgres.awaitReady();
        log.atInfo()
                .addKeyValue("code", "PostgresStarted")
                .addKeyValue("port", port)
                .log("private PostgreSQL started");
        return postgres;
    }

    public String jdbcUrl() {
        return url(DATABASE);
    }

    public String user() {
        return DataFolder.USER;
    }

    public String password() {
        return password;
    }

    /** Process id of the server, for tests that kill it. */
    public long pid() {
        return server.process().pid();
    }

    @Override
    public void close() {
        server.stop();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(START_DEADLINE);
        String last = "";
        while (Instant.now().isBefore(deadline)) {
            if (!server.process().isAlive()) {
                close();
                throw new IOException(
                        "PostgreSQL stopped while starting; see " + folder.log() + "\n" + folder.logTail());
            }
            try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password)) {
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                last = String.valueOf(e.getMessage());
            }
            pause();
        }
        close();
        throw new IOException("PostgreSQL did not answer within " + START_DEADLINE.toSeconds() + " s: " + last
                + "; see " + folder.log());
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (found.next()) {
                return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
    }

    private static List<String> command(Path home, Path data, int port) {
        List<String> command = ServerUser.prefix("--pdeathsig", "INT");
        command.addAll(List.of(
                home.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "port=" + port,
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=60",
                "-c",
                "shared_buffers=" + sharedBuffers() + "MB",
                "-c",
                "max_wal_size=4GB",
                "-c",
                "checkpoint_timeout=15min",
                // statements are short; what a guess at their cost makes of them takes longer to compile than to run
                "-c",
                "jit=off"));
        return command;
    }

    /** An eighth of the memory, in MiB, within what helps and what the least of machines can spare. */
    private static long sharedBuffers() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp(bytes / 8 / (1024 * 1024), LEAST_BUFFERS, MOST_BUFFERS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    @Override
    public String toString() {
        return "PrivatePostgres[" + folder.cluster() + ", port " + port + "]";
    }
}

package org.footbridge.service.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server of our own: bound to loopback, scram passwords, durable, its data in a folder. It stops with
 * this process, also when this process is killed, and refuses to share its folder.
 */
public final class PrivatePostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PrivatePostgres.class);
    private static final String USER = "footbridge";
    private static final String DATABASE = "footbridge";
    /** nobody: the server refuses to run as root. */
    private static final String SERVER_UID = "65534";

    private static final Duration START_DEADLINE = Duration.ofSeconds(60);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private final Path home;
    private final Path data;
    private final String password;
    private final int port;
    private final Process process;

    private PrivatePostgres(Path home, Path data, String password, int port, Process process) {
        this.home = home;
        this.data = data;
        this.password = password;
        this.port = port;
        this.process = process;
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
    static PrivatePostgres start(Path folder, Path home) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        Path data = absolute.resolve("data");
        if (asRoot()) {
            requireTraversable(absolute);
            requireTraversable(home);
        }
        String password = password(absolute.resolve("password"));
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(home, absolute, data, password);
        }
        waitForPredecessor(data);
        int port = freePort();
        Process process = launch(command(home, data, port), absolute.resolve("postgres.log"));
        PrivatePostgres server = new PrivatePostgres(home, data, password, port, process);
        server.awaitReady(absolute.resolve("postgres.log"));
        log.atInfo().addKeyValue("code", "PostgresStarted").addKeyValue("port", port).log("private PostgreSQL started");
        return server;
    }

    public String jdbcUrl() {
        return url(DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Process id of the server, for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        signal("INT");
        try {
            if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                signal("QUIT");
                process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fast shutdown is SIGINT, which Process cannot send. */
    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void awaitReady(Path logFile) throws IOException {
        Instant deadline = Instant.now().plus(START_DEADLINE);
        String last = "";
        while (Instant.now().isBefore(deadline)) {
            if (!process.isAlive()) {
                throw new IOException("PostgreSQL stopped while starting; see " + logFile + "\n" + tail(logFile));
            }
            try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                last = String.valueOf(e.getMessage());
            }
            pause();
        }
        close();
        throw new IOException("PostgreSQL did not answer within " + START_DEADLINE.toSeconds() + " s: " + last + "; see " + logFile);
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

    private static void initialise(Path home, Path folder, Path data, String password) throws IOException {
        // an initdb that was killed leaves a folder without PG_VERSION or a half-made one: make it beside, then move
        Path fresh = Files.createTempDirectory(folder, "initdb");
        Path passwordFile = folder.resolve("initdb.password");
        Files.writeString(passwordFile, password);
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
        own(fresh);
        own(passwordFile);
        List<String> command = unprivileged();
        command.addAll(List.of(
                home.resolve("bin/initdb").toString(),
                "-D",
                fresh.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions"));
        Process initdb = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String output;
        try (InputStream stream = initdb.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            if (!initdb.waitFor(60, TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new IOException("PostgreSQL's initdb failed in " + folder + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making the database.", e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, data);
    }

    private static List<String> command(Path home, Path data, int port) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--pdeathsig", "INT"));
        if (asRoot()) {
            command.addAll(List.of("--reuid=" + SERVER_UID, "--regid=" + SERVER_UID, "--clear-groups"));
        }
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
                "max_wal_size=2GB"));
        return command;
    }

    private static List<String> unprivileged() {
        List<String> command = new ArrayList<>();
        if (asRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + SERVER_UID, "--regid=" + SERVER_UID, "--clear-groups"));
        }
        return command;
    }

    /**
     * The server gets a signal when the thread that started it ends (PR_SET_PDEATHSIG counts threads, not processes), so
     * that thread lives as long as the server.
     */
    private static Process launch(List<String> command, Path logFile) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(
                () -> {
                    try {
                        Process process = new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                                .start();
                        started.complete(process);
                        process.waitFor();
                    } catch (IOException e) {
                        started.completeExceptionally(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "postgres-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("PostgreSQL could not be started (is setpriv, Debian's util-linux, installed?)", e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IOException("PostgreSQL could not be started within 30 s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while starting PostgreSQL.", e);
        }
    }

    /** After a kill of the service its server shuts down by itself, which takes a moment. */
    private static void waitForPredecessor(Path data) throws IOException {
        Instant deadline = Instant.now().plus(STOP_DEADLINE);
        Path pidFile = data.resolve("postmaster.pid");
        while (true) {
            Optional<ProcessHandle> running = runningServer(pidFile);
            if (running.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("The data folder " + data + " is in use by process " + running.get().pid()
                        + ". Stop the other service, or give this one another folder with --data.");
            }
            pause();
        }
    }

    private static Optional<ProcessHandle> runningServer(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,9}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().command().map(c -> c.endsWith("postgres")).orElse(true));
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        return password;
    }

    private static void requireTraversable(Path path) throws IOException {
        for (Path at = path; at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("Run as root, the private PostgreSQL works as the user nobody, who cannot enter " + at
                        + ". Give the service another folder with --data (e.g. /var/lib/footbridge), or chmod o+x " + at + ".");
            }
        }
    }

    private static void own(Path path) throws IOException {
        if (asRoot()) {
            Files.setAttribute(path, "unix:uid", Integer.valueOf(SERVER_UID));
            Files.setAttribute(path, "unix:gid", Integer.valueOf(SERVER_UID));
        }
    }

    private static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    @Override
    public String toString() {
        return "PrivatePostgres[" + home.getFileName() + ", " + data + ", port " + port + "]";
    }

}

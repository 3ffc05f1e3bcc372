package org.footbridge.service.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The folder of a private server: its cluster, its password, its log. */
final class DataFolder {
    static final String USER = "footbridge";
    private static final int OWN_LOCALES = 17;
    private static final Duration PREDECESSOR_DEADLINE = Duration.ofSeconds(30);

    private final Path folder;

    DataFolder(Path folder) {
        this.folder = folder;
    }

    Path cluster() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /** Makes the cluster if there is none yet. */
    void prepare(Path home) throws IOException {
        if (!Files.exists(cluster().resolve("PG_VERSION"))) {
            initialise(home, folder, cluster(), password());
        }
    }

    /** The password of the server's owner; made at first use, readable by this user only. */
    String password() throws IOException {
        Path file = folder.resolve("password");
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

    /** After a kill of the service its server shuts down by itself, which takes a moment. */
    void waitForPredecessor() throws IOException {
        waitForPredecessor(PREDECESSOR_DEADLINE);
    }

    void waitForPredecessor(Duration within) throws IOException {
        Path data = cluster();
        Instant deadline = Instant.now().plus(within);
        Path pidFile = data.resolve("postmaster.pid");
        while (true) {
            Optional<ProcessHandle> running = runningServer(pidFile);
            if (running.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("The data folder " + data + " is in use by process "
                        + running.get().pid()
                        + ". Stop the other service, or give this one another folder with --data.");
            }
            PrivatePostgres.pause();
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
                    .filter(handle -> handle.info()
                            .command()
                            .map(c -> c.endsWith("postgres"))
                            .orElse(true));
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** The end of the server's log. */
    String logTail() {
        Path file = log();
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /** Sorted by code point, and letters of every alphabet have their other case; PostgreSQL can do so itself since 17. */
    private static List<String> locale(Path home) throws IOException {
        Process version = new ProcessBuilder(home.resolve("bin/initdb").toString(), "--version").start();
        try (InputStream stream = version.getInputStream()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            int major = Integer.parseInt(text.replaceFirst("(?s)^[^0-9]*([0-9]+).*$", "$1"));
            return major >= OWN_LOCALES
                    ? List.of("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
                    : List.of("--locale=C.UTF-8");
        }
    }

    private static void initialise(Path home, Path folder, Path data, String password) throws IOException {
        // an initdb that was killed leaves a folder without PG_VERSION or a half-made one: make it beside, then move
        Path fresh = Files.createTempDirectory(folder, "initdb");
        Path passwordFile = folder.resolve("initdb.password");
        Files.writeString(passwordFile, password);
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
        ServerUser.own(fresh);
        ServerUser.own(passwordFile);
        List<String> command = ServerUser.prefix();
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
                "--data-checksums",
                "--no-instructions"));
        command.addAll(locale(home));
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
}

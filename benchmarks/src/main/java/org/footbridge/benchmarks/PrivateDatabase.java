package org.footbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The private PostgreSQL of a service of this machine, entered with its own password. */
final class PrivateDatabase {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private final Path folder;

    /** @param data of the service */
    PrivateDatabase(Path data) {
        this.folder = data.resolve("postgres");
    }

    /** Of the server's first process. */
    long pid() {
        return Long.parseLong(lines("data/postmaster.pid").get(PID_LINE).strip());
    }

    Connection connect() throws SQLException {
        String port = lines("data/postmaster.pid").get(PORT_LINE).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/footbridge",
                "footbridge",
                lines("password").getFirst().strip());
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.footbridge.cli.client.CommandFailure;
import org.postgresql.PGConnection;

/**
 * Writes every row that a cycle left behind once more, with COPY: into tables that have their primary key and nothing
 * else, which is what the database itself allows, and into tables that have all their indexes. The rows are written to
 * files first, which is not counted.
 */
final class CopyAgain {
    /** What a cycle fills. */
    private static final List<String> TABLES = List.of(
            "source_object",
            "source_link_value",
            "directory_object",
            "directory_key",
            "link",
            "directory_reference",
            "change",
            "provisioning_event");

    private final PrivateDatabase database;
    private final BenchFolder folder;

    CopyAgain(PrivateDatabase database, BenchFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * What was written, and how long it took, each table in a transaction of its own.
     *
     * @param seconds with primary keys alone
     * @param indexedSeconds with all indexes
     */
    record Writing(long rows, long bytes, double seconds, double indexedSeconds) {}

    Writing write() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema raw");
            long rows = 0;
            long bytes = 0;
            double seconds = 0;
            double indexedSeconds = 0;
            for (String table : TABLES) {
                Path file = folder.path().resolve(table + ".copy");
                export(connection, table, file);
                make(statement, table);
                long began = System.nanoTime();
                rows += read(connection, table, file);
                seconds += (System.nanoTime() - began) / 1e9;
                makeIndexed(statement, table);
                began = System.nanoTime();
                read(connection, table, file);
                indexedSeconds += (System.nanoTime() - began) / 1e9;
                statement.execute("drop table raw." + table);
                bytes += Files.size(file);
                Files.delete(file);
            }
            statement.execute("drop schema raw cascade");
            return new Writing(rows, bytes, seconds, indexedSeconds);
        } catch (SQLException | IOException e) {
            throw new CommandFailure(
                    "RowsNotWritten",
                    "The rows could not be written again (" + e.getMessage() + ")",
                    "Read the log of PostgreSQL below " + folder.path(),
                    0,
                    e);
        }
    }

    private static void export(Connection connection, String table, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from public." + table + ") to stdout", out);
        }
    }

    private static void make(Statement statement, String table) throws SQLException {
        statement.execute("create table raw." + table + " (like public." + table + " including defaults)");
        try (var row = statement.executeQuery("select pg_get_constraintdef(oid) from pg_constraint"
                + " where contype = 'p' and conrelid = 'public." + table + "'::regclass")) {
            row.next();
            String key = row.getString(1);
            statement.execute("alter table raw." + table + " add " + key);
        }
    }

    private static void makeIndexed(Statement statement, String table) throws SQLException {
        statement.execute("drop table raw." + table);
        statement.execute(
                "create table raw." + table + " (like public." + table + " including defaults including indexes)");
    }

    private static long read(Connection connection, String table, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy raw." + table + " from stdin", in, 1 << 16);
        }
    }
}

package org.footbridge.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.cli.client.CommandFailure;

/** Looks into the private PostgreSQL of a service: its counters and counts, never its secrets. */
final class ServiceDatabase implements AutoCloseable {
    /** Sessions hand in what they counted when they were idle for ten seconds (PGSTAT_IDLE_INTERVAL). */
    private static final Duration HANDED_IN_AFTER = Duration.ofSeconds(12);

    private final Connection connection;

    private ServiceDatabase(Connection connection) {
        this.connection = connection;
    }

    /** @param data folder of a service that runs */
    static ServiceDatabase of(Path data) {
        try {
            return new ServiceDatabase(new PrivateDatabase(data).connect());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Waits until all sessions have handed in what they counted; nothing else may be going on. */
    RowsWritten rowsWritten() {
        Pause.of(HANDED_IN_AFTER);
        Map<String, Long> byTable = new TreeMap<>();
        query(
                "select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables where schemaname = 'public'",
                row -> byTable.put(row.getString(1), row.getLong(2)));
        return new RowsWritten(
                byTable,
                number("select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_sys_tables"
                        + " where schemaname = 'pg_catalog'"),
                number("select pg_current_wal_lsn() - '0/0'::pg_lsn"));
    }

    /** The single number that a query answers. */
    long number(String sql) {
        long[] found = new long[1];
        query(sql, row -> found[0] = row.getLong(1));
        return found[0];
    }

    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    private void query(String sql, RowConsumer consumer) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static CommandFailure unreadable(Exception cause) {
        return new CommandFailure(
                "DatabaseUnreadable",
                "The service's private PostgreSQL could not be asked (" + cause.getMessage() + ")",
                "Read the service's log",
                0,
                cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}

package org.footbridge.service.logs;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps a partition of the log for each week, Monday to Monday in UTC, and drops the weeks that are over for longer than the
 * log is kept. A week is made before it begins, beside the table, so that nobody who writes has to wait; what was written
 * while there was none lies in the default partition and is deleted row by row when it is old.
 */
@Component
public class KeepPartitions {
    private static final Logger log = LoggerFactory.getLogger(KeepPartitions.class);
    private static final String TABLE = "provisioning_event";
    private static final String DEFAULT = TABLE + "_default";
    private static final int WEEKS_AHEAD = 2;
    private static final int DAYS = 7;
    private static final int BATCH = 5000;
    private static final String DELETE_SOME = """
            delete from provisioning_event e
            using (select tenant_id, at, id from provisioning_event
                   where tenant_id = ? and at < ? order by at limit ?) old
            where e.tenant_id = old.tenant_id and e.at = old.at and e.id = old.id
            """;

    private final Transactions transactions;

    public KeepPartitions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What was done. */
    public record Kept(List<LocalDate> made, List<LocalDate> dropped, int deleted) {}

    /**
     * Makes this week and the next ones, as far as they are not there, and drops what is too old for every tenant. What is
     * too old for the tenants that keep it for less is deleted, some lines at a time. Several replicas may do it at once.
     *
     * @param retention where a tenant did not choose otherwise
     */
    public Kept keep(Instant now, Duration retention) {
        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> made = new ArrayList<>();
        for (int week = 0; week <= WEEKS_AHEAD; week++) {
            LocalDate begin = monday.plusDays((long) week * DAYS);
            if (tried("make", begin, connection -> make(connection, begin))) {
                made.add(begin);
            }
        }
        Map<TenantId, Duration> tenants = transactions.in(connection -> retentions(connection, retention));
        Duration longest = tenants.values().stream().max(Duration::compareTo).orElse(retention);
        Instant oldest = now.minus(longest.compareTo(retention) > 0 ? longest : retention);
        List<LocalDate> dropped = new ArrayList<>();
        for (LocalDate begin : transactions.in(KeepPartitions::weeks)) {
            boolean over = !begin.plusDays(DAYS)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .isAfter(oldest);
            if (over && tried("drop", begin, connection -> drop(connection, begin))) {
                dropped.add(begin);
            }
        }
        int deleted = transactions.in(connection -> {
            forgetRuns(connection, oldest);
            return delete(connection, oldest);
        });
        for (Map.Entry<TenantId, Duration> tenant : tenants.entrySet()) {
            Instant until = now.minus(tenant.getValue());
            if (until.isAfter(oldest)) {
                deleted += deleteOf(tenant.getKey(), until);
            }
        }
        return new Kept(made, dropped, deleted);
    }

    /** How long the log is kept for each tenant. */
    private static Map<TenantId, Duration> retentions(Connection connection, Duration usual) throws SQLException {
        Map<TenantId, Duration> retentions = new LinkedHashMap<>();
        try (var statement = connection.prepareStatement(
                        "select t.id, s.log_days from tenant t left join tenant_setting s on s.tenant_id = t.id order by t.id");
                var row = statement.executeQuery()) {
            while (row.next()) {
                Integer days = row.getObject(2, Integer.class);
                retentions.put(
                        new TenantId(row.getObject(1, UUID.class)), days == null ? usual : Duration.ofDays(days));
            }
        }
        return retentions;
    }

    /** Found by the primary key; a batch is one short transaction, so that nobody who writes has to wait. */
    private int deleteOf(TenantId tenant, Instant until) {
        int deleted = 0;
        int batch;
        do {
            batch = transactions.in(connection -> {
                try (var statement = connection.prepareStatement(DELETE_SOME)) {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, until.atOffset(ZoneOffset.UTC));
                    statement.setInt(3, BATCH);
                    return statement.executeUpdate();
                }
            });
            deleted += batch;
        } while (batch == BATCH);
        return deleted;
    }

    /** A partition that is in somebody's way now is tried again the next time. */
    private boolean tried(String what, LocalDate begin, Transactions.Work<Boolean> work) {
        try {
            return transactions.in(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local lock_timeout = '5s'");
                    statement.execute("select pg_advisory_xact_lock(hashtextextended('" + TABLE + "', 0))");
                }
                return work.on(connection);
            });
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue("code", "LogPartitionNotKept")
                    .addKeyValue("week", begin)
                    .setCause(e)
                    .log("could not " + what + " a week of the provisioning log; tried again later");
            return false;
        }
    }

    private static boolean make(Connection connection, LocalDate begin) throws SQLException {
        String name = name(begin);
        String from = "'" + begin + " 00:00+00'";
        String to = "'" + begin.plusDays(DAYS) + " 00:00+00'";
        try (Statement statement = connection.createStatement()) {
            if (isThere(statement, "select to_regclass('" + name + "') is not null")
                    || isThere(
                            statement,
                            "select exists (select 1 from " + DEFAULT + " where at >= " + from + " and at < " + to
                                    + ")")) {
                return false;
            }
            statement.execute("create table " + name + " (like " + TABLE + " including all)");
            // attached like this nobody is kept from writing to the other partitions
            statement.execute("alter table " + TABLE + " attach partition " + name + " for values from (" + from
                    + ") to (" + to + ")");
        }
        return true;
    }

    private static boolean drop(Connection connection, LocalDate begin) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + name(begin));
        }
        return true;
    }

    private static int delete(Connection connection, Instant oldest) throws SQLException {
        try (var statement = connection.prepareStatement("delete from " + DEFAULT + " where at < ?")) {
            statement.setObject(1, oldest.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }

    /** Lines of theirs may still be in a week that is not over for long enough. */
    private static void forgetRuns(Connection connection, Instant oldest) throws SQLException {
        try (var statement = connection.prepareStatement("delete from event_run where at < ?")) {
            statement.setObject(1, oldest.minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The Mondays of the partitions that there are. */
    private static List<LocalDate> weeks(Connection connection) throws SQLException {
        List<LocalDate> weeks = new ArrayList<>();
        try (var statement = connection.prepareStatement(
                        "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " where i.inhparent = '" + TABLE + "'::regclass order by 1");
                var row = statement.executeQuery()) {
            while (row.next()) {
                week(row.getString(1)).ifPresent(weeks::add);
            }
        }
        return weeks;
    }

    private static Optional<LocalDate> week(String table) {
        try {
            return Optional.of(
                    LocalDate.parse(table.substring(TABLE.length() + 1).replace('_', '-')));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private static String name(LocalDate begin) {
        return TABLE + "_" + begin.toString().replace('-', '_');
    }

    private static boolean isThere(Statement statement, String question) throws SQLException {
        try (var row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}

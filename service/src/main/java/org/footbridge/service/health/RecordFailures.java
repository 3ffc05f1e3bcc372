package org.footbridge.service.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.RetryTimes;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a page that failed, in the page's transaction: five statements, and none when nothing failed. */
public final class RecordFailures {
    private static final String TEMPORARY = """
            create temp table if not exists failed_object (
                guid uuid, object_class text, name text, code text, attribute text, reason text, next_step text,
                conflict_kind text, conflict_value text, first_failed_at timestamptz, last_failed_at timestamptz,
                next_attempt_at timestamptz) on commit delete rows
            """;

    /** Within one transaction a page may be the second that fails. */
    private static final String EMPTY = "delete from failed_object";

    private static final String COLUMNS = "object_class, name, code, attribute, reason, next_step, conflict_kind,"
            + " conflict_value, first_failed_at, last_failed_at, next_attempt_at";

    private static final String FIRST = """
            select source_guid, code, first_failed_at from escrow
            where tenant_id = ? and configuration_id = ? and source_guid = any (?)
            """;

    private static final String LIST = """
            insert into escrow as e (tenant_id, configuration_id, source_guid, %1$s)
            select ?, ?, guid, %1$s from failed_object
            on conflict (tenant_id, configuration_id, source_guid) do update
            set (%1$s) = (%2$s), attempts = case when e.code = excluded.code then e.attempts + 1 else 1 end
            """.formatted(COLUMNS, "excluded." + COLUMNS.replace(", ", ", excluded."));

    private final Connection connection;
    private final Staged staged;

    private record Before(String code, Instant first) {}

    public RecordFailures(Connection connection, Staged staged) {
        this.connection = connection;
        this.staged = staged;
    }

    public void write(List<FailedObject> failed, Instant now) throws SQLException {
        if (failed.isEmpty()) {
            return;
        }
        Map<UUID, Before> known = known(failed);
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
            statement.execute(EMPTY);
        }
        try (CopyRows rows = CopyRows.into(connection, "failed_object", "guid, " + COLUMNS)) {
            for (FailedObject object : failed) {
                write(rows, object, known.get(object.guid()), now);
            }
            rows.finish();
        }
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, staged.configuration());
            statement.executeUpdate();
        }
    }

    private static void write(CopyRows rows, FailedObject object, @Nullable Before before, Instant now)
            throws SQLException {
        String code = object.failure().code();
        Instant first = before != null && before.code.equals(code) ? before.first : now;
        Optional<FailedObject.Key> key = object.key();
        rows.value(object.guid())
                .value(object.objectClass())
                .value(object.name())
                .value(code)
                .value(object.failure().attribute())
                .value(object.failure().message())
                .value(object.failure().nextStep())
                .value(key.map(FailedObject.Key::kind).orElse(null))
                .value(key.map(FailedObject.Key::value).orElse(null))
                .value(first)
                .value(now)
                .value(RetryTimes.next(code, first, now).orElse(null))
                .endRow();
    }

    private Map<UUID, Before> known(List<FailedObject> failed) throws SQLException {
        Map<UUID, Before> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, staged.configuration());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", failed.stream().map(FailedObject::guid).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getObject(1, UUID.class),
                            new Before(row.getString(2), row.getTimestamp(3).toInstant()));
                }
            }
        }
        return known;
    }
}

package org.footbridge.service.plans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.footbridge.service.configurations.SavedConfiguration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * Keeps what a rehearsed cycle has written to the provisioning log before it is taken back. The lines flow from the
 * connection of the rehearsal to another one, where they stay; what is not committed there is what they were planned from.
 */
@Component
public class KeepPlan {
    private static final String COLUMNS =
            "action, status, source_guid, source_class, source_name, object_id, object_kind,"
                    + " object_name, modified_properties, code, reason, next_step";

    /** The account of the cycle that is taken back. */
    private static final String COUNTS = """
            select jsonb_build_object('created', created, 'updated', updated, 'deleted', deleted, 'restored', restored,
                       'disabled', disabled, 'unchanged', unchanged, 'skipped', skipped, 'outOfScope', out_of_scope,
                       'failed', failed, 'held', held, 'membersAdded', members_added,
                       'membersRemoved', members_removed)::text
            from cycle where tenant_id = ? and id = ?
            """;

    private static final String READY = """
            update plan set state = 'ready', ready_at = clock_timestamp(), counts = ?::jsonb, version = ?, mode = ?, request = ?
            where tenant_id = ? and id = ? and state = 'waiting'
            """;

    private final DataSource source;

    public KeepPlan(DataSource source) {
        this.source = source;
    }

    /**
     * Has a plan kept by its rehearsal, which is handed the connection to keep it on: who waits for a second one while it
     * holds the first may wait for itself.
     */
    public void with(Rehearsal rehearsal) {
        try (Connection kept = source.getConnection()) {
            rehearsal.keepingOn(kept);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("A plan cannot be kept.", e);
        }
    }

    /** What {@link #with} is called for. */
    @FunctionalInterface
    public interface Rehearsal {
        void keepingOn(Connection kept);
    }

    /**
     * To be called at the end of the rehearsal.
     *
     * @param rehearsal its connection
     * @param kept another one
     * @param saved the configuration as it is saved
     * @param request the last one of the job that the rehearsal knows of
     */
    public void keep(
            Connection rehearsal, Connection kept, SavedConfiguration saved, UUID cycle, UUID plan, long request)
            throws SQLException {
        UUID tenant = saved.tenant().value();
        String counts = counts(rehearsal, tenant, cycle);
        boolean committing = kept.getAutoCommit();
        kept.setAutoCommit(false);
        try {
            copy(rehearsal, kept, saved, cycle, plan);
            execute(kept, READY, counts, saved.version(), saved.mode().text(), request, tenant, plan);
            kept.commit();
        } catch (SQLException | RuntimeException failure) {
            kept.rollback();
            throw failure;
        } finally {
            kept.setAutoCommit(committing);
        }
    }

    private static String counts(Connection rehearsal, UUID tenant, UUID cycle) throws SQLException {
        try (PreparedStatement statement = rehearsal.prepareStatement(COUNTS)) {
            statement.setObject(1, tenant);
            statement.setObject(2, cycle);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Deletes that were held before are not told again; they are shown all the same, behind the others. */
    private static void copy(Connection rehearsal, Connection kept, SavedConfiguration saved, UUID cycle, UUID plan)
            throws SQLException {
        CopyOut lines = rehearsal.unwrap(PGConnection.class).getCopyAPI().copyOut("""
            copy (select '%1$s'::uuid, '%2$s'::uuid, row_number() over (order by x.standing, x.at, x.id), x.standing, %4$s
                  from (select false as standing, at, id, %4$s from provisioning_event
                        where tenant_id = '%1$s' and cycle_id = '%3$s'
                        union all
                        select true, held_at, object_id, 'stagedDelete', 'warning', source_guid, source_class, source_name,
                               object_id, kind, object_name, '[]', 'TooManyDeletes',
                               'Held (' || reason || ') since ' || to_char(held_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
                               || ' UTC.', 'Decide: footbridge deletes list ' || '%6$s'
                        from held_delete
                        where tenant_id = '%1$s' and configuration_id = '%5$s' and state = 'held' and cycle_id <> '%3$s') x)
            to stdout
            """.formatted(
                        saved.tenant().value(),
                        plan,
                        cycle,
                        COLUMNS,
                        saved.id(),
                        saved.name().replace("'", "''")));
        CopyIn table = kept.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy plan_object (tenant_id, plan_id, number, standing, " + COLUMNS + ") from stdin");
        try {
            for (byte[] line = lines.readFromCopy(); line != null; line = lines.readFromCopy()) {
                table.writeToCopy(line, 0, line.length);
            }
            table.endCopy();
        } finally {
            if (table.isActive()) {
                table.cancelCopy();
            }
            if (lines.isActive()) {
                lines.cancelCopy();
            }
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.executeUpdate();
        }
    }
}

package org.footbridge.service.plans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.footbridge.service.staging.Staged;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
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

    /** What an object is in the eyes of a plan: everything that it was made from, but for what other objects are. */
    static final String SOURCE_DIGEST = """
            (select md5(concat_ws('|', s.object_class, s.parent_guid, s.rdn, s.attributes, s.deleted, s.absent, s.missing,
                                  (select sum(hashtextextended(v.attribute || v.target_guid, 0))
                                   from source_link_value v
                                   where v.tenant_id = s.tenant_id and v.configuration_id = s.configuration_id
                                     and v.owner_guid = s.guid and v.present)))::uuid
             from source_object s
             where s.tenant_id = p.tenant_id and s.configuration_id = ? and s.guid = p.source_guid)
            """;

    static final String OBJECT_DIGEST = """
            (select md5(concat_ws('|', o.properties, o.deleted_at is null, o.sync_enabled))::uuid
             from directory_object o where o.tenant_id = p.tenant_id and o.id = p.object_id)
            """;

    private static final String DIGESTS = "update plan_object p set source_digest = " + SOURCE_DIGEST
            + ", object_digest = " + OBJECT_DIGEST + " where p.tenant_id = ? and p.plan_id = ?";

    /** The account of the cycle that is taken back. */
    private static final String COUNTS = """
            select jsonb_build_object('created', created, 'updated', updated, 'deleted', deleted, 'restored', restored,
                       'unchanged', unchanged, 'skipped', skipped, 'failed', failed, 'held', held,
                       'membersAdded', members_added, 'membersRemoved', members_removed)::text
            from cycle where tenant_id = ? and id = ?
            """;

    private static final String READY = """
            update plan set state = 'ready', ready_at = now(), counts = ?::jsonb, version = ?
            where tenant_id = ? and id = ?
            """;

    private final DataSource source;

    public KeepPlan(DataSource source) {
        this.source = source;
    }

    /**
     * To be called at the end of the rehearsal, on its connection.
     *
     * @param version of the configuration as it is saved
     */
    public void keep(Connection rehearsal, Staged staged, UUID cycle, UUID plan, int version) throws SQLException {
        String counts = counts(rehearsal, staged, cycle);
        try (Connection kept = source.getConnection()) {
            boolean committing = kept.getAutoCommit();
            kept.setAutoCommit(false);
            try {
                copy(rehearsal, kept, staged, cycle, plan);
                execute(kept, DIGESTS, staged.configuration(), staged.tenant().value(), plan);
                execute(kept, READY, counts, version, staged.tenant().value(), plan);
                kept.commit();
            } catch (SQLException | RuntimeException failure) {
                kept.rollback();
                throw failure;
            } finally {
                kept.setAutoCommit(committing);
            }
        }
    }

    private static String counts(Connection rehearsal, Staged staged, UUID cycle) throws SQLException {
        try (PreparedStatement statement = rehearsal.prepareStatement(COUNTS)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, cycle);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void copy(Connection rehearsal, Connection kept, Staged staged, UUID cycle, UUID plan)
            throws SQLException {
        CopyOut lines = rehearsal.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                copy (select tenant_id, '%s'::uuid, row_number() over (order by at, id), %s
                      from provisioning_event where tenant_id = '%s' and cycle_id = '%s') to stdout
                """.formatted(
                        plan, COLUMNS, staged.tenant().value(), cycle));
        CopyIn table = kept.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy plan_object (tenant_id, plan_id, number, " + COLUMNS + ") from stdin");
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

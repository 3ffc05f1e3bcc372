package org.footbridge.service.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the staged copy in line with what a reconciliation has read: what was found through the statements that stage
 * any page, what was not found by the list of differences.
 */
@Component
public class RepairStaging {
    private final JdbcClient jdbc;

    public RepairStaging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stages the next page of what was read, as if an agent told it whole.
     *
     * @param read a number of its own for all pages
     * @param after the last object of the page before
     * @return the last object of the page; empty: there were no more
     */
    public Optional<UUID> page(
            Connection connection, Comparison comparison, long read, UUID after, int limit, StagingRules rules)
            throws SQLException {
        return new StagePage(connection, comparison.staged(), Attempt.ofSome(read))
                .stageFrom(comparison.shadow(), after, limit, rules);
    }

    /**
     * What the directory does not have is absent from now on, with its links; so is what was linked and never staged.
     * Belongs into a transaction.
     */
    public void markAbsent(Comparison comparison, long read) {
        statement("""
                update source_object s set absent = true, missing = false, dirty = true
                from drift d
                where d.tenant_id = :tenant and d.cycle_id = :cycle and d.kind = 'missingInDirectory'
                  and s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = d.source_guid
                """, comparison);
        statement("""
                update source_link_value v set present = false, dirty = true
                from drift d
                where d.tenant_id = :tenant and d.cycle_id = :cycle and d.kind = 'missingInDirectory'
                  and v.tenant_id = :tenant and v.configuration_id = :configuration and v.owner_guid = d.source_guid
                  and v.present
                """, comparison);
        jdbc.sql("""
                        insert into source_object (tenant_id, configuration_id, guid, object_class, rdn, attributes, reduced,
                                                   absent, dirty, read_by)
                        select :tenant, :configuration, d.source_guid, d.object_kind, coalesce(d.object_name, ''), '{}',
                               true, true, true, :read
                        from drift d
                        where d.tenant_id = :tenant and d.cycle_id = :cycle and d.kind = 'withoutSource'
                          and d.source_guid is not null
                        on conflict do nothing
                        """)
                .param("tenant", comparison.staged().tenant().value())
                .param("configuration", comparison.staged().configuration())
                .param("cycle", comparison.cycle())
                .param("read", read)
                .update();
    }

    /** Has planned again, and its references looked at, what is staged below the container that is reconciled. */
    public void markBelow(Comparison comparison) {
        statement("""
                update source_object s set dirty = true
                from shadow_guid g
                where g.tenant_id = :tenant and g.cycle_id = :cycle and g.what = 'below'
                  and s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = g.guid and not s.dirty
                """, comparison);
        statement("""
                update link l set aligned = false
                from shadow_guid g
                where g.tenant_id = :tenant and g.cycle_id = :cycle and g.what = 'below'
                  and l.tenant_id = :tenant and l.configuration_id = :configuration and l.source_guid = g.guid
                """, comparison);
    }

    private void statement(String sql, Comparison comparison) {
        jdbc.sql(sql)
                .param("tenant", comparison.staged().tenant().value())
                .param("configuration", comparison.staged().configuration())
                .param("cycle", comparison.cycle())
                .update();
    }
}

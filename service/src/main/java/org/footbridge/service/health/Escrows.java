package org.footbridge.service.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.footbridge.engine.health.FailureFigures;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The objects of configurations that failed. */
@Component
public class Escrows {
    private static final UUID FIRST = new UUID(0, 0);

    /** What the list says of an object holds as long as this does. */
    private static final String STILL_FAILS = """
            exists (select 1 from source_object s where s.tenant_id = e.tenant_id
                    and s.configuration_id = e.configuration_id and s.guid = e.source_guid and s.outcome = 'failed')
            """;

    private final JdbcClient jdbc;

    public Escrows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose time has come are to be planned. */
    public void markDue(Staged staged, Instant now) {
        jdbc.sql("""
                        update source_object s set dirty = true from escrow e
                        where e.tenant_id = ? and e.configuration_id = ? and e.next_attempt_at <= ?
                          and s.tenant_id = e.tenant_id and s.configuration_id = e.configuration_id
                          and s.guid = e.source_guid and s.outcome = 'failed' and not s.dirty
                        """)
                .params(staged.tenant().value(), staged.configuration(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Everything was planned: who does not fail any more is taken off the list. */
    public void settle(Staged staged) {
        jdbc.sql("delete from escrow e where e.tenant_id = ? and e.configuration_id = ? and not " + STILL_FAILS)
                .params(staged.tenant().value(), staged.configuration())
                .update();
    }

    /** Empties the list; all on it are to be planned. To be called in a transaction that holds the job. */
    public void clear(TenantId tenant, UUID configuration) {
        jdbc.sql("""
                        with listed as (delete from escrow where tenant_id = ? and configuration_id = ? returning *)
                        update source_object s set dirty = true from listed e
                        where s.tenant_id = e.tenant_id and s.configuration_id = e.configuration_id
                          and s.guid = e.source_guid and s.outcome = 'failed' and not s.dirty
                        """).params(tenant.value(), configuration).update();
    }

    public long count(TenantId tenant, UUID configuration) {
        return jdbc.sql("select count(*) from escrow e where tenant_id = ? and configuration_id = ? and " + STILL_FAILS)
                .params(tenant.value(), configuration)
                .query(Long.class)
                .single();
    }

    /** What the job is judged by. What succeeded is counted only when it matters. */
    public FailureFigures figures(TenantId tenant, UUID configuration) {
        long failed = count(tenant, configuration);
        if (failed == 0) {
            return FailureFigures.NONE;
        }
        long references = jdbc.sql("""
                        select count(*) from escrow e
                        join source_link_value v on v.tenant_id = e.tenant_id and v.target_guid = e.source_guid
                                                and v.configuration_id = e.configuration_id and v.present
                        where e.tenant_id = ? and e.configuration_id = ?
                        """)
                .params(tenant.value(), configuration)
                .query(Long.class)
                .single();
        long succeeded = failed < FailureFigures.JUDGED_FROM
                ? 0
                : jdbc.sql("""
                                select count(*) from link l where l.tenant_id = ? and l.configuration_id = ?
                                  and not exists (select 1 from escrow e where e.tenant_id = l.tenant_id
                                                  and e.configuration_id = l.configuration_id
                                                  and e.source_guid = l.source_guid)
                                """)
                        .params(tenant.value(), configuration)
                        .query(Long.class)
                        .single();
        return new FailureFigures(failed, references, succeeded);
    }

    /**
     * A page of the list, in the order of GUIDs.
     *
     * @param after the last object of the page before; null: from the beginning
     * @param code only failures of this code; null: all
     */
    public List<Escrow> page(
            TenantId tenant, UUID configuration, @Nullable UUID after, @Nullable String code, int top) {
        return jdbc.sql("""
                        select e.*, o.id as holder_id, o.kind as holder_kind, o.properties ->> 'displayName' as holder_name
                        from escrow e
                        left join directory_key k on k.tenant_id = e.tenant_id and k.kind = e.conflict_kind
                                                 and k.value = e.conflict_value
                        left join link l on l.tenant_id = e.tenant_id and l.configuration_id = e.configuration_id
                                        and l.source_guid = e.source_guid
                        left join directory_object o on o.tenant_id = k.tenant_id and o.id = k.object_id
                                                    and o.id is distinct from l.object_id
                        where e.tenant_id = :tenant and e.configuration_id = :configuration and e.source_guid > :after
                          and (:code::text is null or e.code = :code) and %s
                        order by e.source_guid limit :top
                        """.formatted(STILL_FAILS))
                .param("tenant", tenant.value())
                .param("configuration", configuration)
                .param("after", after == null ? FIRST : after)
                .param("code", code)
                .param("top", top)
                .query(Escrows::escrow)
                .list();
    }

    private static Escrow escrow(ResultSet row, int number) throws SQLException {
        UUID holder = row.getObject("holder_id", UUID.class);
        String attribute = row.getString("attribute");
        Timestamp next = row.getTimestamp("next_attempt_at");
        return new Escrow(
                new Escrow.Source(
                        row.getObject("source_guid", UUID.class), row.getString("object_class"), row.getString("name")),
                row.getString("code"),
                attribute.isEmpty() ? null : attribute,
                row.getString("reason"),
                row.getString("next_step"),
                holder == null
                        ? null
                        : new Escrow.Target(holder, row.getString("holder_kind"), row.getString("holder_name")),
                row.getTimestamp("first_failed_at").toInstant(),
                row.getTimestamp("last_failed_at").toInstant(),
                row.getInt("attempts"),
                next == null ? null : next.toInstant());
    }
}

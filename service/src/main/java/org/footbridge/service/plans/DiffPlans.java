package org.footbridge.service.plans;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the lines that only one of two plans has, or only a plan or the cycle that applied it. */
@Component
public class DiffPlans {
    private static final String LINES = """
            select source_guid, coalesce(source_name, object_name) as name, action, status, modified_properties, code,
                   count(*) as lines from %s where tenant_id = ? and %s = ? group by 1, 2, 3, 4, 5, 6
            """;

    private final JdbcClient jdbc;

    public DiffPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line that only one of the two has.
     *
     * @param side {@code this} or {@code other}
     * @param modifiedProperties JSON, as in the provisioning log
     */
    public record Difference(
            String side,
            @Nullable UUID sourceGuid,
            @Nullable String sourceName,
            String action,
            String status,
            @Nullable String code,
            String modifiedProperties) {}

    public List<Difference> of(TenantId tenant, UUID plan, UUID other, int top) {
        return differences(
                LINES.formatted("plan_object", "plan_id"),
                LINES.formatted("plan_object", "plan_id"),
                tenant,
                plan,
                other,
                top);
    }

    /** @param cycle that applied the plan */
    public List<Difference> withCycle(TenantId tenant, UUID plan, UUID cycle, int top) {
        return differences(
                LINES.formatted("plan_object", "plan_id"),
                LINES.formatted("provisioning_event", "cycle_id"),
                tenant,
                plan,
                cycle,
                top);
    }

    private List<Difference> differences(String one, String two, TenantId tenant, UUID first, UUID second, int top) {
        return jdbc.sql("""
            with one as (%s), other as (%s)
            select coalesce(a.source_guid, b.source_guid) as guid, coalesce(a.name, b.name) as name,
                   coalesce(a.action, b.action) as action, coalesce(a.status, b.status) as status,
                   coalesce(a.code, b.code) as code,
                   coalesce(a.modified_properties, b.modified_properties) as modified, a.lines is not null as first
            from one a full join other b
              on a.source_guid = b.source_guid and a.action = b.action and a.status = b.status
                 and a.modified_properties = b.modified_properties
            where coalesce(a.lines, 0) <> coalesce(b.lines, 0)
            order by 2, 1, 3, 7 limit ?
            """.formatted(one, two))
                .params(tenant.value(), first, tenant.value(), second, top)
                .query((row, number) -> new Difference(
                        row.getBoolean("first") ? "this" : "other",
                        row.getObject("guid", UUID.class),
                        row.getString("name"),
                        row.getString("action"),
                        row.getString("status"),
                        row.getString("code"),
                        row.getString("modified")))
                .list();
    }
}

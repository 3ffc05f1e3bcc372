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
    private static final String OTHER = ComparedLines.SHOWN.replace(":plan", ":other");

    /** Of the cycle, and of what other cycles did of the shown objects before. */
    private static final String DONE =
            """
            select source_guid, action, status, code, modified, lines, name from (%s) d
            where d.source_guid not in (select source_guid from plan_object
                                        where tenant_id = :tenant and plan_id = :plan and not standing
                                          and source_guid is not null)
            union all (%s)
            """.formatted(ComparedLines.DONE.replace(":cycle", ":other"), ComparedLines.DONE_SINCE);

    private final JdbcClient jdbc;

    public DiffPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line that only one of the two has.
     *
     * @param side {@code this} or {@code other}
     * @param modified JSON, as in the provisioning log
     */
    public record Difference(
            String side,
            @Nullable UUID sourceGuid,
            @Nullable String sourceName,
            String action,
            String status,
            @Nullable String code,
            String modified) {}

    public List<Difference> of(TenantId tenant, UUID plan, UUID other, int top) {
        return differences(OTHER, tenant, plan, other, top);
    }

    /** @param cycle that applied the plan */
    public List<Difference> withCycle(TenantId tenant, UUID plan, UUID cycle, int top) {
        return differences(DONE, tenant, plan, cycle, top);
    }

    private List<Difference> differences(String two, TenantId tenant, UUID plan, UUID other, int top) {
        return jdbc.sql("""
                    with one as materialized (%s), other as materialized (%s)
                    select coalesce(a.source_guid, b.source_guid) as guid, coalesce(a.name, b.name) as name,
                           coalesce(a.action, b.action) as action, coalesce(a.status, b.status) as status,
                           nullif(coalesce(a.code, b.code), '') as code, coalesce(a.modified, b.modified) as modified,
                           a.lines is not null as first
                    from one a full join other b on %s
                    where a.lines is null or b.lines is null
                    order by 2, 1, 3, 7 limit :top
                    """.formatted(ComparedLines.SHOWN, two, ComparedLines.SAME))
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("other", other)
                .param("top", top)
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

package org.footbridge.service.plans;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a plan with what its application has written to the log, in the transaction that has done it. */
@Component
public class ComparePlan {
    private static final int NAMED = 5;

    /**
     * Objects of the plan whose lines are others than those of the cycle, and others than all that was done of them since
     * the plan was made: what an ordinary cycle did meanwhile as it is shown is done.
     */
    private static final String UNEQUAL = """
            with shown as materialized (%s), done as materialized (%s), since as materialized (%s),
            now as (
                select coalesce(a.source_guid, b.source_guid) as guid, coalesce(a.name, b.name) as name
                from shown a full join done b on %s
                where a.source_guid is null or b.source_guid is null),
            ever as (
                select coalesce(a.source_guid, b.source_guid) as guid
                from shown a full join since b on %s
                where a.source_guid is null or b.source_guid is null)
            select n.guid, min(n.name) as name from now n
            where n.guid in (select source_guid from shown) and n.guid in (select guid from ever)
            group by n.guid
            """.formatted(
            ComparedLines.SHOWN, ComparedLines.DONE, ComparedLines.DONE_SINCE, ComparedLines.SAME, ComparedLines.SAME);

    /** Who is gone, disabled or no member any more, and is not shown. */
    private static final String LOST = """
            select distinct e.source_guid as guid, coalesce(nullif(e.source_name, ''), e.object_name) as name
            from provisioning_event e
            where e.tenant_id = :tenant and e.cycle_id = :cycle and e.status <> 'failure'
              and (e.action in ('delete', 'disable')
                   or (e.code = 'ReferencesChanged'
                       and exists (select 1 from json_array_elements(
                                       case when e.code = 'ReferencesChanged' then e.modified_properties::json end) m
                                   where m.value ->> 'displayName' = 'members' and m.value ->> 'oldValue' is not null)))
              and not exists (select 1 from plan_object p
                              where p.tenant_id = e.tenant_id and p.plan_id = :plan and p.source_guid = e.source_guid
                                and not p.standing)
            """;

    private final JdbcClient jdbc;

    public ComparePlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Where a cycle does something else than a plan shows.
     *
     * @param shown the objects of the plan of which something else was done
     * @param names of some of them
     * @param lost how many others were deleted or disabled, or lost members
     * @param lostNames of some of them
     */
    public record Moved(List<UUID> shown, List<String> names, int lost, List<String> lostNames) {
        public Moved {
            shown = List.copyOf(shown);
            names = List.copyOf(names);
            lostNames = List.copyOf(lostNames);
        }

        public boolean any() {
            return !shown.isEmpty() || lost > 0;
        }
    }

    private record Named(UUID guid, String name) {}

    /** At the end of the cycle that applies it. */
    public Moved moved(TenantId tenant, UUID plan, UUID cycle) {
        List<Named> shown = named(UNEQUAL, tenant, plan, cycle);
        List<Named> lost = named(LOST, tenant, plan, cycle);
        return new Moved(shown.stream().map(Named::guid).toList(), some(shown), lost.size(), some(lost));
    }

    private List<Named> named(String sql, TenantId tenant, UUID plan, UUID cycle) {
        return jdbc.sql(sql + " order by name, guid")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("cycle", cycle)
                .query((row, number) -> new Named(row.getObject("guid", UUID.class), row.getString("name")))
                .list();
    }

    private static List<String> some(List<Named> all) {
        return all.stream().map(Named::name).limit(NAMED).toList();
    }

    /** Marks in the plan what has moved. */
    public void mark(TenantId tenant, UUID plan, Moved moved) {
        jdbc.sql("""
                        update plan_object set moved = coalesce(source_guid = any (:guids), false)
                        where tenant_id = :tenant and plan_id = :plan
                          and moved <> coalesce(source_guid = any (:guids), false)
                        """)
                .param("guids", moved.shown().toArray(UUID[]::new))
                .param("tenant", tenant.value())
                .param("plan", plan)
                .update();
    }

    /**
     * Keeps with the plan of how many objects everything was done as it is shown, of how many it was not, and of how many
     * something was done that it does not show.
     */
    public void applied(TenantId tenant, UUID plan, UUID cycle, Moved moved) {
        jdbc.sql("""
                        with shown as (select distinct source_guid from plan_object
                                       where tenant_id = :tenant and plan_id = :plan and not standing)
                        update plan set state = 'applied', applied_at = clock_timestamp(), applied_cycle_id = :cycle,
                            outcome = jsonb_build_object(
                                'asShown', (select count(*) from shown) - :moved,
                                'notDone', :moved,
                                'notShown', (select count(distinct e.source_guid) from provisioning_event e
                                             where e.tenant_id = :tenant and e.cycle_id = :cycle
                                               and e.source_guid not in (select source_guid from shown
                                                                         where source_guid is not null)))
                        where tenant_id = :tenant and id = :plan
                        """)
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("cycle", cycle)
                .param("moved", moved.shown().size())
                .update();
    }
}

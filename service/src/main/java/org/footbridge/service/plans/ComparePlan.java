package org.footbridge.service.plans;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares a plan with the world that it was made from, and with what was done. */
@Component
public class ComparePlan {
    private static final int NAMED = 5;

    private final JdbcClient jdbc;

    public ComparePlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Objects that are not as they were.
     *
     * @param names of some of them
     */
    public record Moved(int objects, List<String> names) {
        public Moved {
            names = List.copyOf(names);
        }
    }

    /** Which of the shown objects have moved; they are marked in the plan. In the transaction that is open. */
    public Moved moved(SavedConfiguration saved, UUID plan) {
        int objects = jdbc.sql("update plan_object p set moved = now.moved from (select number, "
                        + "source_digest is distinct from " + KeepPlan.SOURCE_DIGEST
                        + " or object_digest is distinct from " + KeepPlan.OBJECT_DIGEST + """
                         as moved from plan_object p where p.tenant_id = ? and p.plan_id = ?) now
                        where p.tenant_id = ? and p.plan_id = ? and p.number = now.number and (now.moved or p.moved)
                        """)
                .params(saved.id(), saved.tenant().value(), plan, saved.tenant().value(), plan)
                .update();
        if (objects == 0) {
            return new Moved(0, List.of());
        }
        int moved = jdbc.sql("select count(*) from plan_object where tenant_id = ? and plan_id = ? and moved")
                .params(saved.tenant().value(), plan)
                .query(Integer.class)
                .single();
        List<String> names = jdbc.sql("""
                        select distinct coalesce(nullif(source_name, ''), object_name, source_guid::text) from plan_object
                        where tenant_id = ? and plan_id = ? and moved order by 1 limit ?
                        """)
                .params(saved.tenant().value(), plan, NAMED)
                .query((row, number) -> row.getString(1))
                .list();
        return new Moved(moved, names);
    }

    /**
     * Keeps with the plan how many of its lines were done as they were shown, how many were not, and how many were done that
     * it does not show. In the transaction that is open.
     */
    public void applied(SavedConfiguration saved, UUID plan, UUID cycle) {
        jdbc.sql("""
                        with shown as (
                            select source_guid, action, status, modified_properties, count(*) as lines from plan_object
                            where tenant_id = :tenant and plan_id = :plan group by 1, 2, 3, 4),
                        done as (
                            select source_guid, action, status, modified_properties, count(*) as lines
                            from provisioning_event where tenant_id = :tenant and cycle_id = :cycle group by 1, 2, 3, 4),
                        compared as (
                            select coalesce(s.lines, 0) as shown, coalesce(d.lines, 0) as done
                            from shown s full join done d
                              on d.source_guid = s.source_guid and d.action = s.action and d.status = s.status
                                 and d.modified_properties = s.modified_properties)
                        update plan set state = 'applied', applied_at = now(), applied_cycle_id = :cycle,
                            outcome = (select jsonb_build_object(
                                'asShown', coalesce(sum(least(shown, done)), 0),
                                'notDone', coalesce(sum(greatest(shown - done, 0)), 0),
                                'notShown', coalesce(sum(greatest(done - shown, 0)), 0)) from compared)
                        where tenant_id = :tenant and id = :plan
                        """)
                .param("tenant", saved.tenant().value())
                .param("plan", plan)
                .param("cycle", cycle)
                .update();
    }
}

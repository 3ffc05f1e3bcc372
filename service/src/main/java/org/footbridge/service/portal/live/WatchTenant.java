package org.footbridge.service.portal.live;

import java.util.HashMap;
import java.util.Map;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a tenant looks like at this moment, for each kind of thing that pages show, as something that can only be compared. One
 * statement, whose cost follows the number of configurations and agents and not that of objects.
 */
@Component
class WatchTenant {
    private final JdbcClient jdbc;
    private final double activeSeconds;

    WatchTenant(JdbcClient jdbc, org.footbridge.service.agents.AgentsProperties agents) {
        this.jdbc = jdbc;
        this.activeSeconds = agents.inactiveAfter().toMillis() / 1000.0;
    }

    /** By kind: configurations, jobs, cycles, plans, agents, objects, held. */
    Map<String, String> state(TenantId tenant) {
        Map<String, String> state = new HashMap<>();
        jdbc.sql("""
                        select 'configurations', md5(string_agg(concat_ws(' ', c.id, c.version, c.mode), ',' order by c.id))
                        from configuration c where c.tenant_id = :tenant
                        union all
                        select 'jobs', md5(string_agg(j::text, ',' order by j.configuration_id)) from job j where j.tenant_id = :tenant
                        union all
                        select 'cycles', md5(string_agg(y::text, ',' order by y.id))
                        from configuration c
                        cross join lateral (select * from cycle y where y.tenant_id = c.tenant_id and y.configuration_id = c.id
                                            order by y.number desc limit 1) y
                        where c.tenant_id = :tenant
                        union all
                        select 'plans', md5(string_agg(concat_ws(' ', p.id, p.state, p.counts), ',' order by p.id))
                        from configuration c
                        cross join lateral (select * from plan p where p.tenant_id = c.tenant_id and p.configuration_id = c.id
                                            order by p.number desc limit 5) p
                        where c.tenant_id = :tenant
                        union all
                        select 'agents', md5(string_agg(
                            concat_ws(' ', to_jsonb(a) - 'last_seen_at', a.last_seen_at > now() - make_interval(secs => :active),
                                      g.told), ',' order by a.id))
                        from agent a
                        left join (select agent_id, string_agg((to_jsonb(d) - 'reported_at')::text, ',' order by directory_id) as told
                                   from agent_directory d where tenant_id = :tenant group by agent_id) g on g.agent_id = a.id
                        where a.tenant_id = :tenant
                        union all
                        select 'objects', (select max(sequence)::text from change where tenant_id = :tenant)
                        union all
                        select 'held', md5(string_agg(h.told, ',' order by h.told))
                        from configuration c
                        cross join lateral (
                            select concat_ws(' ', c.id, max(d.number), count(*)) as told from held_delete d
                            where d.tenant_id = c.tenant_id and d.configuration_id = c.id and d.state = 'held') h
                        where c.tenant_id = :tenant
                        """)
                .param("tenant", tenant.value())
                .param("active", activeSeconds)
                .query(row -> {
                    state.put(row.getString(1), String.valueOf(row.getString(2)));
                });
        return state;
    }
}

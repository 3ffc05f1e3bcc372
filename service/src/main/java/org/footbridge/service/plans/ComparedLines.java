package org.footbridge.service.plans;

/**
 * Lines of plans and of the provisioning log as they are compared: by object, action, status, code and values. Which
 * references are told of in one line depends on what else changes; they are compared one by one.
 */
final class ComparedLines {
    private static final String LINES = """
            select l.source_guid, l.action, l.status, coalesce(l.code, '') as code, p.modified, count(*) as lines,
                   min(coalesce(nullif(l.source_name, ''), l.object_name, l.source_guid::text)) as name
            from %s l
            cross join lateral (
                select l.modified_properties as modified where l.code is distinct from 'ReferencesChanged'
                union all
                select '[' || e.value::text || ']'
                from json_array_elements(case when l.code = 'ReferencesChanged' then l.modified_properties::json end) e) p
            where %s group by 1, 2, 3, 4, 5
            """;

    /** Two lines are the same; of those that only one side has, or has more often, the other side of a full join is null. */
    static final String SAME = """
            a.source_guid = b.source_guid and a.action = b.action and a.status = b.status and a.code = b.code
            and a.modified = b.modified and a.lines = b.lines
            """;

    /** What was held before is shown, and nothing is done or told of it again. Parameter {@code plan}. */
    static final String SHOWN =
            LINES.formatted("plan_object", "l.tenant_id = :tenant and l.plan_id = :plan and not l.standing");

    /** Parameter {@code cycle}. */
    static final String DONE = LINES.formatted("provisioning_event", "l.tenant_id = :tenant and l.cycle_id = :cycle");

    /**
     * What was done of the shown objects since the plan was made, also by other cycles before it was applied. Parameter
     * {@code plan}.
     */
    static final String DONE_SINCE = LINES.formatted("""
            (select e.* from plan s join provisioning_event e on e.tenant_id = s.tenant_id and e.at >= s.ready_at
                 and e.at <= coalesce(s.applied_at, 'infinity') and e.configuration_id = s.configuration_id
             where s.tenant_id = :tenant and s.id = :plan
               and e.source_guid in (select source_guid from plan_object
                                     where tenant_id = :tenant and plan_id = :plan and not standing))
            """, "true");

    private ComparedLines() {}
}

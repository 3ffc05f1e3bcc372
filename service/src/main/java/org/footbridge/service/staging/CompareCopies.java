package org.footbridge.service.staging;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down where the staged copy differs from what a reconciliation has read: one statement for each kind of
 * difference, whatever the size of the directory. Values are not told, only which attributes differ and how many links.
 */
@Component
public class CompareCopies {
    private static final String RANGE = """
            (:whole or exists (select 1 from shadow_guid g where g.tenant_id = :tenant and g.cycle_id = :cycle
                               and g.what = 'below' and g.guid = %1$s))
            and not exists (select 1 from shadow_guid g where g.tenant_id = :tenant and g.cycle_id = :cycle
                            and g.what = 'changed' and g.guid = %1$s)
            """;

    /** Of a staged object s. */
    static final String UNSEEN = """
            s.tenant_id = :tenant and s.configuration_id = :configuration and not s.deleted and not s.absent
              and (lower(s.object_class) = any (:classes)
                   or lower(s.object_class) in (select distinct lower(h.object_class) from shadow_object h
                                                where h.tenant_id = :tenant and h.configuration_id = :cycle))
              and not exists (select 1 from shadow_object h where h.tenant_id = :tenant and h.configuration_id = :cycle
                              and h.guid = s.guid and not h.deleted)
              and
            """ + RANGE.formatted("s.guid");

    private static final String INSERT = """
            insert into drift (tenant_id, cycle_id, kind, source_guid, source_class, source_name, object_id, object_kind,
                               object_name, differences, reason)
            """;

    private static final String NAMED = """
            select :tenant, :cycle, '%s', s.guid, s.object_class, regexp_replace(s.rdn, '^[^=]+=', ''), o.id, o.kind,
                   o.properties ->> 'displayName',
            """;

    private static final String LINKED = """
            left join link l on l.tenant_id = :tenant and l.configuration_id = :configuration and l.source_guid = s.guid
            left join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id and o.deleted_at is null
            """;

    private static final String MISSING =
            INSERT + NAMED.formatted("missingInDirectory") + """
            '[]'::jsonb, 'It is staged, and the directory does not have it.'
            from source_object s
            """ + LINKED + "where " + UNSEEN + " order by s.guid";

    private static final String NOT_STAGED = INSERT + NAMED.formatted("notStaged") + """
            '[]'::jsonb, 'The directory has it, and it is not staged.'
            from shadow_object s
            """ + LINKED + """
            where s.tenant_id = :tenant and s.configuration_id = :cycle and not s.deleted
              and not exists (select 1 from source_object e where e.tenant_id = :tenant
                              and e.configuration_id = :configuration and e.guid = s.guid
                              and not e.deleted and not e.absent)
              and not exists (select 1 from shadow_guid g where g.tenant_id = :tenant and g.cycle_id = :cycle
                              and g.what = 'changed' and g.guid = s.guid)
            order by s.guid
            """;

    /**
     * As the merge of a page would see it. The name of what is out of scope is not told unless it is a container; and who
     * is out of scope by groups or filters is told whole and kept by identity alone. Several values have no order.
     */
    private static final String DIFFERENT = INSERT + NAMED.formatted("stagedDifferently") + """
            n.names, 'It is staged with other values: '
                     || (select string_agg(e ->> 'displayName', ', ') from jsonb_array_elements(n.names) e) || '.'
            from source_object s
            join shadow_object h on h.tenant_id = :tenant and h.configuration_id = :cycle and h.guid = s.guid
                                and not h.deleted
            """ + LINKED + """
            cross join lateral (
                select jsonb_agg(jsonb_build_object('displayName', d.name) order by d.name) as names
                from (select 'objectClass' as name where h.object_class <> '' and h.object_class <> s.object_class
                      union all select 'parentGUID' where h.parent_guid is distinct from s.parent_guid
                      union all select 'name' where h.rdn <> '' and h.rdn <> s.rdn
                      union all select 'scope' where h.reduced <> s.reduced and s.outcome is distinct from 'skipped'
                      union all
                      select coalesce(a.key, b.key)
                      from jsonb_each(s.attributes) a full join jsonb_each(h.attributes) b on b.key = a.key
                      where not s.reduced and not h.reduced and coalesce(a.key, b.key) = any (:attributes)
                        and (a.value is null or b.value is null or not (a.value @> b.value and b.value @> a.value))) d) n
            where s.tenant_id = :tenant and s.configuration_id = :configuration and not s.deleted and not s.absent
              and n.names is not null and
            """
            + RANGE.formatted("s.guid") + " order by s.guid";

    private static final String LINKS =
            INSERT + NAMED.formatted("linksStagedDifferently") + """
            jsonb_agg(jsonb_build_object('displayName', d.attribute, 'oldValue', d.superfluous, 'newValue', d.lacking)
                      order by d.attribute),
            'Its links are staged differently: '
                || string_agg(d.attribute || ' has ' || d.superfluous || ' too many and lacks ' || d.lacking, ', '
                              order by d.attribute) || '.'
            from (select coalesce(e.owner_guid, f.owner_guid) as owner, coalesce(e.attribute, f.attribute) as attribute,
                         count(*) filter (where f.owner_guid is null) as superfluous,
                         count(*) filter (where e.owner_guid is null) as lacking
                  from (select owner_guid, attribute, target_guid from source_link_value
                        where tenant_id = :tenant and configuration_id = :configuration and present
                          and attribute = any (:attributes)) e
                  full join (select owner_guid, attribute, target_guid from shadow_link_value
                             where tenant_id = :tenant and configuration_id = :cycle and present
                               and attribute = any (:attributes)) f
                  on f.owner_guid = e.owner_guid and f.attribute = e.attribute and f.target_guid = e.target_guid
                  where (e.owner_guid is null or f.owner_guid is null)
                    and not exists (select 1 from shadow_guid g where g.tenant_id = :tenant and g.cycle_id = :cycle
                                    and g.what = 'changed' and g.guid = coalesce(e.target_guid, f.target_guid))
                  group by 1, 2) d
            join source_object s on s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = d.owner
                                and not s.deleted and not s.absent
            join shadow_object h on h.tenant_id = :tenant and h.configuration_id = :cycle and h.guid = d.owner
                                and not h.deleted
                                and (not h.reduced or :allTold or h.guid = any (:told))
            """ + LINKED + "where " + RANGE.formatted("s.guid")
                    + " group by s.guid, s.object_class, s.rdn, o.id, o.kind, o.properties order by s.guid";

    /** Linked to what was never staged, or to nothing at all, as when the configuration that brought them was deleted. */
    private static final String WITHOUT_SOURCE = INSERT + """
            select :tenant, :cycle, 'withoutSource', l.source_guid, null, null, o.id, o.kind,
                   o.properties ->> 'displayName', '[]'::jsonb,
                   case when l.source_guid is null then 'No configuration synchronises it.'
                        else 'Its source is not staged.' end
            from directory_object o
            left join link l on l.tenant_id = o.tenant_id and l.object_id = o.id
            where :whole and o.tenant_id = :tenant and o.deleted_at is null and o.sync_enabled
              and coalesce(lower(o.properties ->> 'onPremisesDomainName'), :directory) = :directory
              and (l.source_guid is null
                   or (l.configuration_id = :configuration
                       and not exists (select 1 from source_object s where s.tenant_id = :tenant
                                       and s.configuration_id = :configuration and s.guid = l.source_guid)
                       and not exists (select 1 from shadow_object h where h.tenant_id = :tenant
                                       and h.configuration_id = :cycle and h.guid = l.source_guid and not h.deleted)))
            order by o.id
            """;

    private final JdbcClient jdbc;

    public CompareCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down all differences.
     *
     * @param directory name of the connected directory, lower case
     */
    public void compare(Comparison comparison, String directory) {
        for (String kind : new String[] {MISSING, NOT_STAGED, DIFFERENT, LINKS}) {
            parameters(jdbc.sql(kind), comparison).update();
        }
        jdbc.sql(WITHOUT_SOURCE)
                .param("tenant", comparison.staged().tenant().value())
                .param("configuration", comparison.staged().configuration())
                .param("cycle", comparison.cycle())
                .param("whole", comparison.below().isEmpty())
                .param("directory", directory)
                .update();
    }

    /** Those that the statements may name. */
    static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, Comparison comparison) {
        return statement
                .param("tenant", comparison.staged().tenant().value())
                .param("configuration", comparison.staged().configuration())
                .param("cycle", comparison.cycle())
                .param("whole", comparison.below().isEmpty())
                .param("attributes", comparison.attributeNames())
                .param("classes", comparison.classNames())
                .param("allTold", comparison.told().all())
                .param("told", comparison.told().groups().toArray(UUID[]::new));
    }
}

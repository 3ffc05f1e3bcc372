package org.footbridge.service.directory;

import java.sql.SQLException;
import org.footbridge.service.staging.Staged;

/**
 * Which objects of the tenant directory the staged links of a page mean, where it is not the one that the link's end feeds.
 * The end may have fed it before; it may be a foreign security principal, which stands for an object of another forest and is
 * named by its security identifier; and a primary group has its members under a name that follows from its own. Works on
 * {@code page_link}, for all of the page at once.
 */
final class MeantObjects {
    /** An object that lives goes before one that does not. */
    private static final String FIND_TARGETS = """
            update page_link p set target_id = m.id
            from (select distinct on (n.guid) n.guid, d.id
                  from (select f.source_guid as guid, f.object_id
                        from (select distinct target_guid from page_link where target_id is null) u
                        join former_link f on f.tenant_id = ?::uuid and f.source_guid = u.target_guid
                        union all
                        select s.guid, o.id
                        from (select distinct target_guid from page_link where target_id is null) u
                        join source_object s on s.tenant_id = ?::uuid and s.configuration_id = ? and s.guid = u.target_guid
                             and lower(s.object_class) = 'foreignsecurityprincipal'
                        join directory_object o on o.tenant_id = s.tenant_id and o.kind in ('user', 'group')
                             and o.properties ->> 'onPremisesSecurityIdentifier' = upper(substr(s.rdn, 4))) n
                  join directory_object d on d.tenant_id = ?::uuid and d.id = n.object_id
                  order by n.guid, d.deleted_at is not null, d.id) m
            where p.target_id is null and p.target_guid = m.guid
            """;

    private static final String FIND_PRIMARY_GROUPS = """
            update page_link p set other_owner = g.guid, owner_id = g.id, property = g.property
            from (select u.owner_guid, s.guid, o.id, q.property
                  from (select distinct owner_guid from page_link where attribute = 'primarygroupid') u
                  join source_object s on s.tenant_id = ?::uuid and s.configuration_id = ?
                       and lower(s.object_class) = 'group'
                       and group_of_sid(s.attributes -> 'objectsid' ->> 0) = u.owner_guid
                  join link_property q on q.attribute = 'primarygroupid' and q.object_class = lower(s.object_class)
                  join link l on l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                       and l.source_guid = s.guid
                  join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                       and o.deleted_at is null) g
            where p.attribute = 'primarygroupid' and p.owner_guid = g.owner_guid
            """;

    private static final String FIND_NAMES_OF_GROUPS = """
            update page_link p set other_owner = group_of_sid(s.attributes -> 'objectsid' ->> 0)
            from source_object s
            where p.attribute <> 'primarygroupid' and not p.present
              and s.tenant_id = ? and s.configuration_id = ? and s.guid = p.owner_guid
              and lower(s.object_class) = 'group'
            """;

    private final ChangedReferences changed;
    private final Staged staged;

    MeantObjects(ChangedReferences changed, Staged staged) {
        this.changed = changed;
        this.staged = staged;
    }

    /**
     * A query for every GUID by which staged links of a configuration mean an object, to stand in brackets as a table.
     *
     * @param configuration a parameter, once
     */
    static String namesOf(String tenant, String configuration, String object) {
        return """
                (select l.source_guid as guid from link l where l.tenant_id = %1$s and l.object_id = %3$s
                 union all
                 select f.source_guid from former_link f where f.tenant_id = %1$s and f.object_id = %3$s
                 union all
                 select s.guid from directory_object t
                 join source_object s on s.tenant_id = t.tenant_id and s.configuration_id = %2$s
                      and lower(s.object_class) = 'foreignsecurityprincipal'
                      and upper(substr(s.rdn, 4)) = t.properties ->> 'onPremisesSecurityIdentifier'
                 where t.tenant_id = %1$s and t.id = %3$s)""".formatted(tenant, configuration, object);
    }

    /** For links that lead to nothing that feeds an object. */
    void findTargets() throws SQLException {
        Object tenant = staged.tenant().value();
        changed.execute(FIND_TARGETS, tenant, tenant, staged.configuration(), tenant);
    }

    /** The owners of memberships by primary group, and of the others the name under which they may have such. */
    void findGroups() throws SQLException {
        Object tenant = staged.tenant().value();
        changed.execute(FIND_PRIMARY_GROUPS, tenant, staged.configuration());
        changed.execute(FIND_NAMES_OF_GROUPS, tenant, staged.configuration());
    }
}

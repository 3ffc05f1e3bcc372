package org.footbridge.service.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.service.staging.Staged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of the links of one object: how many are references in the tenant directory, and why the others are not. One
 * statement, whatever their number; names are given of the first of each sort only.
 */
@Component
public class ReferencesOfObject {
    private static final int NAMED = 10;

    private static final String SELECT = """
            with owner as (
                select s.guid, lower(s.object_class) as object_class, l.object_id,
                       case when lower(s.object_class) = 'group'
                            then group_of_sid(s.attributes -> 'objectsid' ->> 0) end as other
                from source_object s
                left join link l on l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                     and l.source_guid = s.guid
                where s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = :guid),
            rule as (
                select r.attribute, r.property, o.guid, o.other, o.object_id
                from unnest(:classes, :attributes, :properties) r (object_class, attribute, property)
                join owner o on o.object_class = r.object_class),
            found as (
                select r.property, coalesce(nullif(regexp_replace(s.rdn, '^[^=]+=', ''), ''), v.target_guid::text) as name,
                       case when exists (select 1 from directory_reference d
                                         where d.tenant_id = :tenant and d.owner_id = r.object_id
                                           and d.property = r.property and d.target_id = t.id) then 'REFERENCE'
                            when t.live and not v.waits and r.object_id is null then 'OWNER_NOT_THERE'
                            when t.live or v.waits then 'WAITING'
                            when t.id is not null then 'DELETED'
                            when lower(s.object_class) = 'foreignsecurityprincipal'
                                then case when s.rdn ~* '^CN=S-1-5-21-' then 'FOREIGN_UNKNOWN' else 'WELL_KNOWN' end
                            when s.guid is null then 'NOT_READ'
                            when s.deleted or s.absent then 'DELETED'
                            when s.outcome is null then 'WAITING'
                            else 'NOT_SYNCHRONISED' end as sort,
                       case when lower(s.object_class) <> 'foreignsecurityprincipal' then s.outcome_code end as code
                from rule r
                join lateral (
                    select n.target_guid, n.dirty or coalesce(n.told_by > j.links_resolved, false) as waits
                    from source_link_value n
                    join job j on j.tenant_id = n.tenant_id and j.configuration_id = n.configuration_id
                    where n.tenant_id = :tenant and n.configuration_id = :configuration
                      and n.owner_guid = any (array[r.guid, r.other]) and n.attribute = r.attribute and n.present) v on true
                left join lateral (
                    select n.guid, n.object_class, n.rdn, n.deleted, n.absent, n.outcome, n.outcome_code
                    from configuration c
                    join source_object n on n.tenant_id = c.tenant_id and n.configuration_id = c.id
                         and n.guid = v.target_guid
                    where c.tenant_id = :tenant
                    order by n.deleted, n.absent, n.outcome is null, n.outcome <> 'synchronised', c.id limit 1) s on true
                left join lateral (
                    select d.id, d.deleted_at is null as live
                    from (select l.object_id from link l where l.tenant_id = :tenant and l.source_guid = v.target_guid
                          union all
                          select f.object_id from former_link f
                          where f.tenant_id = :tenant and f.source_guid = v.target_guid
                          union all
                          select o.id from directory_object o
                          where lower(s.object_class) = 'foreignsecurityprincipal' and o.tenant_id = :tenant
                            and o.kind in ('user', 'group')
                            and o.properties ->> 'onPremisesSecurityIdentifier' = upper(substr(s.rdn, 4))) m
                    join directory_object d on d.tenant_id = :tenant and d.id = m.object_id
                    order by d.deleted_at is not null, d.id limit 1) t on true),
            numbered as (
                select f.*, row_number() over (partition by property, sort, coalesce(code, '') order by name) as place
                from found f)
            select property, sort, coalesce(code, '') as code, count(*) as links,
                   coalesce(array_agg(name order by name) filter (where place <= :named and sort <> 'REFERENCE'), '{}') as names
            from numbered group by property, sort, coalesce(code, '') order by property, sort, coalesce(code, '')
            """;

    /** What became of a link. */
    public enum Sort {
        /** It is a reference. */
        REFERENCE,
        /** The next cycle looks at it. */
        WAITING,
        /** Its end is there, and its owner is not. */
        OWNER_NOT_THERE,
        /** Its end is deleted. */
        DELETED,
        /** Its end belongs to another forest, and no object of the tenant has its security identifier. */
        FOREIGN_UNKNOWN,
        /** Its end stands for many, like Authenticated Users, and is no object. */
        WELL_KNOWN,
        /** No configuration has read its end. */
        NOT_READ,
        /** Its end was read, and is not synchronised. */
        NOT_SYNCHRONISED
    }

    /**
     * Links of one property and one sort.
     *
     * @param code why their ends are not synchronised, if that is so
     * @param names of the first of them; none of references
     */
    public record Links(String property, Sort sort, Optional<String> code, long count, List<String> names) {}

    private final JdbcClient jdbc;

    public ReferencesOfObject(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of properties; nothing for an object without links. */
    public List<Links> of(Staged staged, ObjectGuid object, List<ReferenceRule> rules) {
        List<ReferenceRule> filled =
                rules.stream().filter(rule -> rule.attribute().isPresent()).toList();
        return jdbc.sql(SELECT)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("guid", object.value())
                .param("named", NAMED)
                .param(
                        "classes",
                        filled.stream().map(ReferenceRule::objectClass).toArray(String[]::new))
                .param(
                        "attributes",
                        filled.stream()
                                .map(rule -> rule.attribute().orElseThrow())
                                .toArray(String[]::new))
                .param(
                        "properties",
                        filled.stream().map(ReferenceRule::property).toArray(String[]::new))
                .query(ReferencesOfObject::links)
                .list();
    }

    private static Links links(ResultSet row, int number) throws SQLException {
        String code = row.getString("code");
        return new Links(
                row.getString("property"),
                Sort.valueOf(row.getString("sort")),
                code.isEmpty() || !row.getString("sort").equals("NOT_SYNCHRONISED")
                        ? Optional.empty()
                        : Optional.of(code),
                row.getLong("links"),
                Arrays.asList((String[]) row.getArray("names").getArray()));
    }
}

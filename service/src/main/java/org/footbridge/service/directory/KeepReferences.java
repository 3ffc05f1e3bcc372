package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * Keeps what soft-deleted objects referred to, and what referred to them, so that it can come back with them. For a source
 * that comes back the directory has the word on everything it told; what was given in the cloud comes from here. Each of them
 * is set-based, whatever the number of objects.
 */
public final class KeepReferences {
    /**
     * A link of the directory stood for it, whether it still does or ended just now. While a delete was held its links ended
     * and were forgotten. Members of a group that is synchronised are always the directory's.
     */
    private static final String KEEP = """
            with gone as (
                delete from directory_reference r
                where r.tenant_id = ?::uuid and (r.owner_id = any (?) or r.target_id = any (?))
                returning r.tenant_id, r.owner_id, r.property, r.target_id),
            told as (
                %s)
            insert into kept_reference (tenant_id, owner_id, property, target_id, by_source)
            select g.tenant_id, g.owner_id, g.property, g.target_id,
                   exists (select 1 from held_removal h
                           where g.property = 'members' and h.tenant_id = g.tenant_id and h.owner_id = g.owner_id
                             and h.target_id = g.target_id)
                   or exists (select 1 from link l
                              where l.tenant_id = g.tenant_id and l.object_id = g.owner_id
                                and (g.property = 'members'
                                     or exists (select 1 from held_delete h
                                                where h.tenant_id = g.tenant_id
                                                  and h.object_id in (g.owner_id, g.target_id))))
                   or exists (
                       select 1 from link l
                       join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                            and s.guid = l.source_guid
                       cross join lateral %s k
                       cross join lateral (
                           select 1
                           from (select a.name from staged_attribute a
                                 where a.tenant_id = l.tenant_id and a.configuration_id = l.configuration_id
                                   and a.kind = 'link'
                                 union all select 'primarygroupid') a
                           join source_link_value v on v.tenant_id = l.tenant_id
                                and v.configuration_id = l.configuration_id
                                and v.owner_guid = any (array[s.guid, group_of_sid(s.attributes -> 'objectsid' ->> 0)])
                                and v.attribute = a.name and v.target_guid = k.guid
                           offset 0) w
                       where l.tenant_id = g.tenant_id and l.object_id = g.owner_id)
            from gone g
            on conflict (tenant_id, owner_id, property, target_id) do update set by_source = excluded.by_source
            """.formatted(
                    FeedReferences.of("select g.*, false as added from gone g"),
                    MeantObjects.namesOf("g.tenant_id", "l.configuration_id", "g.target_id"));

    /** What is back brings them along, as far as their other end is there; else they wait for that one. */
    private static final String BRING_BACK = """
            with back as (
                delete from kept_reference k
                where k.tenant_id = ?::uuid and (k.owner_id = any (?) or k.target_id = any (?))
                  and not exists (select 1 from directory_object d
                                  where d.tenant_id = k.tenant_id and d.id in (k.owner_id, k.target_id)
                                    and d.deleted_at is not null)
                returning k.tenant_id, k.owner_id, k.property, k.target_id, k.by_source),
            given as (
                insert into directory_reference (tenant_id, owner_id, property, target_id)
                select b.tenant_id, b.owner_id, b.property, b.target_id from back b
                where (? or not b.by_source)
                  and (b.property <> 'manager' or not exists (
                           select 1 from directory_reference r
                           where r.tenant_id = b.tenant_id and r.owner_id = b.owner_id and r.property = b.property))
                on conflict do nothing
                returning tenant_id, owner_id, property, target_id)
            """ + FeedReferences.of("select g.*, true as added from given g");

    private final Connection connection;
    private final TenantId tenant;

    public KeepReferences(Connection connection, TenantId tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** Of objects that are being deleted. */
    public void keep(UUID[] objects) throws SQLException {
        Statements.execute(connection, KEEP, tenant.value(), objects, objects);
    }

    /**
     * Of objects that live again already.
     *
     * @param all also what the directory told before, because it tells it no more
     */
    public void bringBack(UUID[] objects, boolean all) throws SQLException {
        Statements.execute(connection, BRING_BACK, tenant.value(), objects, objects, all);
    }
}

package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/**
 * Brings references in line with the staged links that changed or whose ends arrived, a page of links at a time, with a
 * fixed number of statements. A link whose end is not in the tenant directory stays staged and is woken by its arrival.
 */
public final class ResolveReferences {
    private static final String TEMPORARY = """
            create temp table if not exists page_link (
                owner_guid uuid, attribute text, target_guid uuid, present boolean, property text, owner_id uuid,
                target_id uuid) on commit delete rows;
            create temp table if not exists link_property (attribute text, property text) on commit delete rows;
            create temp table if not exists changed_reference (
                owner_id uuid, property text, target_id uuid, added boolean) on commit delete rows
            """;

    /**
     * The owner must be linked by this configuration; the target may come from any directory of the tenant. Values that
     * ended come first, so that a single-valued reference never has two.
     */
    private static final String TAKE_PAGE = """
            insert into page_link
            select v.owner_guid, v.attribute, v.target_guid, v.present, p.property, o.id, t.id
            from (select * from source_link_value
                  where tenant_id = ? and configuration_id = ? and dirty
                  order by owner_guid, attribute, present limit ?) v
            left join link_property p on p.attribute = v.attribute
            left join link lo on lo.tenant_id = v.tenant_id and lo.configuration_id = v.configuration_id
                             and lo.source_guid = v.owner_guid
            left join directory_object o on o.tenant_id = v.tenant_id and o.id = lo.object_id and o.deleted_at is null
            left join lateral (
                select d.id from link lt join directory_object d on d.tenant_id = lt.tenant_id and d.id = lt.object_id
                where lt.tenant_id = v.tenant_id and lt.source_guid = v.target_guid
                order by d.deleted_at is not null, d.id limit 1) t on true
            """;

    private static final String REMOVE = """
            with removed as (
                delete from directory_reference r using page_link p
                where r.tenant_id = ? and not p.present and r.owner_id = p.owner_id and r.property = p.property
                  and r.target_id = p.target_id
                returning r.owner_id, r.property, r.target_id)
            insert into changed_reference select owner_id, property, target_id, false from removed
            """;

    private static final String ADD = """
            with added as (
                insert into directory_reference (tenant_id, owner_id, property, target_id)
                select ?::uuid, p.owner_id, p.property, p.target_id from page_link p
                join directory_object t on t.tenant_id = ?::uuid and t.id = p.target_id and t.deleted_at is null
                where p.present and p.owner_id is not null and p.property is not null
                on conflict do nothing
                returning owner_id, property, target_id)
            insert into changed_reference select owner_id, property, target_id, true from added
            """;

    private static final String CLEAN = """
            update source_link_value v set dirty = false from page_link p
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = p.owner_guid
              and v.attribute = p.attribute and v.target_guid = p.target_guid and p.present
            """;

    private static final String FORGET = """
            delete from source_link_value v using page_link p
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = p.owner_guid
              and v.attribute = p.attribute and v.target_guid = p.target_guid and not p.present
            """;

    private static final String FEED = """
            insert into change (tenant_id, object_id, kind)
            select distinct ?::uuid, owner_id, 'references' from changed_reference
            """;

    private static final String TOUCH = """
            update directory_object o set modified_at = now(), last_sync_at = now(), changed_by = ?
            from (select distinct owner_id from changed_reference) c
            where o.tenant_id = ? and o.id = c.owner_id and o.changed_by is distinct from ?
            """;

    /** One event per owner and page, naming who came and who went. */
    private static final String EVENTS = """
            insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                source_class, source_name, object_id, object_kind, object_name, modified_properties)
            select ?::uuid, ?::uuid, ?::uuid, 'update', 'success', g.owner_guid, s.object_class, regexp_replace(s.rdn, '^[^=]+=', ''), c.owner_id, o.kind,
                o.properties ->> 'displayName',
                jsonb_agg(jsonb_build_object(
                    'displayName', c.property,
                    'oldValue', case when c.added then null else coalesce(t.properties ->> 'displayName', c.target_id::text) end,
                    'newValue', case when c.added then coalesce(t.properties ->> 'displayName', c.target_id::text) end)
                    order by c.property, c.added, t.properties ->> 'displayName', c.target_id)
            from changed_reference c
            join (select distinct owner_id, owner_guid from page_link) g on g.owner_id = c.owner_id
            join directory_object o on o.tenant_id = ?::uuid and o.id = c.owner_id
            join directory_object t on t.tenant_id = ?::uuid and t.id = c.target_id
            join source_object s on s.tenant_id = ?::uuid and s.configuration_id = ?::uuid and s.guid = g.owner_guid
            group by g.owner_guid, s.object_class, s.rdn, c.owner_id, o.kind, o.properties
            """;

    private static final String COUNTS = """
            select (select count(*) from page_link),
                   count(*) filter (where added and property = 'members'),
                   count(*) filter (where not added and property = 'members')
            from changed_reference
            """;

    /**
     * What a page came to.
     *
     * @param links values that were looked at; none: there was nothing left to do
     * @param updated objects that this cycle had not changed before
     */
    public record Resolved(int links, int membersAdded, int membersRemoved, int updated) {}

    private final Connection connection;
    private final Staged staged;
    private final UUID cycle;

    public ResolveReferences(Connection connection, Staged staged, UUID cycle) {
        this.connection = connection;
        this.staged = staged;
        this.cycle = cycle;
    }

    /**
     * @param properties the property of the tenant directory for each link attribute (lower case)
     * @param limit links of the page
     */
    public Resolved page(Map<String, String> properties, int limit) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        try (CopyRows rows = CopyRows.into(connection, "link_property", "attribute, property")) {
            for (Map.Entry<String, String> entry : properties.entrySet()) {
                rows.value(entry.getKey()).value(entry.getValue()).endRow();
            }
            rows.finish();
        }
        execute(TAKE_PAGE, tenant, configuration, limit);
        execute(REMOVE, tenant);
        execute(ADD, tenant, tenant);
        execute(CLEAN, tenant, configuration);
        execute(FORGET, tenant, configuration);
        execute(FEED, tenant);
        int updated = execute(TOUCH, cycle, tenant, cycle);
        execute(EVENTS, tenant, cycle, configuration, tenant, tenant, tenant, configuration);
        return counts(updated);
    }

    private Resolved counts(int updated) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNTS);
                var row = statement.executeQuery()) {
            row.next();
            return new Resolved(row.getInt(1), row.getInt(2), row.getInt(3), updated);
        }
    }

    private int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}

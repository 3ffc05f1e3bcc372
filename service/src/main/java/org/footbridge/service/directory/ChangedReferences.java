package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/**
 * The references that one transaction changes, in a temporary table {@code changed_reference}, and what is told of them
 * to the feed, to their owners and to the log. The rules are in {@code link_property}, a row for each class and link; a
 * property that is to have no values has no attribute there.
 */
final class ChangedReferences {
    private static final String TEMPORARY = """
            create temp table if not exists link_property (
                object_class text, attribute text, property text) on commit delete rows;
            create temp table if not exists changed_reference (
                owner_id uuid, property text, target_id uuid, added boolean) on commit delete rows
            """;

    /**
     * Transactions that have their turn together tell one after the other: what is seen in the feed comes before all that is
     * not seen yet.
     */
    private static final String FEED =
            "with turn as materialized (select pg_advisory_xact_lock(hashtextextended(? || ' feed', 0))) "
                    + FeedReferences.of("""
                    select ?::uuid as tenant_id, t.owner_id, t.property, t.target_id, t.added
                    from changed_reference t cross join turn""");

    private static final String TOUCH = """
            update directory_object o set modified_at = now(), last_sync_at = now(), changed_by = ?
            from (select distinct owner_id from changed_reference) c
            where o.tenant_id = ? and o.id = c.owner_id and o.changed_by is distinct from ?
            """;

    /** So many references an event names; what changes at once beyond that has events of its own. */
    private static final int NAMED_TOGETHER = 500;

    /**
     * Events of each owner and page, naming who came and who went; each name is looked up once (offset 0). One that is one of
     * several says so.
     */
    private static final String EVENTS = """
            insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                source_class, source_name, object_id, object_kind, object_name, modified_properties, code, reason,
                duration)
            select l.tenant_id, ?::uuid, l.configuration_id, 'update', 'success', s.guid, s.object_class,
                regexp_replace(s.rdn, '^[^=]+=', ''), e.owner_id, o.kind, o.properties ->> 'displayName', e.modified,
                'ReferencesChanged', case when e.of_all > e.here then
                    'The changes ' || e.first || ' to ' || e.first + e.here - 1 || ' of ' || e.of_all
                    || ' that were made together; the others have lines of their own.' end,
                (extract(epoch from clock_timestamp() - now()) * 1000)::integer
            from (select r.owner_id, min(r.rank) as first, count(*) as here, max(r.of_all) as of_all,
                         json_agg(json_build_object(
                             'displayName', r.property,
                             'oldValue', case when not r.added then r.name end,
                             'newValue', case when r.added then r.name end)
                             order by r.rank)::text as modified
                  from (select n.*, row_number() over (partition by n.owner_id
                                       order by n.property, n.added, n.name, n.target_id) as rank,
                               count(*) over (partition by n.owner_id) as of_all
                        from (select c.*, coalesce(t.properties ->> 'displayName',
                                  t.properties ->> 'userPrincipalName', t.properties ->> 'mail', c.target_id::text) as name
                              from changed_reference c
                              join directory_object t on t.tenant_id = ?::uuid and t.id = c.target_id
                              offset 0) n) r
                  group by r.owner_id, (r.rank - 1) / %d) e
            join link l on l.tenant_id = ?::uuid and l.configuration_id = ?::uuid and l.object_id = e.owner_id
            join directory_object o on o.tenant_id = l.tenant_id and o.id = e.owner_id
            join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                                and s.guid = l.source_guid
            """.formatted(NAMED_TOGETHER);

    private static final String COUNTS = """
            select count(*) filter (where added and property = 'members'),
                   count(*) filter (where not added and property = 'members')
            from changed_reference
            """;

    /** @param updated objects that the cycle had not changed before */
    record Told(int membersAdded, int membersRemoved, int updated) {}

    private final Connection connection;
    private final Staged staged;
    private final UUID cycle;

    ChangedReferences(Connection connection, Staged staged, UUID cycle) {
        this.connection = connection;
        this.staged = staged;
        this.cycle = cycle;
    }

    /** Both tables, the one with the rules and the other empty. */
    void begin(List<ReferenceRule> rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        try (CopyRows rows = CopyRows.into(connection, "link_property", "object_class, attribute, property")) {
            for (ReferenceRule rule : rules) {
                rows.value(rule.objectClass())
                        .value(rule.attribute().orElse(null))
                        .value(rule.property())
                        .endRow();
            }
            rows.finish();
        }
    }

    Told tell() throws SQLException {
        Object tenant = staged.tenant().value();
        int updated = execute(TOUCH, cycle, tenant, cycle);
        execute(EVENTS, cycle, tenant, tenant, staged.configuration());
        execute(FEED, tenant.toString(), tenant);
        try (PreparedStatement statement = connection.prepareStatement(COUNTS);
                var row = statement.executeQuery()) {
            row.next();
            return new Told(row.getInt(1), row.getInt(2), updated);
        }
    }

    /** @return the rows that it changed */
    int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}

package org.footbridge.service.portal.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.portal.Values;
import org.footbridge.service.portal.directory.ShownObject.Held;
import org.footbridge.service.portal.directory.ShownObject.Origin;
import org.footbridge.service.portal.directory.ShownObject.Password;
import org.footbridge.service.portal.directory.ShownObject.Property;
import org.footbridge.service.portal.directory.ShownObject.Related;
import org.footbridge.service.portal.directory.ShownObject.Source;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one object for its page, with where all of it comes from. */
@Component
class ReadShownObject {
    private static final Values VALUES = new Values();

    private final JdbcClient jdbc;

    ReadShownObject(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ShownObject> get(TenantId tenant, UUID id) {
        Map<String, Origin> origins = origins(tenant, id);
        return jdbc.sql("select " + Line.COLUMNS + """
                        , o.properties, o.sync_enabled is not null and not o.sync_enabled as was_synced, o.created_at, o.last_sync_at
                        from directory_object o where o.tenant_id = ? and o.id = ?
                        """)
                .params(tenant.value(), id)
                .query((row, number) -> object(row, origins))
                .optional();
    }

    /** The last change of each property by the configurations that feed the object, as far back as the log goes. */
    private Map<String, Origin> origins(TenantId tenant, UUID id) {
        Map<String, Origin> origins = new TreeMap<>();
        jdbc.sql("""
                        select distinct on (property) m ->> 'displayName' as property, e.at, e.id, c.name
                        from link l
                        join configuration c on c.tenant_id = l.tenant_id and c.id = l.configuration_id
                        join provisioning_event e on e.tenant_id = l.tenant_id and e.source_guid = l.source_guid
                                                 and e.configuration_id = l.configuration_id
                        cross join lateral jsonb_array_elements(e.modified_properties::jsonb) m
                        where l.tenant_id = ? and l.object_id = ? and e.status in ('success', 'warning')
                          and e.action <> 'stagedDelete' and e.modified_properties <> '[]' and m ->> 'displayName' is not null
                        order by property, e.at desc, e.id desc
                        """).params(tenant.value(), id).query(row -> {
            origins.put(
                    row.getString("property"),
                    new Origin(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getObject("id", UUID.class),
                            row.getString("name")));
        });
        return origins;
    }

    List<Source> sources(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select c.name as configuration, d.name as directory, l.source_guid, l.linked_at,
                               coalesce(s.object_class, '') as object_class, coalesce(s.rdn, '') as rdn, s.outcome, s.outcome_code,
                               coalesce(s.missing, false) as missing
                        from link l
                        join configuration c on c.tenant_id = l.tenant_id and c.id = l.configuration_id
                        join connected_directory d on d.tenant_id = c.tenant_id and d.id = c.directory_id
                        left join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                                                 and s.guid = l.source_guid
                        where l.tenant_id = ? and l.object_id = ? order by l.linked_at, c.name
                        """)
                .params(tenant.value(), id)
                .query((row, number) -> new Source(
                        row.getString("configuration"),
                        row.getString("directory"),
                        row.getObject("source_guid", UUID.class),
                        row.getString("object_class"),
                        row.getString("rdn"),
                        row.getTimestamp("linked_at").toInstant(),
                        row.getString("outcome"),
                        row.getString("outcome_code"),
                        row.getBoolean("missing")))
                .list();
    }

    /** What it is to have and goes without. */
    List<Held> held(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select h.kind, h.value, h.holder_id, h.since,
                               coalesce(o.properties ->> 'displayName', o.id::text) as holder_name
                        from held_value h
                        join directory_object o on o.tenant_id = h.tenant_id and o.id = h.holder_id
                        where h.tenant_id = ? and h.object_id = ? order by h.kind, h.value
                        """)
                .params(tenant.value(), id)
                .query((row, number) -> new Held(
                        row.getString("kind"),
                        row.getString("value"),
                        row.getObject("holder_id", UUID.class),
                        row.getString("holder_name"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    List<Password> passwords(TenantId tenant, UUID id) {
        return jdbc.sql("""
                        select c.name, p.state, p.code, p.attempts, p.since, p.next_attempt_at
                        from password_state p
                        join configuration c on c.tenant_id = p.tenant_id and c.id = p.configuration_id
                        where p.tenant_id = ? and p.object_id = ? order by c.name
                        """)
                .params(tenant.value(), id)
                .query((row, number) -> new Password(
                        row.getString("name"),
                        row.getString("state"),
                        row.getString("code"),
                        row.getInt("attempts"),
                        row.getTimestamp("since").toInstant(),
                        instant(row, "next_attempt_at")))
                .list();
    }

    Related related(TenantId tenant, UUID id) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        select 'to ' || property as way, count(*) from directory_reference
                        where tenant_id = :tenant and owner_id = :object group by property
                        union all
                        select 'from ' || property, count(*) from directory_reference
                        where tenant_id = :tenant and target_id = :object group by property
                        """).param("tenant", tenant.value()).param("object", id).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return new Related(
                counts.getOrDefault("to members", 0L),
                counts.getOrDefault("from members", 0L),
                counts.getOrDefault("from manager", 0L));
    }

    private static ShownObject object(ResultSet row, Map<String, Origin> origins) throws SQLException {
        Line line = Line.of(row, 0);
        List<Property> properties = new ArrayList<>();
        JsonMapper.shared()
                .readTree(row.getString("properties"))
                .properties()
                .forEach(entry -> properties.add(
                        new Property(entry.getKey(), values(entry.getValue()), origins.get(entry.getKey()))));
        properties.sort(java.util.Comparator.comparing(Property::name, String.CASE_INSENSITIVE_ORDER));
        return new ShownObject(
                line.id(),
                line.kind(),
                line.name(),
                line.detail(),
                line.disabled(),
                line.synced(),
                row.getBoolean("was_synced"),
                row.getTimestamp("created_at").toInstant(),
                line.modifiedAt(),
                line.deletedAt(),
                instant(row, "last_sync_at"),
                properties);
    }

    private static List<String> values(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(VALUES::text).toList();
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + ": " + VALUES.text(entry.getValue()))
                    .toList();
        }
        return List.of(VALUES.text(value));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

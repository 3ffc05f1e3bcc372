package org.footbridge.service.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.portal.ShownObject.Line;
import org.footbridge.service.portal.ShownObject.Property;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects for the pages. */
@Component
class PortalObjects {
    static final int PAGE = 50;
    private static final Values VALUES = new Values();
    private static final int MOST_RELATED = 100;
    private static final String LINE = """
            select o.id, o.kind, coalesce(o.properties ->> 'displayName', o.id::text) as name,
                   coalesce(o.properties ->> 'userPrincipalName', o.properties ->> 'mail',
                            o.properties ->> 'onPremisesSamAccountName', '') as detail,
                   coalesce(o.properties ->> 'accountEnabled' = 'false', false) as disabled
            """;

    private final JdbcClient database;

    PortalObjects(JdbcClient database) {
        this.database = database;
    }

    /**
     * Objects by name, one more than a page when there are more.
     *
     * @param search what the name, sign-in name or mail address begins with; empty for all
     * @param after name of the last object of the page before; empty for the first page
     * @param last its id
     */
    List<Line> find(TenantId tenant, String kind, String search, String after, UUID last) {
        String prefix = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return database.sql(LINE + """
                        from directory_object o
                        where o.tenant_id = :tenant and o.kind = :kind and o.deleted_at is null
                          and (:search = '' or lower(o.properties ->> 'displayName') like lower(:prefix)
                               or lower(o.properties ->> 'surname') like lower(:prefix)
                               or lower(o.properties ->> 'mail') like lower(:prefix)
                               or lower(o.properties ->> 'userPrincipalName') like lower(:prefix))
                          and (:after = '' or lower(o.properties ->> 'displayName') ~>~ lower(:after)
                               or (lower(o.properties ->> 'displayName') = lower(:after) and o.id > :last))
                        order by lower(o.properties ->> 'displayName') using ~<~, o.id limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("kind", kind)
                .param("search", search)
                .param("prefix", prefix)
                .param("after", after)
                .param("last", last)
                .param("limit", PAGE + 1)
                .query(PortalObjects::line)
                .list();
    }

    Optional<ShownObject> get(TenantId tenant, UUID id) {
        return database.sql(LINE + """
                        , o.properties, o.deleted_at, o.last_sync_at from directory_object o
                        where o.tenant_id = ? and o.id = ?
                        """)
                .params(tenant.value(), id)
                .query(PortalObjects::object)
                .optional();
    }

    /** What the object refers to by a property. */
    List<Line> referred(TenantId tenant, UUID owner, String property) {
        return database.sql(LINE + """
                        from directory_reference r
                        join directory_object o on o.tenant_id = r.tenant_id and o.id = r.target_id and o.deleted_at is null
                        where r.tenant_id = ? and r.owner_id = ? and r.property = ? order by name limit ?
                        """)
                .params(tenant.value(), owner, property, MOST_RELATED)
                .query(PortalObjects::line)
                .list();
    }

    /** What refers to the object by a property. */
    List<Line> referring(TenantId tenant, UUID target, String property) {
        return database.sql(LINE + """
                        from directory_reference r
                        join directory_object o on o.tenant_id = r.tenant_id and o.id = r.owner_id and o.deleted_at is null
                        where r.tenant_id = ? and r.target_id = ? and r.property = ? order by name limit ?
                        """)
                .params(tenant.value(), target, property, MOST_RELATED)
                .query(PortalObjects::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("detail"),
                row.getBoolean("disabled"));
    }

    private static ShownObject object(ResultSet row, int number) throws SQLException {
        Line line = line(row, number);
        Timestamp deleted = row.getTimestamp("deleted_at");
        Timestamp synchronised = row.getTimestamp("last_sync_at");
        List<Property> properties = new ArrayList<>();
        JsonMapper.shared()
                .readTree(row.getString("properties"))
                .properties()
                .forEach(entry -> properties.add(new Property(entry.getKey(), values(entry.getValue()))));
        properties.sort(java.util.Comparator.comparing(Property::name));
        return new ShownObject(
                line.id(),
                line.kind(),
                line.name(),
                line.detail(),
                line.disabled(),
                deleted == null ? null : deleted.toInstant(),
                synchronised == null ? null : synchronised.toInstant(),
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
}

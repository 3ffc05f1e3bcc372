package org.footbridge.service.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.WantedKeys;
import org.footbridge.engine.projection.Projection;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a plan for one page has to know of the tenant directory; four statements a page. */
@Component
public class LoadView {
    private static final String COLUMNS = """
            o.id, o.kind, o.properties::text as properties, o.deleted_at is not null as deleted,
            coalesce(o.sync_enabled, false) as synced,
            (select a.value from directory_key a
             where a.tenant_id = o.tenant_id and a.object_id = o.id and a.kind = 'anchor') as anchor
            """;

    private final JdbcClient jdbc;

    public LoadView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The view for the projections of one page. */
    public DirectoryView of(Staged staged, List<Projection> projections) {
        Map<ObjectGuid, DirectoryObject> linked = linked(staged, projections);
        WantedKeys wanted = WantedKeys.of(projections, linked);
        TenantId tenant = staged.tenant();
        return new DirectoryView(
                linked,
                byKey(
                        tenant,
                        "anchor",
                        wanted.anchors().stream().map(SourceAnchor::value).toList(),
                        SourceAnchor::new),
                byKey(tenant, "upn", wanted.userPrincipalNames(), Function.identity()),
                byKey(tenant, "address", wanted.addresses(), Function.identity()));
    }

    private Map<ObjectGuid, DirectoryObject> linked(Staged staged, List<Projection> projections) {
        UUID[] guids = projections.stream()
                .map(projection -> projection.guid().value())
                .toArray(UUID[]::new);
        Map<ObjectGuid, DirectoryObject> linked = new HashMap<>();
        jdbc.sql("select l.source_guid, " + COLUMNS + """
                        from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                        where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = any (?)
                        """)
                .params(staged.tenant().value(), staged.configuration(), guids)
                .query((row, number) ->
                        linked.put(new ObjectGuid(row.getObject("source_guid", UUID.class)), object(row)))
                .list();
        return linked;
    }

    private <K> Map<K, DirectoryObject> byKey(
            TenantId tenant, String kind, Collection<String> values, Function<String, K> key) {
        Map<K, DirectoryObject> found = new HashMap<>();
        if (values.isEmpty()) {
            return found;
        }
        jdbc.sql("select k.value, " + COLUMNS + """
                        from directory_key k join directory_object o on o.tenant_id = k.tenant_id and o.id = k.object_id
                        where k.tenant_id = ? and k.kind = ? and k.value = any (?)
                        """)
                .params(tenant.value(), kind, values.toArray(new String[0]))
                .query((row, number) -> found.put(key.apply(row.getString("value")), object(row)))
                .list();
        return found;
    }

    private static DirectoryObject object(ResultSet row) throws SQLException {
        return new DirectoryObject(
                row.getObject("id", UUID.class),
                TargetKind.ofDbName(row.getString("kind")),
                Optional.ofNullable(row.getString("anchor")).map(SourceAnchor::new),
                row.getBoolean("deleted"),
                row.getBoolean("synced"),
                PropertyJson.read(row.getString("properties")));
    }
}

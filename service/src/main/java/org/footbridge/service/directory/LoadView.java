package org.footbridge.service.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.WantedKeys;
import org.footbridge.engine.projection.Projection;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a plan for one page has to know of the tenant directory: one statement for the linked targets, one each for anchors,
 * names and addresses, one for each other property that objects of the page are matched by, and one for temporary names
 * when a name is held.
 */
@Component
public class LoadView {
    private static final String COLUMNS = """
            o.id, o.kind, o.properties::text as properties, o.deleted_at is not null as deleted,
            coalesce(o.sync_enabled, false) as synced,
            (select a.value from directory_key a
             where a.tenant_id = o.tenant_id and a.object_id = o.id and a.kind = 'anchor') as anchor,
            (select jsonb_agg(jsonb_build_array(h.kind, h.key, h.value, h.holder_id) order by h.kind, h.key)
             from held_value h where h.tenant_id = o.tenant_id and h.object_id = o.id)::text as held,
            exists (select 1 from role_assignment r
                    where r.tenant_id = o.tenant_id and r.principal_id = o.id) as administrator
            """;

    /**
     * The source object that feeds an object, or else the one that it came from, if any configuration of the tenant has it:
     * a configuration that was made anew is to find its objects before another source object with a copied anchor does.
     */
    private static final String FEEDER = """
            , coalesce(
                (select l.source_guid from link l where l.tenant_id = o.tenant_id and l.object_id = o.id
                 order by l.linked_at desc limit 1),
                (select s.guid from configuration c
                 join source_object s on s.tenant_id = c.tenant_id and s.configuration_id = c.id
                                     and s.guid = case
                     when o.properties ->> 'onPremisesObjectIdentifier'
                          ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                     then (o.properties ->> 'onPremisesObjectIdentifier')::uuid end
                 where c.tenant_id = o.tenant_id and not s.deleted and not s.absent
                 limit 1)) as feeder
            """;

    /** Spelled as the indexes on them are. */
    private static final Map<String, String> MATCHABLE = Map.of(
            "mail", "lower(o.properties ->> 'mail')",
            "mailNickname", "lower(o.properties ->> 'mailNickname')",
            "employeeId", "lower(o.properties ->> 'employeeId')",
            "onPremisesSamAccountName", "lower(o.properties ->> 'onPremisesSamAccountName')",
            "onPremisesSecurityIdentifier", "(o.properties ->> 'onPremisesSecurityIdentifier')");

    private final JdbcClient jdbc;

    public LoadView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The view for the projections of one page.
     *
     * @param initialDomain of the tenant
     */
    public DirectoryView of(
            Staged staged, List<Projection> projections, DirectoryFeatures features, String initialDomain) {
        TenantId tenant = staged.tenant();
        Seen seen = new Seen(features, initialDomain);
        linked(
                staged,
                projections.stream()
                        .map(projection -> projection.guid().value())
                        .toArray(UUID[]::new),
                seen);
        anchored(tenant, WantedKeys.anchors(projections, seen.linked), seen);
        WantedKeys wanted = WantedKeys.of(projections, seen.view());
        byKey(tenant, "upn", wanted.userPrincipalNames(), seen, seen.byUserPrincipalName);
        byKey(tenant, "address", wanted.addresses(), seen, seen.byAddress);
        matching(tenant, wanted.matchKeys(), seen);
        byKey(tenant, "upn", WantedKeys.temporaryNames(projections, seen.view()), seen, seen.byUserPrincipalName);
        return seen.view();
    }

    /** Which object is linked, and a number that changes whenever that object, or what it goes without, is written. */
    private record Version(UUID object, long number) {}

    /**
     * Linked targets as they were at some moment.
     *
     * @param view of these targets alone
     */
    public record Targets(DirectoryView view, Map<ObjectGuid, Version> versions) {}

    /** The linked targets of source objects, with one statement. */
    public Targets targets(Staged staged, List<ObjectGuid> sources, DirectoryFeatures features, String initialDomain) {
        Seen seen = new Seen(features, initialDomain);
        linked(staged, sources.stream().map(ObjectGuid::value).toArray(UUID[]::new), seen);
        return new Targets(seen.view(), Map.copyOf(seen.versions));
    }

    /** Whether the targets are what they were when they were loaded. Looks at no values. */
    public boolean stillTrue(Staged staged, Targets targets) {
        Map<ObjectGuid, Version> versions = new HashMap<>();
        jdbc.sql("""
                        select l.source_guid, l.object_id, o.xmin::text::bigint as version
                        from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                        where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = any (?)
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        targets.versions().keySet().stream()
                                .map(ObjectGuid::value)
                                .toArray(UUID[]::new))
                .query(row -> {
                    versions.put(
                            new ObjectGuid(row.getObject("source_guid", UUID.class)),
                            new Version(row.getObject("object_id", UUID.class), row.getLong("version")));
                });
        return versions.equals(targets.versions());
    }

    /** Those sources of the objects that wait to be planned for the last time in the cycle, or for a value. */
    public List<ObjectGuid> waiting(Staged staged, Set<UUID> objects) {
        return jdbc.sql("""
                        select l.source_guid from link l
                        join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                                            and s.guid = l.source_guid
                        where l.tenant_id = ? and l.configuration_id = ? and l.object_id = any (?)
                          and ((s.dirty and s.outcome = 'retry')
                               or exists (select 1 from held_value h
                                          where h.tenant_id = l.tenant_id and h.object_id = l.object_id))
                        order by l.source_guid
                        """)
                .params(staged.tenant().value(), staged.configuration(), objects.toArray(UUID[]::new))
                .query((row, number) -> new ObjectGuid(row.getObject(1, UUID.class)))
                .list();
    }

    private void linked(Staged staged, UUID[] guids, Seen seen) {
        if (guids.length == 0) {
            return;
        }
        jdbc.sql("select l.source_guid, o.xmin::text::bigint as version, " + COLUMNS + """
                        from link l join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                        where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = any (?)
                        """)
                .params(staged.tenant().value(), staged.configuration(), guids)
                .query(row -> {
                    ObjectGuid source = new ObjectGuid(row.getObject("source_guid", UUID.class));
                    DirectoryObject object = seen.object(row);
                    seen.linked.put(source, object);
                    seen.versions.put(source, new Version(object.id(), row.getLong("version")));
                });
    }

    private void anchored(TenantId tenant, List<SourceAnchor> anchors, Seen seen) {
        if (anchors.isEmpty()) {
            return;
        }
        jdbc.sql("select k.value, " + COLUMNS + FEEDER + """
                        from directory_key k join directory_object o on o.tenant_id = k.tenant_id and o.id = k.object_id
                        where k.tenant_id = ? and k.kind = 'anchor' and k.value = any (?)
                        """)
                .params(
                        tenant.value(),
                        anchors.stream().map(SourceAnchor::value).toArray(String[]::new))
                .query((row, number) -> {
                    DirectoryObject object = seen.object(row);
                    UUID feeder = row.getObject("feeder", UUID.class);
                    if (feeder != null) {
                        seen.feeders.put(object.id(), new ObjectGuid(feeder));
                    }
                    return seen.byAnchor.put(new SourceAnchor(row.getString("value")), object);
                })
                .list();
    }

    private void byKey(
            TenantId tenant, String kind, Collection<String> values, Seen seen, Map<String, DirectoryObject> found) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("select k.value, " + COLUMNS + """
                        from directory_key k join directory_object o on o.tenant_id = k.tenant_id and o.id = k.object_id
                        where k.tenant_id = ? and k.kind = ? and k.value = any (?)
                        """)
                .params(tenant.value(), kind, values.toArray(new String[0]))
                .query((row, number) -> found.put(row.getString("value"), seen.object(row)))
                .list();
    }

    private void matching(TenantId tenant, Set<MatchKey> keys, Seen seen) {
        Map<String, List<String>> byProperty = new TreeMap<>();
        keys.forEach(key -> byProperty
                .computeIfAbsent(key.property(), property -> new ArrayList<>())
                .add(key.value()));
        byProperty.forEach((property, values) -> matching(tenant, property, values, seen));
    }

    private void matching(TenantId tenant, String property, List<String> values, Seen seen) {
        String expression = MATCHABLE.get(property);
        if (expression == null) {
            throw new IllegalArgumentException("Objects cannot be found by " + property);
        }
        jdbc.sql("select " + expression + " as value, " + COLUMNS
                        + "from directory_object o where o.tenant_id = ? and o.kind = any (?) and o.deleted_at is null and "
                        + expression + " = any (?)")
                .params(
                        tenant.value(),
                        kinds(),
                        values.stream().map(value -> stored(property, value)).toArray(String[]::new))
                .query((row, number) -> seen.byMatchKey
                        .computeIfAbsent(
                                new MatchKey(property, row.getString("value").toLowerCase(Locale.ROOT)),
                                key -> new ArrayList<>())
                        .add(seen.object(row)))
                .list();
    }

    /** Security identifiers are indexed as they are, and have one spelling. */
    private static String stored(String property, String value) {
        return property.equals("onPremisesSecurityIdentifier") ? value.toUpperCase(Locale.ROOT) : value;
    }

    /** The indexes begin with the kind. */
    private static String[] kinds() {
        TargetKind[] kinds = TargetKind.values();
        String[] names = new String[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            names[i] = kinds[i].dbName();
        }
        return names;
    }

    /** What was found so far. */
    private static final class Seen {
        private final DirectoryFeatures features;
        private final String initialDomain;
        private final Map<ObjectGuid, DirectoryObject> linked = new HashMap<>();
        private final Map<ObjectGuid, Version> versions = new HashMap<>();
        private final Map<SourceAnchor, DirectoryObject> byAnchor = new HashMap<>();
        private final Map<String, DirectoryObject> byUserPrincipalName = new HashMap<>();
        private final Map<String, DirectoryObject> byAddress = new HashMap<>();
        private final Map<MatchKey, List<DirectoryObject>> byMatchKey = new HashMap<>();
        private final Map<UUID, ObjectGuid> feeders = new HashMap<>();
        private final Map<UUID, List<HeldValue>> held = new HashMap<>();
        private final Set<UUID> administrators = new HashSet<>();
        private final Map<UUID, DirectoryObject> objects = new HashMap<>();

        private Seen(DirectoryFeatures features, String initialDomain) {
            this.features = features;
            this.initialDomain = initialDomain;
        }

        /** The object of the row; one that was seen before is not read again. */
        private DirectoryObject object(ResultSet row) throws SQLException {
            UUID id = row.getObject("id", UUID.class);
            DirectoryObject known = objects.get(id);
            if (known != null) {
                return known;
            }
            DirectoryObject object = new DirectoryObject(
                    id,
                    TargetKind.ofDbName(row.getString("kind")),
                    Optional.ofNullable(row.getString("anchor")).map(SourceAnchor::new),
                    row.getBoolean("deleted"),
                    row.getBoolean("synced"),
                    PropertyJson.read(row.getString("properties")));
            objects.put(id, object);
            String values = row.getString("held");
            if (values != null) {
                held.put(id, StoredHeld.read(values));
            }
            if (row.getBoolean("administrator")) {
                administrators.add(id);
            }
            return object;
        }

        private DirectoryView view() {
            return new DirectoryView(
                    linked,
                    byAnchor,
                    byUserPrincipalName,
                    byAddress,
                    byMatchKey,
                    feeders,
                    held,
                    administrators,
                    features,
                    initialDomain);
        }
    }
}

package org.footbridge.service.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads staged objects that wait to be planned, a page at a time, each page with two statements, or three when groups
 * limit the scope.
 */
@Component
public class LoadDirty {
    private static final UUID FIRST = new UUID(0, 0);
    /** A page ends with the object that reaches this: what is held at once does not depend on what objects hold. */
    static final int PAGE_BYTES = 8 * 1024 * 1024;

    /** Which of them. */
    public enum Which {
        ALL("s.dirty"),
        /** all that there is, whether it waits or not */
        STAGED("true"),
        LINKED("s.dirty and " + Which.HAS_LINK),
        UNLINKED("s.dirty and not " + Which.HAS_LINK),
        /** linked, whether it waits or not */
        EVERY_LINKED(Which.HAS_LINK),
        /** the same of what is not linked, but for what lost its link after it was planned in the cycle that runs */
        EVERY_UNLINKED("not " + Which.HAS_LINK + " and (s.dirty or not exists (select 1 from job j join shadow_guid g"
                + " on g.tenant_id = j.tenant_id and g.cycle_id = j.running_cycle_id and g.what = 'planned'"
                + " and g.guid = s.guid"
                + " where j.tenant_id = s.tenant_id and j.configuration_id = s.configuration_id))"),
        /** live, in need of being read: only identity and place are known */
        REDUCED("s.dirty and s.reduced and not s.deleted and not s.absent"),
        /** the same, whether it waits or not */
        EVERY_REDUCED("s.reduced and not s.deleted and not s.absent"),
        /** put aside until all deletes of the cycle were weighed, and not held */
        DELETES("s.dirty and s.outcome = 'delete' and not exists (select 1 from held_delete h"
                + " where h.tenant_id = s.tenant_id and h.configuration_id = s.configuration_id"
                + " and h.source_guid = s.guid and h.state <> 'allowed')"),
        /** failed in this cycle for a reason that a later page may have removed */
        RETRIES("s.dirty and s.outcome = 'retry'");

        /** Looked up for each row (offset 0): to join all links to each page would cost what all pages together may. */
        private static final String HAS_LINK = "exists (select 1 from link i where i.tenant_id = s.tenant_id"
                + " and i.configuration_id = s.configuration_id and i.source_guid = s.guid offset 0)";

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }
    }

    private record Row(
            UUID guid,
            String objectClass,
            @Nullable UUID parent,
            String rdn,
            String attributes,
            boolean reduced,
            boolean deleted,
            boolean absent,
            @Nullable String outcome,
            @Nullable String code,
            boolean dirty,
            long version) {}

    private record Place(@Nullable UUID parent, String rdn, boolean root) {}

    private final JdbcClient jdbc;
    private final ScopeMembers members;

    public LoadDirty(JdbcClient jdbc, ScopeMembers members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    /** How many there are. */
    public int count(Staged staged, Which which) {
        return jdbc.sql("select count(*) from source_object s where s.tenant_id = ? and s.configuration_id = ? and "
                        + which.condition)
                .params(staged.parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * The next page in the order of GUIDs: as many objects as the limit allows, and fewer where they, or what they are
     * linked to, are large. Sizes are those of the stored form, which the database knows without reading the values.
     *
     * @param after the last GUID of the page before, null for the first page
     * @param binaryAttributes names, lower case, of attributes whose values are bytes
     * @param scope whose groups the objects may be members of
     */
    public List<DirtyObject> page(
            Staged staged,
            Which which,
            @Nullable ObjectGuid after,
            int limit,
            Set<String> binaryAttributes,
            Scope scope) {
        List<Row> rows = jdbc.sql("""
                        select p.guid, p.object_class, p.parent_guid, p.rdn, p.attributes::text as attributes, p.reduced,
                               p.deleted, p.absent, p.outcome, p.outcome_code, p.dirty, p.version
                        from (select c.*, sum(c.bytes) over (order by c.guid) - c.bytes as bytes_before
                              from (select s.*, s.xmin::text::bigint as version, pg_column_size(s.attributes) + coalesce(
                                               (select sum(pg_column_size(o.properties)) from link l
                                                join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                                                where l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                                                  and l.source_guid = s.guid), 0) as bytes
                                    from source_object s
                                    where s.tenant_id = ? and s.configuration_id = ? and s.guid > ? and %s
                                    order by s.guid limit ?) c) p
                        where p.bytes_before < ?
                        order by p.guid
                        """.formatted(which.condition))
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        after == null ? FIRST : after.value(),
                        limit,
                        PAGE_BYTES)
                .query(LoadDirty::row)
                .list();
        return whole(staged, rows, binaryAttributes, scope);
    }

    /**
     * Whether a page that was loaded before is what {@link #page} would load now, up to its last object: the same objects,
     * and none of them written since. Looks at no values.
     */
    public boolean stillTrue(Staged staged, Which which, @Nullable ObjectGuid after, List<DirtyObject> page) {
        List<Long> versions = jdbc.sql("""
                        select s.xmin::text::bigint from source_object s
                        where s.tenant_id = ? and s.configuration_id = ? and s.guid > ? and s.guid <= ? and %s
                        order by s.guid
                        """.formatted(which.condition))
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        after == null ? FIRST : after.value(),
                        page.getLast().object().guid().value())
                .query((row, number) -> row.getLong(1))
                .list();
        return versions.equals(page.stream().map(DirtyObject::version).toList());
    }

    /** Objects by their GUIDs, whether they wait to be planned or not, in the order of GUIDs. */
    public List<DirtyObject> named(
            Staged staged, Collection<ObjectGuid> guids, Set<String> binaryAttributes, Scope scope) {
        List<Row> rows = jdbc.sql("""
                        select s.guid, s.object_class, s.parent_guid, s.rdn, s.attributes::text as attributes, s.reduced,
                               s.deleted, s.absent, s.outcome, s.outcome_code, s.dirty,
                               s.xmin::text::bigint as version
                        from source_object s
                        where s.tenant_id = ? and s.configuration_id = ? and s.guid = any (?) order by s.guid
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        guids.stream().map(ObjectGuid::value).toArray(UUID[]::new))
                .query(LoadDirty::row)
                .list();
        return whole(staged, rows, binaryAttributes, scope);
    }

    private List<DirtyObject> whole(Staged staged, List<Row> rows, Set<String> binaryAttributes, Scope scope) {
        Map<UUID, Place> places = places(staged, rows);
        Map<UUID, Set<ObjectGuid>> groups =
                members.groupsOf(staged, rows.stream().map(Row::guid).toList(), scope);
        return rows.stream()
                .map(row -> dirty(row, places, binaryAttributes, groups.getOrDefault(row.guid, Set.of())))
                .toList();
    }

    /** The containers above the rows, all at once. */
    private Map<UUID, Place> places(Staged staged, List<Row> rows) {
        UUID[] parents = rows.stream()
                .map(Row::parent)
                .filter(parent -> parent != null)
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, Place> places = new HashMap<>();
        jdbc.sql("""
                        with recursive up as (
                            select s.guid, s.parent_guid, s.rdn, s.object_class from source_object s
                            where s.tenant_id = ? and s.configuration_id = ? and s.guid = any (?)
                            union
                            select s.guid, s.parent_guid, s.rdn, s.object_class from source_object s
                            join up on s.guid = up.parent_guid and lower(up.object_class) <> 'domaindns'
                            where s.tenant_id = ? and s.configuration_id = ?)
                        select guid, parent_guid, rdn, object_class from up
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        parents,
                        staged.tenant().value(),
                        staged.configuration())
                .query((row, number) -> places.put(
                        row.getObject("guid", UUID.class),
                        new Place(
                                row.getObject("parent_guid", UUID.class),
                                row.getString("rdn"),
                                isRoot(row.getString("object_class")))))
                .list();
        return places;
    }

    private static DirtyObject dirty(
            Row row, Map<UUID, Place> places, Set<String> binaryAttributes, Set<ObjectGuid> scopeGroups) {
        List<String> name = new ArrayList<>(List.of(row.rdn));
        Set<UUID> above = new LinkedHashSet<>();
        boolean complete = isRoot(row.objectClass);
        UUID at = row.parent;
        while (!complete && at != null && above.add(at)) {
            Place place = places.get(at);
            if (place == null) {
                break;
            }
            name.add(place.rdn);
            complete = place.root;
            at = place.parent;
        }
        // a place that is not known up to the domain is no place: nothing may be called out of scope because of it
        List<ObjectGuid> containers =
                complete ? above.stream().map(ObjectGuid::new).toList() : List.of();
        StagedValues staged = StagedValues.parse(row.attributes, binaryAttributes);
        return new DirtyObject(
                new StagedObject(
                        new ObjectGuid(row.guid),
                        row.objectClass,
                        new DistinguishedName(name).toString(),
                        containers,
                        row.deleted,
                        row.absent,
                        staged.values(),
                        scopeGroups),
                row.reduced,
                staged.refused(),
                Optional.ofNullable(row.outcome),
                Optional.ofNullable(row.code),
                row.dirty,
                row.version);
    }

    private static boolean isRoot(String objectClass) {
        return objectClass.toLowerCase(Locale.ROOT).equals("domaindns");
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("guid", UUID.class),
                row.getString("object_class"),
                row.getObject("parent_guid", UUID.class),
                row.getString("rdn"),
                row.getString("attributes"),
                row.getBoolean("reduced"),
                row.getBoolean("deleted"),
                row.getBoolean("absent"),
                row.getString("outcome"),
                row.getString("outcome_code"),
                row.getBoolean("dirty"),
                row.getLong("version"));
    }
}

package org.footbridge.service.graphapi;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.graphapi.DeltaPlace.Mark;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the feed of changes. Who writes to a tenant directory has the turn of its writers, or the turn to tell the feed, until
 * the transaction ends: what is seen in the feed comes before all that is not seen yet.
 */
@Component
class FeedQueries {
    private static final String AT = "(extract(epoch from %s.at) * 1000000)::bigint";

    private static final String NEWEST = """
            select coalesce(n.sequence, 0) as sequence, coalesce(%s, 0) as at,
                   exists (select 1 from change k
                           where k.tenant_id = :tenant and k.sequence = :sequence and %s = :at) as held
            from (select 1) one
            left join lateral (select sequence, at from change where tenant_id = :tenant
                               order by sequence desc limit 1) n on true
            """.formatted(AT.formatted("n"), AT.formatted("k"));

    /** References come in pieces; so many of them end a page. */
    private static final String WINDOW = """
            select w.sequence, %s as at, w.object_id, w.kind as what, w.properties, w.added, w.removed, w.of_all,
                   coalesce(o.kind, w.object_kind) as kind, o.id is null as gone, o.deleted_at is not null as deleted
            from (select c.*, count(*) over () as of_all,
                         coalesce(sum(coalesce(cardinality(c.added), 0) + coalesce(cardinality(c.removed), 0))
                             over (order by c.sequence rows between unbounded preceding and 1 preceding), 0) as before
                  from (select * from change
                        where tenant_id = :tenant and sequence > :from and sequence <= :until
                        order by sequence limit :limit) c) w
            left join directory_object o on o.tenant_id = :tenant and o.id = w.object_id
            where w.before < :references
            order by w.sequence
            """.formatted(AT.formatted("w"));

    /** In the order of the key, so that a page reads no more than it has; whose they may be is looked up, not searched by. */
    private static final String REFERENCES = """
            select r.owner_id, r.target_id, t.kind
            from directory_reference r
            join directory_object t on t.tenant_id = r.tenant_id and t.id = r.target_id and t.deleted_at is null
            where r.tenant_id = :tenant and r.owner_id >= :first and r.owner_id <= :last and r.property = :property
              and (r.owner_id, r.property, r.target_id) > (:first, :property, :after)
              and (r.owner_id = any (:owners)) is true
            order by r.owner_id, r.property, r.target_id limit :limit
            """;

    private final JdbcClient database;

    FeedQueries(JdbcClient database) {
        this.database = database;
    }

    /**
     * One change of an object.
     *
     * @param properties as they are stored; none: everything
     * @param gone the object is not there any more, not even as a deleted one
     * @param deleted the object is deleted by now
     */
    record Change(
            Mark mark,
            UUID object,
            String what,
            Optional<Set<String>> properties,
            List<UUID> added,
            List<UUID> removed,
            Optional<ObjectKind> kind,
            boolean gone,
            boolean deleted) {}

    /** @param more whether there are others up to where it was to be read */
    record Window(List<Change> changes, boolean more) {}

    /** One object refers to another. */
    record Reference(UUID owner, UUID target, ObjectKind kind) {}

    /**
     * The newest change.
     *
     * @param held whether the one that was read last is still what it was
     */
    record Newest(Mark mark, boolean held) {}

    Newest newest(TenantId tenant, Mark read) {
        return database.sql(NEWEST)
                .param("tenant", tenant.value())
                .param("sequence", read.sequence())
                .param("at", read.at())
                .query((row, number) -> new Newest(
                        new Mark(row.getLong("sequence"), row.getLong("at")),
                        read.equals(Mark.NONE) || row.getBoolean("held")))
                .single();
    }

    Window window(TenantId tenant, DeltaPlace.Changes place, int limit, int references) {
        int[] ofAll = {0};
        List<Change> changes = database.sql(WINDOW)
                .param("tenant", tenant.value())
                .param("from", place.from().sequence())
                .param("until", place.until().sequence())
                .param("limit", limit)
                .param("references", references)
                .query((row, number) -> {
                    ofAll[0] = row.getInt("of_all");
                    return change(row);
                })
                .list();
        return new Window(changes, ofAll[0] == limit || changes.size() < ofAll[0]);
    }

    /**
     * References of objects that follow each other by their ids.
     *
     * @param after behind which reference of the first of them
     */
    List<Reference> references(TenantId tenant, List<UUID> owners, String property, UUID after, int limit) {
        return database.sql(REFERENCES)
                .param("tenant", tenant.value())
                .param("first", owners.getFirst())
                .param("last", owners.getLast())
                .param("property", property)
                .param("after", after)
                .param("owners", owners.toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, number) -> new Reference(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        ObjectKind.ofStored(row.getString(3))))
                .list();
    }

    /** Of those that are there, deleted or not. */
    Map<UUID, ObjectKind> kinds(TenantId tenant, Collection<UUID> ids) {
        Map<UUID, ObjectKind> kinds = new HashMap<>();
        database.sql("select id, kind from directory_object where tenant_id = :tenant and id = any (:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    kinds.put(row.getObject(1, UUID.class), ObjectKind.ofStored(row.getString(2)));
                });
        return kinds;
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                new Mark(row.getLong("sequence"), row.getLong("at")),
                row.getObject("object_id", UUID.class),
                row.getString("what"),
                Optional.ofNullable(row.getArray("properties")).map(FeedQueries::names),
                ids(row.getArray("added")),
                ids(row.getArray("removed")),
                Optional.ofNullable(row.getString("kind")).map(ObjectKind::ofStored),
                row.getBoolean("gone"),
                row.getBoolean("deleted"));
    }

    private static Set<String> names(Array names) {
        try {
            return Set.of((String[]) names.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<UUID> ids(@Nullable Array ids) throws SQLException {
        return ids == null ? List.of() : List.of((UUID[]) ids.getArray());
    }
}

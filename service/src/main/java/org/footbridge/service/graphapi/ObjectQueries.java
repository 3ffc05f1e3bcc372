package org.footbridge.service.graphapi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.graphapi.PageTokens.Position;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads objects: one statement for a page, whatever is asked of it. */
@Component
class ObjectQueries {
    private static final String OBJECT = "o.id, o.kind, o.sync_enabled, o.created_at, o.deleted_at, o.last_sync_at";
    private static final String WHOLE = ", o.properties";
    private static final String SLIM = WHOLE + " - array['" + String.join("', '", Along.LARGE) + "']";
    /** Of whom has a password that came from a directory. */
    private static final String POLICIES = """
             || coalesce((select jsonb_build_object('passwordPolicies',
                                     case when p.never_expires then 'DisablePasswordExpiration' else 'None' end)
                            from credential p where p.tenant_id = o.tenant_id and p.object_id = o.id), '{}')""";

    private static final String PROPERTIES = " as properties";
    private static final String NONE_REFERRED = ", null::jsonb as referred";
    private static final String ERRORS = """
            , (select jsonb_agg(jsonb_build_object('kind', h.kind, 'value', h.value, 'since', h.since,
                                    'holder', h.holder_id, 'holderKind', c.kind,
                                    'holderName', c.properties ->> 'displayName') order by h.kind desc, h.key)
                 from held_value h join directory_object c on c.tenant_id = h.tenant_id and c.id = h.holder_id
                where h.tenant_id = o.tenant_id and h.object_id = o.id) as errors""";
    private static final String NO_ERRORS = ", null::jsonb as errors";

    private final JdbcClient database;
    private final JsonMapper json;

    ObjectQueries(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * At most {@code limit} objects of the set after the position.
     *
     * @param filter a condition, or none
     */
    List<GraphObject> page(
            ObjectSet set, Optional<Sql> filter, Ordering ordering, @Nullable Position after, int limit, Along along) {
        Sql rows = filter.map(set.from()::and).orElse(set.from());
        String columns = columns(along);
        Sql statement = ordering.column() == null
                ? byId(columns, set, rows, after, limit)
                : ordered(columns, set, rows, ordering, ordering.column(), after, limit);
        return database.sql(statement.text())
                .params(statement.parameters())
                .query(this::read)
                .list();
    }

    private static String columns(Along along) {
        return "select " + OBJECT + (along.large() ? WHOLE : SLIM) + (along.policies() ? POLICIES : "") + PROPERTIES
                + along.expanded().map(ObjectQueries::referred).orElse(NONE_REFERRED)
                + (along.errors() ? ERRORS : NO_ERRORS);
    }

    /** The name of the property comes from the target schema, never from a request. */
    private static String referred(Expansion expansion) {
        return """
            , (select jsonb_agg(first.row order by first.id) from (
                 select t.id, to_jsonb(t.*) || jsonb_build_object('properties', t.properties - array['%s']) as row
                   from directory_reference r
                   join directory_object t on t.tenant_id = r.tenant_id and t.id = r.target_id and t.deleted_at is null
                  where r.tenant_id = o.tenant_id and r.owner_id = o.id and r.property = '%s'
                  order by r.target_id limit %d) first) as referred""".formatted(
                String.join("', '", Along.LARGE), expansion.property(), expansion.several() ? Expansion.MOST : 1);
    }

    private List<GraphObject> referred(@Nullable String rows) {
        return rows == null
                ? List.of()
                : json.readTree(rows).valueStream().map(StoredObject::read).toList();
    }

    private static Sql byId(String columns, ObjectSet set, Sql rows, @Nullable Position after, int limit) {
        Sql from = after == null ? rows : rows.and(Sql.of(set.position() + " > ?", after.id()));
        return from.then(Sql.of("order by " + set.position() + " limit ?", limit))
                .wrapped(columns + ", null::text as sorted ", "");
    }

    /** Objects with a value by the index of that value, then those without one by id. */
    private static Sql ordered(
            String columns,
            ObjectSet set,
            Sql rows,
            Ordering ordering,
            Column column,
            @Nullable Position after,
            int limit) {
        String value = column.sql();
        Sql valued = rows.and(Sql.of("(" + value + ") is not null"));
        Sql valueless = rows.and(Sql.of("(" + value + ") is null"));
        if (after != null && after.sorted() != null) {
            valued = valued.and(Sql.of(
                    "(%1$s) %2$s ? and ((%1$s) %3$s ? or %4$s > ?)"
                            .formatted(value, ordering.atOrAfter(), ordering.after(), set.position()),
                    after.sorted(),
                    after.sorted(),
                    after.id()));
        } else if (after != null) {
            valued = valued.and(Sql.of("false"));
            valueless = valueless.and(Sql.of(set.position() + " > ?", after.id()));
        }
        String selected = columns + ", " + value + " as sorted, " + set.position() + " as place ";
        Sql first = valued.then(Sql.of(
                        "order by " + value + " using " + ordering.before() + ", " + set.position() + " limit ?",
                        limit))
                .wrapped("(" + selected, ")");
        Sql last = valueless
                .then(Sql.of("order by " + set.position() + " limit ?", limit))
                .wrapped("(" + selected, ")");
        return first.then(last.wrapped("union all ", ""))
                .wrapped("select * from (", ") page")
                .then(Sql.of("order by sorted is null, sorted using " + ordering.before() + ", place limit ?", limit));
    }

    long count(ObjectSet set, Optional<Sql> filter) {
        Sql statement = filter.map(set.from()::and).orElse(set.from()).wrapped("select count(*) ", "");
        return database.sql(statement.text())
                .params(statement.parameters())
                .query(Long.class)
                .single();
    }

    /** The object that is not deleted and has this id. */
    Optional<GraphObject> byId(TenantId tenant, ObjectKind kind, UUID id, Along along) {
        return one(ObjectSet.all(tenant, kind), Sql.of("o.id = ?", id), along);
    }

    /** The user with this sign-in name. */
    Optional<GraphObject> byUserPrincipalName(TenantId tenant, String name, Along along) {
        Sql condition = Sql.of("lower(o.properties ->> 'userPrincipalName') = lower(?)", name);
        return one(ObjectSet.all(tenant, ObjectKind.USER), condition, along);
    }

    Optional<GraphObject> deletedById(TenantId tenant, UUID id, Along along) {
        return byId(tenant, id, "o.deleted_at is not null", along);
    }

    /** The object of any kind that is not deleted and has this id. */
    Optional<GraphObject> livingById(TenantId tenant, UUID id, Along along) {
        return byId(tenant, id, "o.deleted_at is null", along);
    }

    private Optional<GraphObject> byId(TenantId tenant, UUID id, String condition, Along along) {
        return database.sql(columns(along) + ", null::text as sorted from directory_object o"
                        + " where o.tenant_id = ? and o.id = ? and " + condition)
                .params(tenant.value(), id)
                .query(this::read)
                .optional();
    }

    /** The first object that the set has. */
    Optional<GraphObject> first(ObjectSet set, Along along) {
        return page(set, Optional.empty(), Ordering.BY_ID, null, 1, along).stream()
                .findFirst();
    }

    /** The photo of a user who is not deleted, in base64. */
    Optional<String> photo(TenantId tenant, UUID id) {
        return database.sql("""
                        select properties ->> 'thumbnailPhoto' from directory_object
                        where tenant_id = ? and id = ? and kind = 'user' and deleted_at is null
                          and properties ->> 'thumbnailPhoto' is not null
                        """).params(tenant.value(), id).query(String.class).optional();
    }

    private Optional<GraphObject> one(ObjectSet set, Sql condition, Along along) {
        return page(set, Optional.of(condition), Ordering.BY_ID, null, 1, along).stream()
                .findFirst();
    }

    private GraphObject read(ResultSet row, int number) throws SQLException {
        String errors = row.getString("errors");
        return new GraphObject(
                row.getObject("id", UUID.class),
                ObjectKind.ofStored(row.getString("kind")),
                json.readTree(row.getString("properties")),
                row.getObject("sync_enabled", Boolean.class),
                row.getTimestamp("created_at").toInstant(),
                moment(row.getTimestamp("deleted_at")),
                moment(row.getTimestamp("last_sync_at")),
                referred(row.getString("referred")),
                errors == null ? json.createArrayNode() : json.readTree(errors),
                row.getString("sorted"));
    }

    private static @Nullable Instant moment(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

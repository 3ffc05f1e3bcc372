package org.footbridge.service.portal.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds objects for lists, one more than a page when there are more; {@link SearchObjects} does when somebody searches.
 * They are read in the order of names; what is rare has an index of its own.
 */
@Component
class FindObjects {
    static final int PAGE = 50;
    static final UUID FIRST = new UUID(0, 0);

    static final String LIVING = "o.tenant_id = :tenant and o.kind = :kind and o.deleted_at is null\n";
    private static final String ORDER = "order by lower(o.properties ->> 'displayName') using ~<~, o.id limit :limit";

    private final JdbcClient jdbc;

    FindObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is filtered by; what is empty does not restrict.
     *
     * @param state of users: enabled or disabled; of groups: security or distribution
     * @param source synced or cloud
     */
    public record Filter(String search, String state, String source) {
        public boolean restricts() {
            return !(search + state + source).isEmpty();
        }
    }

    /**
     * Where a list goes on.
     *
     * @param name that the last object is sorted by; empty: it has none
     */
    record Place(String name, UUID id) {}

    /** Living ones by name, those without one last; the filter's search is not heeded. */
    List<Line> living(TenantId tenant, String kind, Filter filter, Optional<Place> after) {
        String from = "select " + Line.COLUMNS + " from directory_object o where " + LIVING + conditions(filter);
        String sql = after.map(place -> place.name().isEmpty()
                        ? from
                                + "and lower(o.properties ->> 'displayName') is null and o.id > :last order by o.id limit :limit"
                        : "select * from ((" + from + """
                                and lower(o.properties ->> 'displayName') ~>=~ lower(:after)
                                and (lower(o.properties ->> 'displayName') ~>~ lower(:after) or o.id > :last)
                                """ + ORDER + ") union all (" + from
                                + "and lower(o.properties ->> 'displayName') is null order by o.id limit :limit)) o\n"
                                + "order by lower(o.sort) using ~<~, o.id limit :limit")
                .orElse(from + ORDER);
        return jdbc.sql(sql)
                .param("tenant", tenant.value())
                .param("kind", kind)
                .param("after", after.map(Place::name).orElse(""))
                .param("last", after.map(Place::id).orElse(FIRST))
                .param("limit", PAGE + 1)
                .query(Line::of)
                .list();
    }

    /** Of all but the search. */
    static String conditions(Filter filter) {
        StringBuilder sql = new StringBuilder();
        switch (filter.state()) {
            case "enabled" -> sql.append("and coalesce(o.properties ->> 'accountEnabled', 'true') = 'true'\n");
            case "disabled" -> sql.append("and o.properties ->> 'accountEnabled' = 'false'\n");
            case "security" -> sql.append("and o.properties ->> 'securityEnabled' = 'true'\n");
            case "distribution" -> sql.append("and coalesce(o.properties ->> 'securityEnabled', 'false') = 'false'\n");
            default -> {}
        }
        switch (filter.source()) {
            case "synced" -> sql.append("and o.sync_enabled\n");
            case "cloud" -> sql.append("and o.sync_enabled is not true\n");
            default -> {}
        }
        return sql.toString();
    }

    /**
     * Deleted ones, the newest first.
     *
     * @param kind empty: all
     * @param search what the name or sign-in name contains; empty: all
     */
    List<Line> deleted(TenantId tenant, String kind, String search, Optional<Instant> before, UUID last) {
        return jdbc.sql("select " + Line.COLUMNS + """
                        from directory_object o
                        where o.tenant_id = :tenant and o.deleted_at is not null
                          and (:kind = '' or o.kind = :kind)
                          and (:search = '' or strpos(lower(o.properties ->> 'displayName'), lower(:search)) > 0
                               or strpos(lower(o.properties ->> 'userPrincipalName'), lower(:search)) > 0
                               or strpos(lower(o.properties ->> 'mail'), lower(:search)) > 0)
                          and (:before::timestamptz is null or (o.deleted_at, o.id) < (:before::timestamptz, :last))
                        order by o.deleted_at desc, o.id desc limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("kind", kind)
                .param("search", search)
                .param("before", before.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("last", last)
                .param("limit", PAGE + 1)
                .query(Line::of)
                .list();
    }

    /**
     * At the other end of an object's references, in the order of their ids.
     *
     * @param back those that refer to it, not those it refers to
     */
    List<Line> related(TenantId tenant, UUID object, String property, boolean back, UUID after, int most) {
        return jdbc.sql("select " + Line.COLUMNS
                        + """
                        from directory_reference r
                        join directory_object o on o.tenant_id = r.tenant_id and o.id = r.%1$s and o.deleted_at is null
                        where r.tenant_id = ? and r.%2$s = ? and r.property = ? and r.%1$s > ?
                        order by r.%1$s limit ?
                        """.formatted(back ? "owner_id" : "target_id", back ? "target_id" : "owner_id"))
                .params(tenant.value(), object, property, after, most)
                .query(Line::of)
                .list();
    }
}

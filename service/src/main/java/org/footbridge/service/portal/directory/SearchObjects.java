package org.footbridge.service.portal.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds living objects by the beginning of a name: first those whose display name begins so, in its order, straight from
 * its index; then, by display name too, those of whom another name does. Of each other name so many are looked at, the
 * first by that name, so that a page costs the same whatever is searched.
 */
@Component
class SearchObjects {
    /** Of each other name. */
    static final int MOST = 2_000;

    private static final List<String> OTHER_NAMES =
            List.of("surname", "mail", "onPremisesSamAccountName", "userPrincipalName");

    private static final String NAME = "lower(o.properties ->> 'displayName')";
    private static final String NAMED = NAME + " like lower(:prefix)";
    private static final String AMONG_NAMED = "coalesce(lower(:after) like lower(:prefix), false)";
    private static final String ORDER = "order by " + NAME + " using ~<~, o.id limit :limit";

    private final JdbcClient jdbc;

    SearchObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param cut more objects than are looked at have another name that begins so */
    record Found(List<Line> lines, boolean cut) {}

    private record Hit(Line line, boolean cut) {}

    /** One more than a page when there are more. */
    Found find(TenantId tenant, String kind, FindObjects.Filter filter, Optional<FindObjects.Place> after) {
        List<Hit> hits = jdbc.sql(sql(FindObjects.LIVING + FindObjects.conditions(filter), after))
                .params(Map.of(
                        "tenant", tenant.value(),
                        "kind", kind,
                        "prefix", prefix(filter.search()),
                        "after", after.map(FindObjects.Place::name).orElse(""),
                        "last", after.map(FindObjects.Place::id).orElse(FindObjects.FIRST),
                        "limit", FindObjects.PAGE + 1,
                        "most", MOST))
                .query((row, number) -> new Hit(Line.of(row, number), row.getBoolean("cut")))
                .list();
        return new Found(hits.stream().map(Hit::line).toList(), hits.stream().anyMatch(Hit::cut));
    }

    private static String sql(String living, Optional<FindObjects.Place> after) {
        String named = "select " + Line.COLUMNS + ", 1 as stage, false as cut from directory_object o where " + living
                + "and " + NAMED + after.map(place -> namedAfter()).orElse("") + "\n" + ORDER;
        String hits = OTHER_NAMES.stream()
                .map(name -> hits(living, name))
                .collect(Collectors.joining(")\nunion all (", "(", ")"));
        String others = "select " + Line.COLUMNS + """
                , 2 as stage, exists (select 1 from hit group by name having count(*) > :most) as cut
                from directory_object o where o.tenant_id = :tenant and o.id in (select id from hit)
                """
                + after.map(SearchObjects::otherAfter).orElse("") + ORDER;
        return "with named as (" + named + "), hit as materialized (" + hits + "), other as (" + others + ")\n"
                + "select * from (select * from named union all select * from other) o\n"
                + "order by o.stage, lower(o.sort) using ~<~, o.id limit :limit";
    }

    /** Not even begun when there is a page without them. */
    private static String hits(String living, String name) {
        return "select '%1$s' as name, o.id from directory_object o where ".formatted(name)
                + living
                + """
                and lower(o.properties ->> '%1$s') like lower(:prefix) and not coalesce(%2$s, false)
                and (select count(*) from named) < :limit
                order by lower(o.properties ->> '%1$s') using ~<~ limit :most + 1""".formatted(name, NAMED);
    }

    private static String namedAfter() {
        return """

                and %1$s and %2$s ~>=~ lower(:after)
                and (%2$s ~>~ lower(:after) or o.id > :last)""".formatted(AMONG_NAMED, NAME);
    }

    private static String otherAfter(FindObjects.Place place) {
        return place.name().isEmpty()
                ? "and %s is null and o.id > :last\n".formatted(NAME)
                : """
                and (%1$s or %2$s is null or %2$s ~>~ lower(:after) or (%2$s = lower(:after) and o.id > :last))
                """.formatted(AMONG_NAMED, NAME);
    }

    private static String prefix(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}

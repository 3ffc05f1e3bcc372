package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.graphapi.PageTokens.Position;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The provisioning log, newest first. */
@RestController
class ProvisioningLogController {
    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            column("id", Column.Type.GUID, "e.id"),
            column("changeId", Column.Type.GUID, "e.id"),
            column("activityDateTime", Column.Type.MOMENT, "e.at"),
            column("cycleId", Column.Type.GUID, "e.cycle_id"),
            column("jobId", Column.Type.GUID, "e.configuration_id"),
            column("tenantId", Column.Type.GUID, "e.tenant_id"),
            column("provisioningAction", Column.Type.CODE, RenderEvent.ACTION),
            column("provisioningStatusInfo/status", Column.Type.CODE, "e.status"),
            column("sourceIdentity/id", Column.Type.GUID, "e.source_guid"),
            column("sourceIdentity/displayName", Column.Type.TEXT, "lower(e.source_name)"),
            column("targetIdentity/id", Column.Type.GUID, "e.object_id"),
            column("targetIdentity/displayName", Column.Type.TEXT, "lower(e.object_name)"),
            column("sourceSystem/displayName", Column.Type.TEXT, "lower(d.name)"));

    private static final String FROM = """
            from provisioning_event e
            left join configuration c on c.tenant_id = e.tenant_id and c.id = e.configuration_id
            left join connected_directory d on d.tenant_id = e.tenant_id and d.id = c.directory_id
            where e.tenant_id = ?""";

    private final JdbcClient database;
    private final RenderEvent render;
    private final PageTokens tokens;
    private final Answers answers;

    ProvisioningLogController(JdbcClient database, RenderEvent render, PageTokens tokens, Answers answers) {
        this.database = database;
        this.render = render;
        this.tokens = tokens;
        this.answers = answers;
    }

    @GetMapping("/v1.0/auditLogs/provisioning")
    ObjectNode list(Caller caller, HttpServletRequest request) {
        QueryOptions query = QueryOptions.read(request, QueryOptions.EVENTS);
        requireNewestFirst(query.text("$orderby"));
        int top = query.top();
        List<RenderEvent.Row> found = find(caller.tenant(), query, top + 1);
        List<RenderEvent.Row> shown = found.size() > top ? found.subList(0, top) : found;
        ObjectNode answer = answers.framed("auditLogs/provisioning");
        if (found.size() > top) {
            Position after = shown.getLast().position();
            answer.put("@odata.nextLink", answers.nextLink(query, tokens.token(caller.tenant(), query, after)));
        }
        ArrayNode value = answer.putArray("value");
        shown.forEach(row -> value.add(row.event()));
        return answer;
    }

    private List<RenderEvent.Row> find(TenantId tenant, QueryOptions query, int limit) {
        Sql rows = Sql.of(FROM, tenant.value());
        String filter = query.text("$filter");
        if (filter != null) {
            rows = rows.and(new FilterCompiler(COLUMNS).compile(FilterParser.parse(filter)));
        }
        String token = query.text("$skiptoken");
        if (token != null) {
            Position after = tokens.position(tenant, query, token);
            rows = rows.and(after(after.sorted(), after.id()));
        }
        Sql statement = rows.then(Sql.of("order by e.at desc, e.id desc limit ?", limit))
                .wrapped(RenderEvent.SELECT + " ", "");
        return database.sql(statement.text())
                .params(statement.parameters())
                .query(render::row)
                .list();
    }

    private static Sql after(@Nullable String at, UUID id) {
        return at == null ? Sql.of("false") : Sql.of("(e.at, e.id) < (?::timestamptz, ?)", at, id);
    }

    private static void requireNewestFirst(@Nullable String orderBy) {
        if (orderBy != null && !orderBy.equalsIgnoreCase("activityDateTime desc")) {
            throw QueryFailure.unsupported(
                    "The log cannot be ordered by '" + QueryFailure.shortened(orderBy) + "'.",
                    "It comes newest first: activityDateTime desc.");
        }
    }

    private static Map.Entry<String, Column> column(String name, Column.Type type, String sql) {
        String spelled = type == Column.Type.CODE ? "lower(" + sql + ")" : sql;
        return Map.entry(name.toLowerCase(java.util.Locale.ROOT), new Column(name, type, spelled));
    }
}

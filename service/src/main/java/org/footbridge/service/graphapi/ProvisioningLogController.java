package org.footbridge.service.graphapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.graphapi.PageTokens.Position;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The provisioning log, newest first unless it is asked for in the other order. */
@RestController
class ProvisioningLogController {
    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            column("id", Column.Type.GUID, "e.id"),
            column("changeId", Column.Type.GUID, "e.id"),
            column("activityDateTime", Column.Type.MOMENT, "e.at"),
            column("cycleId", Column.Type.GUID, "e.cycle_id"),
            column("jobId", Column.Type.JOB, "e.configuration_id"),
            column("tenantId", Column.Type.GUID, "e.tenant_id"),
            column("provisioningAction", Column.Type.CODE, RenderEvent.ACTION),
            column("provisioningStatusInfo/status", Column.Type.CODE, "e.status"),
            column("provisioningStatusInfo/errorInformation/errorCode", Column.Type.CODE, "e.code"),
            column("sourceIdentity/id", Column.Type.GUID, "e.source_guid"),
            column("sourceIdentity/displayName", Column.Type.TEXT, "lower(e.source_name)"),
            column("targetIdentity/id", Column.Type.GUID, "e.object_id"),
            column("targetIdentity/displayName", Column.Type.TEXT, "lower(e.object_name)"),
            column("targetIdentity/identityType", Column.Type.TEXT, "lower(e.object_kind)"),
            column("sourceIdentity/identityType", Column.Type.TEXT, "lower(e.source_class)"),
            column("servicePrincipal/id", Column.Type.GUID, "e.configuration_id"),
            column("servicePrincipal/displayName", Column.Type.TEXT, "lower(coalesce(c.name, x.configuration_name))"),
            column("sourceSystem/displayName", Column.Type.TEXT, "lower(d.name)"));

    private static final String ASCENDING = "activityDateTime asc";

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
        boolean oldestFirst = oldestFirst(query.text("$orderby"));
        int top = query.top();
        List<LoggedEvent> found = find(caller.tenant(), query, oldestFirst, top + 1);
        List<LoggedEvent> shown = found.size() > top ? found.subList(0, top) : found;
        ObjectNode answer = answers.framed("auditLogs/provisioning");
        if (found.size() > top) {
            Position after = new Position(
                    shown.getLast().at().toString(), shown.getLast().id());
            answer.put("@odata.nextLink", answers.nextLink(query, tokens.token(caller.tenant(), query, after)));
        }
        ArrayNode value = answer.putArray("value");
        shown.forEach(event -> value.add(render.event(event)));
        return answer;
    }

    private List<LoggedEvent> find(TenantId tenant, QueryOptions query, boolean oldestFirst, int limit) {
        Sql rows = Sql.of(LoggedEvent.FROM + "where e.tenant_id = ?", tenant.value());
        String filter = query.text("$filter");
        if (filter != null) {
            rows = rows.and(new FilterCompiler(COLUMNS).compile(FilterParser.parse(filter)));
        }
        String token = query.text("$skiptoken");
        if (token != null) {
            Position after = tokens.position(tenant, query, token);
            rows = rows.and(after(after.sorted(), after.id(), oldestFirst ? ">" : "<"));
        }
        String order = oldestFirst ? "order by e.at, e.id limit ?" : "order by e.at desc, e.id desc limit ?";
        Sql statement = rows.then(Sql.of(order, limit)).wrapped(LoggedEvent.SELECT, "");
        return database.sql(statement.text())
                .params(statement.parameters())
                .query(LoggedEvent::read)
                .list();
    }

    private static Sql after(@Nullable String at, UUID id, String beyond) {
        return at == null ? Sql.of("false") : Sql.of("(e.at, e.id) " + beyond + " (?::timestamptz, ?)", at, id);
    }

    private static boolean oldestFirst(@Nullable String orderBy) {
        if (orderBy == null || orderBy.equalsIgnoreCase("activityDateTime desc")) {
            return false;
        }
        if (orderBy.equalsIgnoreCase("activityDateTime") || orderBy.equalsIgnoreCase(ASCENDING)) {
            return true;
        }
        throw QueryFailure.unsupported(
                "The log cannot be ordered by '" + QueryFailure.shortened(orderBy) + "'.",
                "It comes by activityDateTime: desc, which is usual, or asc.");
    }

    private static Map.Entry<String, Column> column(String name, Column.Type type, String sql) {
        String spelled = type == Column.Type.CODE ? "lower(" + sql + ")" : sql;
        return Map.entry(name.toLowerCase(java.util.Locale.ROOT), new Column(name, type, spelled));
    }
}

package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.directory.Role;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.running.Browser;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Tenants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks every route there is, also those that are added later, for the things of one tenant with the token of another. A
 * route with a variable that this test does not know fails it.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {
    /** Tells kinds of things only, as long as it is open. */
    private static final String ENDLESS = "/portal/live";

    private static final String MARK = "belongs-to-a";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private final RunningService service = RunningService.shared();
    private final TestTenant a = service.tenant("a");
    private final TestTenant b = service.tenant("b");
    private final Browser browser = Browser.signedIn(service, b, ClientRole.ADMINISTRATOR);
    private final DirectoryRows rows = new DirectoryRows(service.database(), a.id());
    private Map<String, List<String>> values = Map.of();
    private Set<String> ids = Set.of();

    /** Routes that are open to everybody and say nothing but the tenant's id, to whoever knows its name. */
    private static boolean isOpen(String pattern) {
        return pattern.startsWith("/{tenant}/");
    }

    @BeforeAll
    void fill() {
        UUID user = rows.user("user-" + MARK, "");
        UUID manager = rows.user("manager-" + MARK, "");
        UUID group = rows.group("group-" + MARK);
        UUID contact = rows.object("contact", "{\"displayName\": \"contact-" + MARK + "\"}");
        UUID gone = rows.user("gone-" + MARK, "");
        rows.delete(gone);
        rows.reference(group, "members", user);
        rows.reference(user, "manager", manager);
        UUID directory = rows.directory(MARK + ".example.com");
        UUID configuration = service.bean(Configurations.class)
                .save(
                        a.id(),
                        MARK,
                        JsonMapper.shared().readTree("{\"directory\":\"" + MARK + ".example.com\",\"enabled\":false}"),
                        "test")
                .id();
        UUID event = rows.event(configuration, user, "event-" + MARK, "failure");
        UUID agent = UUID.randomUUID();
        service.database()
                .sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, ?, '1', '1', now())
                        """)
                .params(a.id().value(), agent, "agent-" + MARK)
                .update();
        service.database()
                .sql("insert into agent_directory (tenant_id, agent_id, directory_id) values (?, ?, ?)")
                .params(a.id().value(), agent, directory)
                .update();
        UUID role = UUID.randomUUID();
        service.database()
                .sql(
                        "insert into role_assignment (tenant_id, id, principal_id, role_definition_id) values (?, ?, ?, ?)")
                .params(a.id().value(), role, user, Role.USER_ADMINISTRATOR.template())
                .update();
        service.bean(Tenants.class).addDomain(a.id(), MARK + ".example.com");
        service.bean(TenantFeatures.class).set(a.id(), Map.of("blockSoftMatchEnabled", true));
        service.database()
                .sql("""
                        insert into held_value (tenant_id, object_id, kind, key, value, holder_id)
                        values (?, ?, 'upn', ?, ?, ?)
                        """)
                .params(a.id().value(), user, "held-" + MARK, "held-" + MARK, manager)
                .update();
        service.database()
                .sql("""
                        insert into password_state (tenant_id, configuration_id, source_guid, object_id, state)
                        values (?, ?, ?, ?, 'failed')
                        """)
                .params(a.id().value(), configuration, UUID.randomUUID(), user)
                .update();
        UUID plan = UUID.randomUUID();
        service.database()
                .sql("""
                        insert into plan (tenant_id, id, configuration_id, state, version, requested_by)
                        values (?, ?, ?, 'ready', 1, ?)
                        """)
                .params(a.id().value(), plan, configuration, "planner-" + MARK)
                .update();
        service.database()
                .sql("""
                        insert into plan_object (tenant_id, plan_id, number, action, status, source_name, modified_properties)
                        values (?, ?, 1, 'create', 'success', ?, '[]')
                        """)
                .params(a.id().value(), plan, "planned-" + MARK)
                .update();
        UUID decision = UUID.randomUUID();
        service.database()
                .sql("""
                        insert into delete_decision (tenant_id, id, configuration_id, configuration_name, decided_by, decision)
                        values (?, ?, ?, ?, 'somebody', 'allowed')
                        """)
                .params(a.id().value(), decision, configuration, MARK)
                .update();
        service.database().sql("""
                        insert into notification_channel (tenant_id, channel, settings)
                        values (?, 'webhook', '{"url":"https://belongs-to-a.invalid/"}')
                        """).param(a.id().value()).update();
        service.bean(Notify.class)
                .once(
                        a.id(),
                        Notify.Kind.QUARANTINE,
                        configuration.toString(),
                        new Notify.Message("Code", "title-" + MARK, "reason", "step"));
        List<String> all = List.of(
                        user,
                        manager,
                        group,
                        contact,
                        gone,
                        agent,
                        event,
                        configuration,
                        directory,
                        role,
                        plan,
                        decision)
                .stream()
                .map(UUID::toString)
                .toList();
        ids = Set.copyOf(all);
        List<String> keys = new ArrayList<>(all);
        keys.addAll(List.of("user-" + MARK + "@contoso.example", a.id().toString()));
        values = Map.ofEntries(
                Map.entry("id", keys),
                Map.entry("key", keys),
                Map.entry("name", List.of(MARK, MARK + ".example.com")),
                Map.entry("version", List.of("1")),
                Map.entry("number", List.of("1", "2")),
                Map.entry("way", List.of("setup")),
                Map.entry("tenant", List.of(a.id().toString())),
                Map.entry("collection", List.of("users", "groups", "contacts")),
                Map.entry(
                        "relation",
                        List.of("memberOf", "transitiveMemberOf", "members", "transitiveMembers", "directReports")),
                Map.entry(
                        "cast", List.of("microsoft.graph.user", "microsoft.graph.group", "microsoft.graph.orgContact")),
                Map.entry(
                        "jobId",
                        List.of("AD2AADProvisioning." + a.id().toString().replace("-", "") + "." + configuration)),
                Map.entry("channel", List.of("mail", "webhook")),
                Map.entry("domain", List.of(MARK + ".example.com")),
                Map.entry("templateId", List.of("AD2AADProvisioning")),
                Map.entry("directoryId", List.of(directory.toString(), a.id().toString())));
    }

    private record Route(String method, String pattern) {}

    private List<Route> routes() {
        RequestMappingHandlerMapping mapping =
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<Route> routes = new ArrayList<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            for (String pattern : info.getPatternValues()) {
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .forEach(method -> routes.add(new Route(method.name(), pattern)));
            }
        }
        return routes;
    }

    private List<String> paths(String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        if (!variable.find()) {
            return List.of(pattern);
        }
        String name = variable.group(1);
        assertThat(values)
                .as("the route %s has a variable that this test must be taught", pattern)
                .containsKey(name);
        String form = variable.group(2);
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> form == null || value.matches(form))
                .map(value -> pattern.substring(0, variable.start()) + value + pattern.substring(variable.end()))
                .flatMap(path -> paths(path).stream())
                .toList();
    }

    private Answer ask(Route route, String path, String token) {
        String asked = route.method().equals("GET") && path.startsWith("/admin/v1/events")
                ? path + "?object=" + values.getOrDefault("key", List.of()).getFirst()
                : path;
        if (route.pattern().startsWith("/portal") && route.method().equals("GET")) {
            return browser.get(asked);
        }
        return route.method().equals("GET")
                ? service.get(asked, token)
                : service.json(
                        route.method(),
                        asked,
                        token,
                        route.pattern().contains("/expressions/")
                                ? "{\"directory\":\"" + MARK + ".example.com\",\"expression\":\"[cn]\"}"
                                : "{\"directory\":\"" + MARK + ".example.com\",\"count\":5,\"kind\":\"full\"}");
    }

    private String everythingOfA() {
        List<String> tables = List.of(
                "tenant",
                "verified_domain",
                "client_application",
                "administrator",
                "tenant_setting",
                "connected_directory",
                "agent_token",
                "agent",
                "agent_directory",
                "configuration",
                "configuration_version",
                "discovered_schema",
                "job",
                "directory_object",
                "directory_reference",
                "held_value",
                "role_assignment",
                "tenant_feature",
                "provisioning_event",
                "plan",
                "plan_object",
                "delete_decision",
                "audit_entry",
                "audit_head",
                "event_run",
                "escrow",
                "password_job",
                "password_state",
                "credential",
                "sign_in_lockout",
                "notification_channel",
                "notification_condition",
                "notification");
        StringBuilder content = new StringBuilder();
        for (String table : tables) {
            String tenantColumn = table.equals("tenant") ? "id" : "tenant_id";
            content.append(table)
                    .append(service.database()
                            .sql("select coalesce(string_agg(t::text, chr(10) order by t::text), '') from " + table
                                    + " t where " + tenantColumn + " = ?")
                            .param(a.id().value())
                            .query(String.class)
                            .single());
        }
        return content.toString();
    }

    @Test
    void noRouteShowsOrChangesAnythingOfAnotherTenant() {
        String before = everythingOfA();
        int asked = 0;
        for (Route route : routes()) {
            if (route.pattern().equals(ENDLESS)) {
                continue;
            }
            for (String path : paths(route.pattern())) {
                Answer answer = ask(route, path, b.administrator());
                asked++;
                // what was asked for may be named in the answer that it is not there
                String said = answer.text().replace(path, "");
                assertThat(answer.status())
                        .as("%s %s: %s", route.method(), path, said)
                        .isLessThan(500);
                for (String value : values.getOrDefault("key", List.of())) {
                    boolean inPath = path.contains(value) || isOpen(route.pattern());
                    assertThat(inPath || !said.contains(value))
                            .as("%s %s: %s", route.method(), path, said)
                            .isTrue();
                }
                boolean named = path.contains(MARK);
                assertThat(named || !said.contains(MARK))
                        .as("%s %s: %s", route.method(), path, said)
                        .isTrue();
                // a name that is not there may be checked as it may be given
                boolean free = route.pattern().endsWith("/configurations/{name}/check");
                assertThat(named && !free && answer.status() == 200)
                        .as("%s %s: %s", route.method(), path, said)
                        .isFalse();
            }
        }
        assertThat(asked).isGreaterThan(150);
        assertThat(everythingOfA()).isEqualTo(before);
    }

    @Test
    void theSameQuestionsAreAnsweredToTheTenantItself() {
        Set<String> shown = new TreeSet<>();
        for (Route route : routes()) {
            if (route.method().equals("GET") && route.pattern().matches("/(v1\\.0|beta|admin)/.*")) {
                for (String path : paths(route.pattern())) {
                    Answer answer = ask(route, path, a.reader());
                    boolean mine = ids.stream().anyMatch(answer.text()::contains)
                            || answer.text().contains(MARK);
                    if (answer.status() == 200 && mine) {
                        shown.add(route.pattern());
                    }
                }
            }
        }
        assertThat(shown).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void noRouteBesideTheOpenOnesAnswersWithoutAToken() {
        Set<String> open = new TreeSet<>();
        for (Route route : routes()) {
            for (String path : paths(route.pattern())) {
                int status = service.send(
                                route.method(),
                                path,
                                null,
                                "application/json",
                                route.method().equals("GET") ? null : "{}")
                        .status();
                if (status != 401) {
                    open.add(route.method() + " " + route.pattern() + " " + status);
                }
            }
        }
        assertThat(open)
                .allMatch(route -> route.contains("/{tenant}/")
                        || route.startsWith("GET / 200")
                        // to the sign-in page, or refused for want of the token of a page
                        || (route.startsWith("GET /portal") && route.endsWith(" 302"))
                        || (route.startsWith("POST /portal/") && route.endsWith(" 302"))
                        || route.equals("GET /portal/signin 200")
                        || route.startsWith("GET /schemas/configuration.json 200")
                        || route.startsWith("GET /openapi.json 200")
                        || route.startsWith("POST /agents/register"));
    }
}

package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.service.administrators.Administrators;
import org.footbridge.service.directory.Role;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever changes something on somebody's word is in the audit log; a route that is added later has to be named here. */
@Tag("slow")
class AuditedRoutesTest {
    private static final String JOBS = "/v1.0/servicePrincipals/{id}/synchronization/jobs/{jobId}";

    /** What changes nothing, or cannot be done without a directory that answers. */
    private static final Set<String> NOT_ASKED = Set.of(
            // evaluates, makes a proposal or sends a test
            "POST /admin/v1/expressions/evaluate",
            "POST /admin/v1/notifications/test",
            "POST /signin/v1/check",
            // has each of its requests written down by itself
            "POST /v1.0/$batch",
            // has been so since the first configuration
            "PATCH /v1.0/organization/{id}",
            // answers with what is there
            "POST /v1.0/servicePrincipals/{id}/synchronization/jobs",
            "POST /admin/v1/configurations/{name}/plans",
            "POST /admin/v1/configurations/{name}/check",
            // counts what a scope would take in
            "POST /admin/v1/directories/{name}/counts",
            // reads the schema of a directory
            "POST /admin/v1/directories/{name}/discover",
            // a cycle's work; the audit log has it with what it did
            "POST /admin/v1/configurations/{name}/provision",
            "POST /admin/v1/plans/{id}/apply",
            "POST " + JOBS + "/provisionOnDemand",
            "POST " + JOBS + "/validateCredentials",
            "POST " + JOBS + "/schema/directories/{directoryId}/discover",
            "POST " + JOBS + "/schema/parseExpression");

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant =
            service.tenant("routes" + UUID.randomUUID().toString().substring(0, 8));
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    private final String definition = "{\"directory\":\"" + domain + "\",\"enabled\":false}";
    private final Map<String, Supplier<Answer>> requests = new LinkedHashMap<>();
    private final UUID agent = UUID.randomUUID();

    @BeforeEach
    void fill() {
        rows.directory(domain);
        for (String name : List.of("main", "second")) {
            send("PUT", "/admin/v1/configurations/" + name, definition);
        }
        service.database().sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, 'machine-1', '1', '1', now())
                        """).params(tenant.id().value(), agent).update();
        requests();
    }

    private Answer send(String method, String path, String body) {
        return service.json(method, path, tenant.administrator(), body);
    }

    private List<JsonNode> audit() {
        return service.get("/admin/v1/audit?top=1000", tenant.administrator())
                .json()
                .path("value")
                .valueStream()
                .toList();
    }

    private UUID agent() {
        UUID id = UUID.randomUUID();
        service.database().sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, 'machine-2', '1', '1', now())
                        """).params(tenant.id().value(), id).update();
        return id;
    }

    /** A person who reads. */
    private UUID person() {
        return service.bean(Administrators.class)
                .invite(tenant.id(), "p" + UUID.randomUUID(), "", ClientRole.READER)
                .administrator()
                .id();
    }

    private long hold() {
        UUID object = rows.user("Held" + UUID.randomUUID(), "");
        return service.database()
                .sql("""
                        insert into held_delete (tenant_id, configuration_id, source_guid, object_id, kind, source_class,
                            source_name, object_name, reason, action, cycle_id)
                        select tenant_id, id, gen_random_uuid(), ?, 'user', 'user', 'Held', 'Held', 'DELETED', 'delete',
                            gen_random_uuid()
                        from configuration where tenant_id = ? and name = 'main' returning number
                        """)
                .params(object, tenant.id().value())
                .query(Long.class)
                .single();
    }

    private UUID deleted() {
        rows.verifyDomain();
        UUID object = rows.user("Gone" + UUID.randomUUID(), "");
        rows.delete(object);
        return object;
    }

    private void ask(String route, String path, String body) {
        requests.put(route, () -> send(route.substring(0, route.indexOf(' ')), path, body));
    }

    private void requests() {
        String main = "/admin/v1/configurations/main";
        String live = "/admin/v1/configurations/live";
        String named = "/admin/v1/configurations/{name}";
        send("PUT", live, "{\"directory\":\"" + domain + "\",\"passwordHashSync\":true}");
        ask(
                "POST /admin/v1/agentTokens",
                "/admin/v1/agentTokens",
                "{\"directories\":[\"" + domain + "\"],\"validMinutes\":5}");
        String agents = "/admin/v1/agents/" + agent;
        ask("POST /admin/v1/agents/{id}/checks", agents + "/checks", "");
        ask("POST /admin/v1/agents/{id}/drain", agents + "/drain", "{\"evenIfLast\":true}");
        ask("POST /admin/v1/agents/{id}/resume", agents + "/resume", "");
        ask("POST /admin/v1/agents/{id}/revoke", "/admin/v1/agents/" + agent + "/revoke", "");
        requests.put("DELETE /admin/v1/agents/{id}", () -> send("DELETE", "/admin/v1/agents/" + agent(), ""));
        ask("PUT " + named, main, definition.replace("}", ",\"interval\":\"9m\"}"));
        ask("POST " + named + "/activate", live + "/activate", "");
        ask("POST " + named + "/passwords/sync", live + "/passwords/sync", "{}");
        ask("POST " + named + "/stage", live + "/stage", "");
        ask("POST " + named + "/sync", live + "/sync", "{}");
        ask("POST " + named + "/reconcile", live + "/reconcile", "{}");
        ask("POST " + named + "/allowDeletes", main + "/allowDeletes", "{\"count\":3}");
        ask("POST " + named + "/job/pause", live + "/job/pause", "");
        ask("POST " + named + "/job/start", live + "/job/start", "");
        ask("POST " + named + "/job/quarantine", live + "/job/quarantine", "");
        ask("POST " + named + "/job/restart", live + "/job/restart", "{}");
        requests.put(
                "POST " + named + "/deletes/allow",
                () -> send("POST", main + "/deletes/allow", "{\"numbers\":[" + hold() + "]}"));
        requests.put(
                "POST " + named + "/deletes/reject",
                () -> send("POST", main + "/deletes/reject", "{\"numbers\":[" + hold() + "]}"));
        requests.put("POST " + named + "/deletes/revoke", () -> {
            long number = hold();
            send("POST", main + "/deletes/allow", "{\"numbers\":[" + number + "]}");
            return send("POST", main + "/deletes/revoke", "{\"numbers\":[" + number + "]}");
        });
        ask("POST /admin/v1/clients", "/admin/v1/clients", "{\"name\":\"x\",\"role\":\"reader\"}");
        String reader = "/admin/v1/clients/"
                + service.bean(Clients.class)
                        .create(tenant.id(), "to be removed", ClientRole.READER)
                        .clientId();
        ask("POST /admin/v1/clients/{id}/secret", reader + "/secret", "");
        ask("DELETE /admin/v1/clients/{id}", reader, "");
        ask("PUT /admin/v1/settings", "/admin/v1/settings", "{\"retention\":{\"logDays\":60}}");
        ask("PUT /admin/v1/domains/{name}", "/admin/v1/domains/" + domain, "");
        ask("DELETE /admin/v1/domains/{name}", "/admin/v1/domains/" + domain, "");
        ask("PUT /admin/v1/notifications", "/admin/v1/notifications", "{\"repeatHours\":5}");
        ask(
                "PUT /admin/v1/notifications/webhook",
                "/admin/v1/notifications/webhook",
                "{\"url\":\"https://hooks.example/a\"}");
        ask(
                "PUT /admin/v1/notifications/mail",
                "/admin/v1/notifications/mail",
                "{\"host\":\"mail.example\",\"security\":\"none\",\"from\":\"a@b.example\",\"to\":[\"c@d.example\"]}");
        String people = "/admin/v1/administrators";
        ask("POST " + people, people, "{\"name\":\"p" + UUID.randomUUID() + "\",\"role\":\"reader\"}");
        ask("PATCH " + people + "/{id}", people + "/" + person(), "{\"role\":\"operator\"}");
        requests.put(
                "POST " + people + "/{id}/resetPassword",
                () -> send("POST", people + "/" + person() + "/resetPassword", ""));
        requests.put(
                "POST " + people + "/{id}/endSessions",
                () -> send("POST", people + "/" + person() + "/endSessions", ""));
        requests.put("DELETE " + people + "/{id}", () -> send("DELETE", people + "/" + person(), ""));
        ask("DELETE /admin/v1/notifications/{channel}", "/admin/v1/notifications/mail", "");
        requests.put(
                "POST /v1.0/directory/deletedItems/{id}/restore",
                () -> send("POST", "/v1.0/directory/deletedItems/" + deleted() + "/restore", ""));
        requests.put(
                "DELETE /v1.0/directory/deletedItems/{id}",
                () -> send("DELETE", "/v1.0/directory/deletedItems/" + deleted(), ""));
        ask(
                "PATCH /v1.0/directory/onPremisesSynchronization",
                "/v1.0/directory/onPremisesSynchronization",
                "{\"features\":{\"blockSoftMatchEnabled\":true}}");
        ask(
                "PATCH /v1.0/directory/onPremisesSynchronization/{id}",
                "/v1.0/directory/onPremisesSynchronization/" + tenant.id(),
                "{\"features\":{\"blockSoftMatchEnabled\":false}}");
        String assignments = "/v1.0/roleManagement/directory/roleAssignments";
        ask(
                "POST " + assignments,
                assignments,
                "{\"roleDefinitionId\":\"" + Role.USER_ADMINISTRATOR.template() + "\",\"principalId\":\""
                        + rows.user("Principal", "") + "\"}");
        requests.put("DELETE " + assignments + "/{id}", () -> {
            String id = service.get(assignments, tenant.administrator())
                    .json()
                    .at("/value/0/id")
                    .asString();
            return send("DELETE", assignments + "/" + id, "");
        });
        requests.put(
                "POST /admin/v1/tenants",
                () -> service.json(
                        "POST",
                        "/admin/v1/tenants",
                        tenant.provider(),
                        "{\"name\":\"made" + UUID.randomUUID().toString().substring(0, 8) + "\"}"));
        jobs(live);
        ask("DELETE " + named, "/admin/v1/configurations/second", "");
        requests.put("DELETE /admin/v1/directories/{name}", this::removeDirectory);
    }

    /** The jobs of Graph; its schema is one that the configuration does not have yet. */
    private void jobs(String configuration) {
        String principal = service.get(configuration, tenant.administrator())
                .json()
                .path("id")
                .asString();
        String path = "/v1.0/servicePrincipals/" + principal + "/synchronization/jobs/AD2AADProvisioning."
                + tenant.id().toString().replace("-", "") + "." + principal;
        for (String verb : List.of("pause", "start", "restart")) {
            ask("POST " + JOBS + "/" + verb, path + "/" + verb, verb.equals("restart") ? "{}" : "");
        }
        requests.put("PUT " + JOBS + "/schema", () -> {
            JsonNode schema =
                    service.get(path + "/schema", tenant.administrator()).json();
            for (JsonNode source : schema.findParents("expression")) {
                if (source.path("expression").asString("").equals("Trim([title])")) {
                    ((ObjectNode) source)
                            .put("expression", "ToUpper([title], )")
                            .put("name", "ToUpper");
                }
            }
            return send("PUT", path + "/schema", schema.toString());
        });
        ask("DELETE " + JOBS + "/schema", path + "/schema", "");
        requests.put(
                "POST /v1.0/applicationTemplates/{id}/instantiate",
                () -> send(
                        "POST",
                        "/v1.0/applicationTemplates/1a4721b3-e57f-4451-ae87-ef078703ec94/instantiate",
                        "{\"displayName\":\"" + domain + "\"}"));
        requests.put("DELETE " + JOBS, () -> {
            String made = service.get("/admin/v1/configurations/" + domain, tenant.administrator())
                    .json()
                    .path("id")
                    .asString();
            return send(
                    "DELETE",
                    "/v1.0/servicePrincipals/" + made + "/synchronization/jobs/AD2AADProvisioning."
                            + tenant.id().toString().replace("-", "") + "." + made,
                    "");
        });
        ask("POST /v1.0/domains", "/v1.0/domains", "{\"id\":\"graph-" + domain + "\"}");
        ask("DELETE /v1.0/domains/{domain}", "/v1.0/domains/graph-" + domain, "");
    }

    private Answer removeDirectory() {
        send("POST", "/admin/v1/agents/" + agent + "/revoke", "");
        String path = "/admin/v1/directories/" + domain;
        String shown = service.get(path + "/removal?objects=keep", tenant.administrator())
                .json()
                .path("shown")
                .asString();
        return send("DELETE", path + "?objects=keep&shown=" + shown, "");
    }

    /** Of the administration API and of Graph; what is beta there is the same as v1.0. */
    private Set<String> changingRoutes() {
        RequestMappingHandlerMapping mapping =
                service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                boolean ours =
                        List.of("/admin/v1/", "/v1.0/", "/signin/v1/").stream().anyMatch(pattern::startsWith);
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    if (ours && method != RequestMethod.GET) {
                        routes.add(method + " " + pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}"));
                    }
                }
            }
        }
        return routes;
    }

    @Test
    void everyRouteThatChangesSomethingIsAudited() {
        Set<String> routes = changingRoutes();
        Set<String> known = new TreeSet<>(requests.keySet());
        known.addAll(NOT_ASKED);
        assertThat(routes).isEqualTo(known);
        Map<String, String> untold = new TreeMap<>();
        requests.forEach((route, request) -> {
            int before = audit().size();
            Answer answer = request.get();
            assertThat(answer.status()).as("%s: %s", route, answer.text()).isBetween(200, 299);
            if (!route.equals("POST /admin/v1/tenants") && audit().size() == before) {
                untold.put(route, answer.text());
            }
        });
        assertThat(untold).isEmpty();
        assertThat(audit())
                .allSatisfy(entry -> assertThat(entry.path("by").asString()).startsWith("client "));
    }

    private JsonNode newest(String action) {
        return audit().stream()
                .filter(entry -> entry.path("action").asString().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + action + " among " + audit()));
    }

    @Test
    void whatIsActiveFromTheFirstCycleOnIsSaidToBe() {
        send("PUT", "/admin/v1/configurations/third?activate=true", definition);
        assertThat(audit().stream().limit(2).map(entry -> entry.path("action").asString()))
                .containsExactly("ConfigurationActivated", "ConfigurationCreated");
        assertThat(newest("ConfigurationActivated").at("/before/mode").asString())
                .isEqualTo("staging");
        assertThat(newest("ConfigurationActivated").at("/after/mode").asString())
                .isEqualTo("active");

        send("PUT", "/admin/v1/configurations/third?activate=true", definition);
        assertThat(audit().getFirst().path("action").asString()).isEqualTo("ConfigurationActivated");
        assertThat(audit())
                .filteredOn(entry -> entry.path("action").asString().equals("ConfigurationActivated"))
                .hasSize(1);
    }

    @Test
    void whatWasChosenForTheObjectsOfARemovedConfigurationIsTold() {
        JsonNode look = service.get("/admin/v1/configurations/main/removal?objects=delete", tenant.administrator())
                .json();
        send(
                "DELETE",
                "/admin/v1/configurations/main?objects=delete&allowDeletes=true&shown="
                        + look.path("shown").asString(),
                "");

        JsonNode entry = newest("ConfigurationDeleted");
        assertThat(entry.at("/before/directory").asString()).isEqualTo(domain);
        assertThat(entry.at("/after/objects").asString()).isEqualTo("delete");
        assertThat(entry.at("/after/allowDeletes").asBoolean()).isTrue();
    }

    @Test
    void eachConfigurationOfARemovedDirectoryIsTold() {
        assertThat(removeDirectory().status()).isEqualTo(204);

        assertThat(audit().stream()
                        .limit(4)
                        .map(entry -> entry.path("action").asString() + " "
                                + entry.path("object").asString()))
                .containsExactly(
                        "DirectoryRemoved directory " + domain,
                        "ConfigurationDeleted configuration second",
                        "ConfigurationDeleted configuration main",
                        "ConfigurationDeleted configuration live");
        assertThat(newest("ConfigurationDeleted").at("/before/directory").asString())
                .isEqualTo(domain);
    }

    @Test
    void aChannelIsToldBeforeAndAfterWithoutWhatOpensIt() {
        send("PUT", "/admin/v1/notifications/webhook", "{\"url\":\"https://hooks.example/path-key?token=query-key\"}");
        send(
                "PUT",
                "/admin/v1/notifications/webhook",
                "{\"url\":\"https://other.example:8443/path-key?token=query-key\",\"secret\":\"secret-key-0123456789\"}");
        JsonNode changed = newest("NotificationChannelChanged");
        assertThat(changed.at("/before/url").asString()).isEqualTo("https://hooks.example");
        assertThat(changed.at("/after/url").asString()).isEqualTo("https://other.example:8443");

        send("DELETE", "/admin/v1/notifications/webhook", "");
        send("DELETE", "/admin/v1/notifications/webhook", "");
        assertThat(newest("NotificationChannelRemoved").at("/before/url").asString())
                .isEqualTo("https://other.example:8443");
        assertThat(audit())
                .filteredOn(entry -> entry.path("action").asString().equals("NotificationChannelRemoved"))
                .hasSize(1);
        assertThat(audit().toString()).doesNotContain("path-key", "query-key", "secret-key");
    }

    @Test
    void anAgentThatWasRevokedBeforeIsSaidToBe() {
        send("POST", "/admin/v1/agents/" + agent + "/revoke", "");
        JsonNode first = newest("AgentRevoked");
        assertThat(first.at("/before/status").asString()).isEqualTo("inactive");
        assertThat(first.at("/after/status").asString()).isEqualTo("revoked");
        assertThat(first.at("/before/machine").asString()).isEqualTo("machine-1");

        send("POST", "/admin/v1/agents/" + agent + "/revoke", "");
        assertThat(newest("AgentRevoked").at("/before/status").asString()).isEqualTo("revoked");
    }
}

package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminApiTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("admin");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    @Test
    void aProviderMakesATenantWhoseClientWorks() {
        String name = "made-" + UUID.randomUUID().toString().substring(0, 8);
        Answer made = service.json(
                "POST",
                "/admin/v1/tenants",
                tenant.provider(),
                "{\"name\":\"" + name + "\",\"domains\":[\"" + name + ".example.org\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().path("initialDomain").asString()).isEqualTo(name + ".footbridge.local");
        Answer token = service.send(
                "POST",
                "/" + name + ".example.org/oauth2/v2.0/token",
                null,
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id="
                        + made.json().path("client").path("clientId").asString() + "&client_secret="
                        + made.json().path("client").path("clientSecret").asString());
        assertThat(token.status()).isEqualTo(200);
        String administrator = token.json().path("access_token").asString();
        assertThat(service.get("/admin/v1/domains", administrator).json().path("value"))
                .hasSize(2);
        JsonNode domains =
                service.get("/v1.0/organization", administrator).json().at("/value/0/verifiedDomains");
        Answer evaluated = service.json(
                "POST", "/admin/v1/expressions/evaluate", administrator, "{\"expression\":\"DefaultDomain()\"}");
        assertThat(evaluated.json().path("value").asString()).isEqualTo(name + ".example.org");
        assertThat(domains.valueStream()
                        .filter(domain -> domain.path("isDefault").asBoolean())
                        .map(domain -> domain.path("name").asString()))
                .containsExactly(name + ".example.org");
        assertThat(service.get("/admin/v1/tenants", administrator).status()).isEqualTo(403);
        assertThat(service.get("/admin/v1/tenants", tenant.provider()).text()).contains(name);
        assertThat(service.json("POST", "/admin/v1/tenants", tenant.provider(), "{\"name\":\"" + name + "\"}")
                        .errorCode())
                .isEqualTo("TenantExists");
        assertThat(service.send("PUT", "/admin/v1/domains/" + name + ".example.org", tenant.administrator(), null, null)
                        .errorCode())
                .isEqualTo("DomainTaken");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/v1/tenants, 403, 403, 403, 200",
        "GET, /admin/v1/agents, 200, 200, 200, 200",
        "GET, /admin/v1/summary, 200, 200, 200, 200",
        "GET, /v1.0/users, 200, 200, 200, 200",
        "GET, /actuator/prometheus, 403, 403, 403, 200",
        "POST, /admin/v1/clients, 403, 403, 400, 400",
        "POST, /admin/v1/agentTokens, 403, 403, 400, 400",
        "POST, /admin/v1/administrators, 403, 403, 400, 400",
        "POST, /admin/v1/configurations/none/sync, 403, 400, 400, 400",
        "POST, /admin/v1/configurations/none/plans, 403, 403, 404, 404",
        "POST, /admin/v1/configurations/none/job/pause, 403, 404, 404, 404",
        "POST, /admin/v1/configurations/none/activate, 403, 403, 404, 404",
        "DELETE, /admin/v1/configurations/none, 403, 403, 404, 404",
        "GET, /anything/else, 403, 403, 403, 403"
    })
    void rolesMayDoWhatTheyMayAndNoMore(
            String method, String path, int reader, int operator, int administrator, int provider) {
        String body = method.equals("POST") ? "{\"role\":\"provider\"}" : null;
        assertThat(service.send(method, path, tenant.reader(), "application/json", body)
                        .status())
                .isEqualTo(reader);
        assertThat(service.send(method, path, tenant.operator(), "application/json", body)
                        .status())
                .isEqualTo(operator);
        assertThat(service.send(method, path, tenant.administrator(), "application/json", body)
                        .status())
                .isEqualTo(administrator);
        assertThat(service.send(method, path, tenant.provider(), "application/json", body)
                        .status())
                .isEqualTo(provider);
        assertThat(service.send(method, path, null, "application/json", body).status())
                .isEqualTo(401);
    }

    @Test
    void aConfigurationIsSavedReadAndDeleted() {
        String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        rows.directory(directory);
        Answer created = service.send(
                "PUT",
                "/admin/v1/configurations/main",
                tenant.administrator(),
                "application/yaml",
                "directory: " + directory + "\nenabled: false\nscope:\n  containers:\n    - OU=Staff,DC=corp\n");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        JsonNode listed = service.get("/admin/v1/configurations", tenant.reader())
                .json()
                .path("value")
                .path(0);
        assertThat(listed.path("directory").asString()).isEqualTo(directory);
        assertThat(listed.path("lastCycle").isNull()).isTrue();
        Answer unlimited = service.json(
                "PUT",
                "/admin/v1/configurations/main",
                tenant.administrator(),
                "{\"directory\":\"" + directory + "\",\"interval\":\"5m\"}");
        assertThat(unlimited.status()).isEqualTo(409);
        assertThat(unlimited.errorCode()).isEqualTo("ScopeBecomesEverything");
        Answer changed = service.json(
                "PUT",
                "/admin/v1/configurations/main",
                tenant.administrator(),
                "{\"directory\":\"" + directory + "\",\"interval\":\"5m\",\"scope\":{\"everything\":true}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        Answer sync = service.json(
                "POST", "/admin/v1/configurations/main/sync", tenant.administrator(), "{\"kind\":\"full\"}");
        assertThat(sync.status()).as(sync.text()).isEqualTo(202);
        assertThat(sync.json().path("request").asLong()).isPositive();
        assertThat(service.get("/admin/v1/configurations/main/cycles?top=5", tenant.reader())
                        .status())
                .isEqualTo(200);
        assertThat(service.json(
                                "POST",
                                "/admin/v1/configurations/main/allowDeletes",
                                tenant.administrator(),
                                "{\"count\":3}")
                        .status())
                .isEqualTo(202);
        assertThat(service.send("DELETE", "/admin/v1/configurations/main", tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(service.get("/admin/v1/configurations/main", tenant.reader()).errorCode())
                .isEqualTo("ConfigurationNotFound");
    }

    @Test
    void anActiveConfigurationIsChangedByAPlanOnly() {
        TestTenant own = service.tenant("plans");
        String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        new DirectoryRows(service.database(), own.id()).directory(directory);
        String path = "/admin/v1/configurations/main";
        String saved = "{\"directory\":\"" + directory + "\",\"enabled\":false}";
        Answer created = service.json("PUT", path, own.administrator(), saved);
        assertThat(created.json().path("mode").asString()).isEqualTo("staging");
        String changed = "{\"directory\":\"" + directory + "\",\"enabled\":false,\"objects\":[\"user\"]}";
        assertThat(service.json("PUT", path + "?activate=true", own.administrator(), changed)
                        .json()
                        .path("mode")
                        .asString())
                .isEqualTo("active");

        Answer refused = service.json("PUT", path, own.administrator(), saved);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorCode()).isEqualTo("PlanRequired");
        assertThat(service.json("PUT", path + "?activate=true", own.administrator(), saved)
                        .errorCode())
                .as("it is active already")
                .isEqualTo("PlanRequired");
        assertThat(service.json("PUT", path, own.administrator(), changed).status())
                .as("nothing is changed")
                .isEqualTo(200);
        assertThat(service.json("PUT", path, own.administrator(), changed.replace("false", "true"))
                        .status())
                .as("when cycles run")
                .isEqualTo(200);
        Answer plan = service.json("POST", path + "/plans", own.administrator(), saved.replace("false", "true"));
        assertThat(plan.status()).as(plan.text()).isEqualTo(202);
        assertThat(plan.json().path("state").asString()).isEqualTo("waiting");
        assertThat(plan.json().path("change").path("directory").asString()).isEqualTo(directory);
        String id = plan.json().path("id").asString();
        assertThat(service.get("/admin/v1/plans/" + id, own.reader()).status()).isEqualTo(200);
        assertThat(service.get(path + "/plans", own.reader()).json().path("value"))
                .hasSize(1);
        assertThat(service.get("/admin/v1/plans/" + id + "/objects?action=vanish", own.reader())
                        .errorCode())
                .isEqualTo("invalidRequest");
        assertThat(service.get("/admin/v1/plans/" + id + "/objects?action=STAGEDdelete&moved=true", own.reader())
                        .status())
                .isEqualTo(200);
        service.database()
                .sql("""
                        insert into plan_object (tenant_id, plan_id, number, action, status, source_guid, source_name,
                            modified_properties)
                        values (?, ?, 1, 'update', 'success', ?, 'Ann',
                            '[{"displayName":"city","oldValue":"Ulm","newValue":null}]')
                        """)
                .params(own.id().value(), UUID.fromString(id), UUID.randomUUID())
                .update();
        String other = service.json("POST", path + "/plans", own.administrator(), "{}")
                .json()
                .path("id")
                .asString();
        assertThat(service.get("/admin/v1/plans/" + id + "/differences?other=" + other, own.reader())
                        .json()
                        .at("/value/0/modifiedProperties/0/oldValue")
                        .asString())
                .isEqualTo("Ulm");
        assertThat(service.json("POST", "/admin/v1/plans/" + UUID.randomUUID() + "/apply", own.administrator(), "{}")
                        .errorCode())
                .isEqualTo("PlanNotFound");
        assertThat(service.json("POST", path + "/plans", own.administrator(), "{\"directory\":\"other.example\"}")
                        .status())
                .isEqualTo(404);

        assertThat(service.json("POST", path + "/stage", own.administrator(), "{}")
                        .json()
                        .path("mode")
                        .asString())
                .isEqualTo("staging");
        assertThat(service.json("PUT", path, own.administrator(), saved).status())
                .isEqualTo(200);
    }

    @Test
    void whoeverAddsOrRemovesADomainHasEverythingPlannedAgain() {
        TestTenant own = service.tenant("domains");
        String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        new DirectoryRows(service.database(), own.id()).directory(directory);
        service.json(
                "PUT",
                "/admin/v1/configurations/main",
                own.administrator(),
                "{\"directory\":\"" + directory + "\",\"enabled\":false}");
        String domain = "/admin/v1/domains/" + directory;
        assertThat(service.send("PUT", domain, own.administrator(), null, null).status())
                .isEqualTo(204);
        assertThat(asked(own)).isEqualTo("2 t");
        service.send("PUT", domain, own.administrator(), null, null);
        assertThat(asked(own)).as("it was there already").isEqualTo("2 t");

        service.database().sql("update job set replan_requested = false").update();
        assertThat(service.send("DELETE", domain, own.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(asked(own)).isEqualTo("3 t");
        assertThat(service.get("/admin/v1/domains", own.reader()).text()).doesNotContain(directory);
        assertThat(service.send("DELETE", domain, own.administrator(), null, null)
                        .errorCode())
                .isEqualTo("UnknownDomain");
        String initial = service.get("/admin/v1/domains", own.reader())
                .json()
                .at("/value/0/name")
                .asString();
        assertThat(service.send("DELETE", "/admin/v1/domains/" + initial, own.administrator(), null, null)
                        .errorCode())
                .isEqualTo("InitialDomain");
        assertThat(service.send("DELETE", domain, own.reader(), null, null).status())
                .isEqualTo(403);
    }

    private String asked(TestTenant of) {
        return service.database()
                .sql("select requested || ' ' || substr(replan_requested::text, 1, 1) from job where tenant_id = ?")
                .param(of.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void anExpressionIsEvaluatedForAnObjectThatIsGiven() {
        JsonNode value =
                evaluated("{\"expression\":\"Trim([givenName])\",\"input\":{\"givenName\":\" Ann \",\"sn\":\"x\"}}");
        assertThat(value.toString())
                .isEqualTo(
                        "{\"outcome\":\"value\",\"value\":\"Ann\",\"error\":null,\"inputs\":{\"givenName\":\" Ann \"}}");
        assertThat(evaluated("{\"expression\":\"IgnoreFlowIfNullOrEmpty([sn])\"}")
                        .path("outcome")
                        .asString())
                .isEqualTo("ignoreFlow");
        JsonNode whole = evaluated("{\"expression\":\"IIF([sn]=\\\"\\\", IgnoreObjectFlow, [sn])\"}");
        assertThat(whole.path("outcome").asString()).isEqualTo("ignoreFlow");
        assertThat(whole.path("object").asBoolean()).isTrue();
        assertThat(evaluated("{\"expression\":\"CStr([n])\",\"input\":{\"n\":0.1234567890123456789012}}")
                        .path("value")
                        .asString())
                .isEqualTo("0.1234567890123456789012");
        for (String number : new String[] {"1e400", "1e1000000000"}) {
            assertThat(evaluate("{\"expression\":\"[n]\",\"input\":{\"n\":" + number + "}}")
                            .errorCode())
                    .isEqualTo("InputInvalid");
        }
        JsonNode unknown = evaluated("{\"expression\":\"Trimm([givenName])\"}");
        assertThat(unknown.path("outcome").asString()).isEqualTo("error");
        assertThat(unknown.at("/error/code").asString()).isEqualTo("UnknownFunction");
        assertThat(unknown.at("/error/nearest").asString()).isEqualTo("Trim");
        assertThat(evaluate("{\"input\":{}}").errorCode()).isEqualTo("invalidRequest");
        assertThat(evaluate("{\"expression\":\"[a]\",\"object\":\"CN=A\"}").errorCode())
                .isEqualTo("invalidRequest");
        assertThat(evaluate("{\"expression\":\"[a]\",\"object\":\"CN=A\",\"directory\":\"none.example\"}")
                        .errorCode())
                .isEqualTo("UnknownDirectory");
    }

    private Answer evaluate(String body) {
        return service.json("POST", "/admin/v1/expressions/evaluate", tenant.administrator(), body);
    }

    private JsonNode evaluated(String body) {
        Answer answer = evaluate(body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyFaultOfAConfigurationIsADetailOfTheAnswer() {
        Answer refused = service.json(
                "PUT",
                "/admin/v1/configurations/faulty",
                tenant.administrator(),
                "{\"interval\":\"soon\",\"mappings\":{\"set\":[{\"object\":\"user\"},{\"object\":\"user\",\"target\":\"jobTitel\",\"source\":\"title\"}]}}");
        assertThat(refused.errorCode()).isEqualTo("InvalidConfiguration");
        assertThat(refused.json()
                        .at("/error/details")
                        .valueStream()
                        .map(detail -> detail.path("target").asString()))
                .as(refused.text())
                .containsExactlyInAnyOrder(
                        "directory",
                        "interval",
                        "mappings.set[0].target",
                        "mappings.set[0].source",
                        "mappings.set[1].target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"role\":\"root\"}",
                "{\"name\":7,\"role\":\"reader\"}",
                "{\"name\":\"x\",\"role\":\"reader\",\"surprise\":1}",
                "{\"name\":\"x\",\"name\":\"y\",\"role\":\"reader\"}",
                "{\"name\":\"x\",\"role\":\"reader\"} trailing"
            })
    void aBodyThatDoesNotFitIsRefusedWithAReason(String body) {
        Answer answer = service.json("POST", "/admin/v1/clients", tenant.administrator(), body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("invalidRequest");
        assertThat(answer.text()).doesNotContain("Exception", "org.footbridge", "tools.jackson");
    }

    @Test
    void aBodyThatIsTooLargeOrTooDeepIsRefused() {
        String large = "{\"name\":\"" + "x".repeat(2_000_000) + "\"}";
        assertThat(service.json("POST", "/admin/v1/clients", tenant.administrator(), large)
                        .status())
                .isEqualTo(413);
        String deep = "{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThat(service.json("POST", "/admin/v1/clients", tenant.administrator(), deep)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void eventsComeNewestFirstPageByPage() {
        UUID object = rows.user("logged", "");
        UUID configuration = UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            rows.event(configuration, object, "logged", i == 0 ? "failure" : "success");
        }
        String base = "/admin/v1/events?top=3&object=" + object;
        JsonNode first = service.get(base, tenant.reader()).json();
        assertThat(first.path("value")).hasSize(3);
        JsonNode rest =
                service.get(first.path("nextLink").asString(), tenant.reader()).json();
        assertThat(rest.path("value")).hasSize(2);
        assertThat(rest.has("nextLink")).isFalse();
        assertThat(rest.path("value").path(1).path("code").asString()).isEqualTo("DuplicateValue");
        assertThat(service.get("/admin/v1/events?status=odd", tenant.reader()).status())
                .isEqualTo(400);
        assertThat(service.get("/admin/v1/events?cycle=odd", tenant.reader()).errorCode())
                .isEqualTo("invalidRequest");
        assertThat(service.get("/admin/v1/summary", tenant.reader())
                        .json()
                        .path("users")
                        .asInt())
                .isPositive();
    }

    @Test
    void eventsAreFilteredAndExported() {
        UUID object = rows.user("exported", "");
        UUID configuration = UUID.randomUUID();
        rows.event(configuration, object, "exported \u00e4", "failure");
        rows.event(configuration, object, "exported \u00e4", "success");
        String job = "AD2AADProvisioning." + tenant.id().toString().replace("-", "") + "." + configuration;
        String mine = "/admin/v1/events?job=" + job + "&identity=EXPORTED%20%C3%84";
        JsonNode first = service.get(mine + "&top=1", tenant.reader()).json();
        JsonNode second =
                service.get(first.path("nextLink").asString(), tenant.reader()).json();
        assertThat(second.path("value")).hasSize(1);
        assertThat(second.at("/value/0/steps/3/status").asString()).isEqualTo("failure");
        assertThat(service.get(mine + "&step=processing&action=update&code=DuplicateValue", tenant.reader())
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(service.get(mine + "&since=2999-01-01T00:00:00Z", tenant.reader())
                        .json()
                        .path("value"))
                .isEmpty();
        for (String wrong : new String[] {"step=jump", "action=dance", "since=monday", "job=x", "colour=red"}) {
            assertThat(service.get("/admin/v1/events?" + wrong, tenant.reader()).errorCode())
                    .as(wrong)
                    .isEqualTo("invalidRequest");
        }
        Answer archive = service.get("/admin/v1/events/export?format=json&job=" + job, tenant.reader());
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.header("content-type")).isEqualTo("application/zip");
        assertThat(archive.text()).startsWith("PK").contains("ProvisioningLogs_ModifiedProperties.json");
        assertThat(service.get("/admin/v1/events/export?format=xml", tenant.reader())
                        .errorCode())
                .isEqualTo("invalidRequest");
    }

    @Test
    void whatAdministratorsDoIsAudited() {
        TestTenant own = service.tenant("audited");
        UUID administrator = Objects.requireNonNull(own.clients().get(ClientRole.ADMINISTRATOR))
                .clientId();
        String by = "client " + administrator;
        String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        new DirectoryRows(service.database(), own.id()).directory(directory);
        String path = "/admin/v1/configurations/corp";
        service.json("PUT", path, own.administrator(), "{\"directory\":\"" + directory + "\",\"enabled\":false}");
        service.json(
                "PUT",
                path,
                own.administrator(),
                "{\"directory\":\"" + directory + "\",\"enabled\":false,\"interval\":\"5m\"}");
        service.send("PUT", "/admin/v1/domains/" + directory, own.administrator(), null, null);
        service.send("PUT", "/admin/v1/domains/" + directory, own.administrator(), null, null);
        Answer client =
                service.json("POST", "/admin/v1/clients", own.administrator(), "{\"name\":\"x\",\"role\":\"reader\"}");
        service.json(
                "POST",
                "/admin/v1/agentTokens",
                own.administrator(),
                "{\"directories\":[\"" + directory + "\"],\"validMinutes\":5}");
        service.json(
                "PATCH",
                "/v1.0/directory/onPremisesSynchronization",
                own.administrator(),
                "{\"features\":{\"blockSoftMatchEnabled\":true}}");
        service.send("DELETE", path, own.administrator(), null, null);
        service.send("DELETE", path, own.administrator(), null, null);

        JsonNode entries = service.get("/admin/v1/audit", own.reader()).json().path("value");
        assertThat(entries.valueStream().map(entry -> entry.path("action").asString()))
                .containsExactly(
                        "ConfigurationDeleted",
                        "FeaturesChanged",
                        "AgentTokenIssued",
                        "ClientCreated",
                        "DomainAdded",
                        "ConfigurationChanged",
                        "ConfigurationCreated");
        assertThat(entries.valueStream().map(entry -> entry.path("by").asString()))
                .containsOnly(by);
        JsonNode changed = entries.path(5);
        assertThat(changed.at("/before/interval").asString()).isEqualTo("120s");
        assertThat(changed.at("/after/interval").asString()).isEqualTo("300s");
        assertThat(changed.path("object").asString()).isEqualTo("configuration corp");
        assertThat(entries.toString())
                .doesNotContain(client.json().path("clientSecret").asString());
        assertThat(service.get("/admin/v1/audit/verification", own.reader())
                        .json()
                        .path("whole")
                        .asBoolean())
                .isTrue();
        JsonNode page = service.get("/admin/v1/audit?top=1&object=configuration%20", own.reader())
                .json();
        JsonNode next =
                service.get(page.path("nextLink").asString(), own.reader()).json();
        assertThat(next.at("/value/0/action").asString()).isEqualTo("ConfigurationChanged");
        assertThat(service.get("/admin/v1/audit?since=monday", own.reader()).errorCode())
                .isEqualTo("invalidRequest");
    }

    @Test
    void onDemandNeedsAnObjectAndAConfiguration() {
        assertThat(service.json(
                                "POST",
                                "/admin/v1/configurations/none/provision",
                                tenant.administrator(),
                                "{\"object\":\"CN=Ann\"}")
                        .errorCode())
                .isEqualTo("ConfigurationNotFound");
        for (String body : new String[] {"{}", "{\"object\":\" \"}", "{\"object\":\"a\",\"apply\":\"yes\"}"}) {
            assertThat(service.json("POST", "/admin/v1/configurations/none/provision", tenant.administrator(), body)
                            .errorCode())
                    .as(body)
                    .isEqualTo("invalidRequest");
        }
        assertThat(service.json("POST", "/admin/v1/configurations/none/provision", tenant.reader(), "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void healthIsOpenAndTellsNoDetails() {
        Answer health = service.get("/actuator/health/readiness", null);
        assertThat(health.text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(service.get("/actuator/env", tenant.provider()).status()).isEqualTo(404);
        assertThat(service.get("/actuator/prometheus", tenant.provider()).text())
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void theCallersRequestIdIsEchoed() {
        Answer answer = service.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.url() + "/admin/v1/nothing"))
                        .header("Authorization", "Bearer " + tenant.reader())
                        .header("client-request-id", "my-own-id"));
        assertThat(answer.header("client-request-id")).isEqualTo("my-own-id");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()
                        .path("error")
                        .path("innerError")
                        .path("client-request-id")
                        .asString())
                .isEqualTo("my-own-id");
    }
}

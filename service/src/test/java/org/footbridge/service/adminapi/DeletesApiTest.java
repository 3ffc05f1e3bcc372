package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletesApiTest {
    private static final String HELD = "/admin/v1/configurations/main/deletes";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("deletes");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    @BeforeAll
    void configure() {
        rows.directory(directory);
        Answer saved = service.json(
                "PUT",
                "/admin/v1/configurations/main",
                tenant.administrator(),
                "{\"directory\":\"" + directory + "\",\"enabled\":false}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    }

    @Test
    void whatIsHeldIsListedInPagesAndDecidedByItsNumbers() {
        hold("One");
        hold("Two");
        UUID three = hold("Three");
        JsonNode first = get(HELD + "?top=2");
        assertThat(first.path("counts").path(0).path("action").asString()).isEqualTo("delete");
        assertThat(first.path("value")).hasSize(2);
        assertThat(first.path("value").path(0).path("target").path("name").asString())
                .isEqualTo("One");
        JsonNode second = get(first.path("nextLink").asString());
        assertThat(second.path("value")).hasSize(1);
        long number = second.path("value").path(0).path("number").asLong();
        assertThat(second.path("upTo").asLong()).isEqualTo(number);

        Answer refused = post("/allow", "{\"numbers\":[" + number + "],\"all\":true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(service.json("POST", HELD + "/allow", tenant.reader(), "{\"numbers\":[" + number + "]}")
                        .status())
                .isEqualTo(403);
        Answer allowed = post("/allow", "{\"numbers\":[" + number + "]}");
        assertThat(allowed.status()).as(allowed.text()).isEqualTo(202);
        assertThat(allowed.json().path("count").asInt()).isEqualTo(1);
        assertThat(post("/allow", "{\"numbers\":[" + number + "]}").errorCode()).isEqualTo("HeldDeletesChanged");
        assertThat(get(HELD + "?state=allowed")
                        .path("value")
                        .path(0)
                        .path("target")
                        .path("id")
                        .asString())
                .isEqualTo(three.toString());

        Answer rejected = post("/reject", "{\"all\":true,\"upTo\":" + (number - 1) + ",\"kinds\":[\"user\"]}");
        assertThat(rejected.json().path("count").asInt()).isEqualTo(2);
        assertThat(post("/reject", "{\"all\":true,\"upTo\":" + number + "}")
                        .json()
                        .path("count")
                        .asInt())
                .as("nothing is left to decide")
                .isZero();
        JsonNode decisions = get("/admin/v1/deleteDecisions");
        assertThat(decisions.path("value").path(0).path("decision").asString()).isEqualTo("rejected");
        assertThat(decisions.path("value").path(0).path("by").asString()).startsWith("client ");
        JsonNode items = get("/admin/v1/deleteDecisions/"
                + decisions.path("value").path(0).path("id").asString());
        assertThat(items.path("value")).hasSize(2);
    }

    @Test
    void aConfigurationWithObjectsIsRemovedInTwoSteps() {
        String other = "/admin/v1/configurations/other";
        service.json("PUT", other, tenant.administrator(), "{\"directory\":\"" + directory + "\",\"enabled\":false}");
        UUID object = rows.user("Kept", "");
        service.database().sql("""
                        insert into link (tenant_id, configuration_id, source_guid, object_id)
                        select tenant_id, id, gen_random_uuid(), ? from configuration where tenant_id = ? and name = 'other'
                        """).params(object, tenant.id().value()).update();
        assertThat(delete(other).errorCode()).isEqualTo("RemovalNotShown");
        assertThat(service.get(other + "/removal?objects=burn", tenant.reader()).status())
                .isEqualTo(400);
        JsonNode look = get(other + "/removal?objects=keep");
        assertThat(look.path("counts").path(0).path("count").asInt()).isEqualTo(1);
        assertThat(look.path("value").path(0).path("name").asString()).isEqualTo("Kept");
        assertThat(delete(other + "?objects=delete&shown=" + look.path("shown").asString())
                        .errorCode())
                .isEqualTo("RemovalOutdated");
        assertThat(delete(other + "?objects=keep&shown=" + look.path("shown").asString())
                        .status())
                .isEqualTo(204);
        assertThat(service.get(other, tenant.reader()).status()).isEqualTo(404);
        assertThat(service.get("/v1.0/users/" + object, tenant.reader()).status())
                .isEqualTo(200);
    }

    @Test
    void aDirectoryIsRemovedInTwoStepsWithTheObjectsOfItsConfigurations() {
        String fabrikam = "/admin/v1/directories/fabrikam.example";
        rows.directory("fabrikam.example");
        service.json(
                "PUT",
                "/admin/v1/configurations/fabrikam",
                tenant.administrator(),
                "{\"directory\":\"fabrikam.example\",\"enabled\":false}");
        List<UUID> objects = List.of(rows.user("Gone 1", ""), rows.user("Gone 2", ""));
        objects.forEach(object ->
                service.database().sql("""
                        insert into link (tenant_id, configuration_id, source_guid, object_id)
                        select tenant_id, id, gen_random_uuid(), ? from configuration
                        where tenant_id = ? and name = 'fabrikam'
                        """).params(object, tenant.id().value()).update());

        JsonNode look = get(fabrikam + "/removal?objects=delete&top=1");
        JsonNode configuration = look.path("configurations").path(0);
        assertThat(configuration.path("name").asString()).isEqualTo("fabrikam");
        assertThat(configuration
                        .path("removal")
                        .path("counts")
                        .path(0)
                        .path("count")
                        .asInt())
                .isEqualTo(2);
        assertThat(configuration.path("value")).hasSize(1);
        assertThat(configuration.path("value").path(0).path("becomes").asString())
                .isEqualTo("delete");
        String shown = look.path("shown").asString();
        assertThat(service.send("DELETE", fabrikam + "?objects=delete&shown=" + shown, tenant.reader(), null, null)
                        .status())
                .isEqualTo(403);
        assertThat(delete(fabrikam + "?objects=keep&shown=" + shown).errorCode())
                .isEqualTo("RemovalOutdated");
        assertThat(delete(fabrikam + "?objects=delete&shown=" + shown).status()).isEqualTo(204);
        assertThat(service.get(fabrikam + "/removal?objects=keep", tenant.reader())
                        .errorCode())
                .isEqualTo("UnknownDirectory");
        objects.forEach(object -> assertThat(
                        service.get("/v1.0/users/" + object, tenant.reader()).status())
                .isEqualTo(404));
    }

    private UUID hold(String name) {
        UUID object = rows.user(name, "");
        service.database()
                .sql("""
                        insert into held_delete (tenant_id, configuration_id, source_guid, object_id, kind, source_class,
                            source_name, object_name, reason, action, cycle_id)
                        select tenant_id, id, gen_random_uuid(), ?, 'user', 'user', ?, ?, 'DELETED', 'delete', gen_random_uuid()
                        from configuration where tenant_id = ? and name = 'main'
                        """)
                .params(object, name, name, tenant.id().value())
                .update();
        return object;
    }

    private JsonNode get(String path) {
        Answer answer = service.get(path, tenant.reader());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer post(String verb, String body) {
        return service.json("POST", HELD + verb, tenant.administrator(), body);
    }

    private Answer delete(String path) {
        return service.send("DELETE", path, tenant.administrator(), null, null);
    }
}

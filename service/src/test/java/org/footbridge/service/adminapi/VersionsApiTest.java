package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a configuration was before is listed, compared, and comes back when it is saved again. */
@Tag("slow")
class VersionsApiTest {
    private static final String PATH = "/admin/v1/configurations/main";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant =
            service.tenant("versions" + UUID.randomUUID().toString().substring(0, 8));
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    @BeforeEach
    void fill() {
        new DirectoryRows(service.database(), tenant.id()).directory(domain);
        save("\"interval\":\"2m\"");
        save("\"interval\":\"5m\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp\"]}");
        save("""
                "interval":"5m","scope":{"containers":["OU=Staff,DC=corp","OU=Partners,DC=corp"]},
                "mappings":{"set":[{"object":"user","target":"jobTitle","expression":"Trim([title])"}]}""");
    }

    private Answer save(String keys) {
        return put("{\"directory\":\"" + domain + "\",\"enabled\":false," + keys + "}");
    }

    private Answer put(String document) {
        return service.json("PUT", PATH, tenant.administrator(), document);
    }

    private JsonNode get(String path) {
        Answer answer = service.get(path, tenant.reader());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> paths(JsonNode differences) {
        return differences
                .path("value")
                .valueStream()
                .map(each -> each.path("path").asString())
                .toList();
    }

    @Test
    void versionsAreListedNewestFirstInPages() {
        JsonNode first = get(PATH + "/versions?top=2");
        assertThat(first.path("value")
                        .valueStream()
                        .map(each -> each.path("version").asInt()))
                .containsExactly(3, 2);
        assertThat(first.at("/value/0/savedBy").asString()).startsWith("client ");
        assertThat(first.at("/value/0/savedAt").asString()).isNotBlank();
        JsonNode second = get(first.path("nextLink").asString());
        assertThat(second.path("value")
                        .valueStream()
                        .map(each -> each.path("version").asInt()))
                .containsExactly(1);
        assertThat(second.has("nextLink")).isFalse();
    }

    @Test
    void aVersionIsShownInTheFormInWhichTheConfigurationIs() {
        ObjectNode now = (ObjectNode) get(PATH);
        now.remove("mode");
        assertThat(get(PATH + "/versions/3")).isEqualTo(now);
        Answer none = service.get(PATH + "/versions/4", tenant.reader());
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.errorCode()).isEqualTo("VersionNotFound");
        assertThat(service.get("/admin/v1/configurations/none/versions", tenant.reader())
                        .errorCode())
                .isEqualTo("ConfigurationNotFound");
    }

    @Test
    void differencesAreToldByWhatElementsAreKnownByAndInPages() {
        JsonNode differences = get(PATH + "/versions/1/differences?to=3");
        assertThat(paths(differences))
                .containsExactly(
                        "interval",
                        "scope.containers[ou=staff,dc=corp]",
                        "scope.containers[ou=partners,dc=corp]",
                        "mappings");
        assertThat(differences.at("/value/0/before").asString()).isEqualTo("120s");
        assertThat(differences.at("/value/0/after").asString()).isEqualTo("300s");
        assertThat(differences.at("/value/1").has("before")).isFalse();
        assertThat(paths(get(PATH + "/versions/3/differences?to=2")))
                .as("backwards")
                .containsExactly("scope.containers[ou=partners,dc=corp]", "mappings");
        assertThat(paths(get(PATH + "/versions/2/differences")))
                .as("to the one that counts")
                .hasSize(2);
        assertThat(paths(get(PATH + "/versions/3/differences"))).isEmpty();

        JsonNode page = get(PATH + "/versions/1/differences?to=3&top=3");
        assertThat(page.path("value")).hasSize(3);
        assertThat(paths(get(page.path("nextLink").asString()))).containsExactly("mappings");
    }

    @Test
    void anOldVersionComesBackWhenItIsSavedAsItWasShown() {
        for (int version : List.of(2, 1, 3)) {
            Answer saved = put(get(PATH + "/versions/" + version).toString());
            assertThat(saved.status()).as(saved.text()).isEqualTo(200);
            int now = saved.json().path("version").asInt();
            assertThat(now).isGreaterThan(3);
            assertThat(paths(get(PATH + "/versions/" + version + "/differences?to=" + now)))
                    .isEmpty();
        }
        assertThat(put(get(PATH).toString()).status())
                .as("what is shown now can be saved, too")
                .isEqualTo(200);
    }

    @Test
    void anOldVersionOfAnActiveConfigurationIsPlanned() {
        Answer active = service.json(
                "PUT",
                PATH + "?activate=true",
                tenant.administrator(),
                "{\"directory\":\"" + domain + "\",\"scope\":{\"containers\":[\"OU=Staff,DC=corp\"]}}");
        assertThat(active.status()).as(active.text()).isEqualTo(200);
        String old = get(PATH + "/versions/1").toString();
        assertThat(put(old).errorCode()).isEqualTo("PlanRequired");
        Answer plan = service.json("POST", PATH + "/plans", tenant.administrator(), old);
        assertThat(plan.status()).as(plan.text()).isEqualTo(202);
    }
}

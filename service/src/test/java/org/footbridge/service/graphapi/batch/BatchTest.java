package org.footbridge.service.graphapi.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BatchTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("batch");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    private Answer send(String token, String requests) {
        return service.json("POST", "/v1.0/$batch", token, "{\"requests\":[" + requests + "]}");
    }

    private static Map<String, JsonNode> responses(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Map<String, JsonNode> byId = new HashMap<>();
        answer.json()
                .path("responses")
                .forEach(response -> byId.put(response.path("id").asString(), response));
        return byId;
    }

    private static JsonNode of(Map<String, JsonNode> responses, String id) {
        return responses.getOrDefault(id, tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static String get(String id, String url) {
        return "{\"id\":\"" + id + "\",\"method\":\"GET\",\"url\":\"" + url + "\"}";
    }

    @Test
    void eachRequestIsAnsweredByItself() {
        UUID ada = rows.user("Ada", "");
        rows.user("Bob", "");
        Map<String, JsonNode> answered = responses(send(
                tenant.reader(),
                String.join(
                        ",",
                        get("1", "/users/" + ada + "?$select=displayName"),
                        get("2", "users?$filter=displayName eq 'Bob'&$select=displayName"),
                        get("3", "/users/nobody@contoso.example"),
                        get("4", "/users/$count"))));
        assertThat(of(answered, "1").at("/body/displayName").asString()).isEqualTo("Ada");
        assertThat(of(answered, "1").at("/headers/Content-Type").asString()).contains("application/json");
        assertThat(of(answered, "1").at("/headers/request-id").asString()).hasSize(36);
        assertThat(of(answered, "2").at("/body/value/0/displayName").asString()).isEqualTo("Bob");
        assertThat(of(answered, "2").at("/body/value")).hasSize(1);
        assertThat(of(answered, "3").path("status").asInt()).isEqualTo(404);
        assertThat(of(answered, "3").at("/body/error/code").asString()).isEqualTo("Request_ResourceNotFound");
        assertThat(of(answered, "4").path("body").asString())
                .as("what is no JSON is in base64")
                .isEqualTo("Mg==");
    }

    @Test
    void whoMayOnlyReadMayOnlyReadInABatchToo() {
        UUID gone = rows.user("Gone", "");
        rows.delete(gone);
        String restore = "{\"id\":\"1\",\"method\":\"POST\",\"url\":\"/directory/deletedItems/" + gone
                + "/restore\",\"headers\":{\"Content-Type\":\"application/json\","
                + "\"Authorization\":\"Bearer " + tenant.administrator() + "\"},"
                + "\"body\":{\"newUserPrincipalName\":\"back@" + tenant.name() + ".invalid\"}}";
        JsonNode refused = of(responses(send(tenant.reader(), restore)), "1");
        assertThat(refused.path("status").asInt()).isEqualTo(403);
        assertThat(refused.at("/body/error/code").asString()).isEqualTo("Authorization_RequestDenied");
        JsonNode done = of(responses(send(tenant.administrator(), restore)), "1");
        assertThat(done.at("/body/error/code").asString()).isEqualTo("DomainNotVerified");
        assertThat(service.json("POST", "/v1.0/$batch", null, "{}").status()).isEqualTo(401);
    }

    @Test
    void whatDependsOnAFailedRequestIsNotDone() {
        String id = UUID.randomUUID().toString();
        Map<String, JsonNode> answered = responses(send(
                tenant.administrator(),
                get("c", "/users").replace("}", ",\"dependsOn\":[\"b\"]}") + ","
                        + get("b", "/users/" + id).replace("}", ",\"dependsOn\":[\"a\"]}") + ","
                        + get("a", "/users") + ","
                        + get("d", "/users").replace("}", ",\"dependsOn\":[\"a\"]}")));
        assertThat(of(answered, "a").path("status").asInt()).isEqualTo(200);
        assertThat(of(answered, "b").path("status").asInt()).isEqualTo(404);
        assertThat(of(answered, "c").path("status").asInt()).isEqualTo(424);
        assertThat(of(answered, "c").at("/body/error/innerError/date").asString())
                .isNotEmpty();
        assertThat(of(answered, "d").path("status").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../admin/v1/agents",
                "/users/../../admin/v1/agents",
                "/users/%2e%2e/%2e%2e/admin/v1/agents",
                "/users/..%2f..%2fadmin",
                "/users%5c..",
                "//evil.example/users",
                "https://evil.example/v1.0/users",
                "/$batch",
                "/%24batch",
                "$BATCH",
                "/users/\\\\..",
                "/users;x=1",
                ""
            })
    void nothingBesideGraphIsReached(String url) {
        JsonNode answered = of(responses(send(tenant.administrator(), get("1", url))), "1");
        assertThat(answered.path("status").asInt()).as(answered.toString()).isBetween(400, 404);
        assertThat(answered.toString()).doesNotContain("machineName");
    }

    @Test
    void aBatchThatMakesNoSenseIsRefusedAsAWhole() {
        String twentyOne = IntStream.range(0, 21)
                .mapToObj(number -> get("r" + number, "/users"))
                .collect(Collectors.joining(","));
        for (String requests : new String[] {
            "",
            twentyOne,
            get("1", "/users") + "," + get("1", "/groups"),
            get("", "/users"),
            get("1", "/users").replace("}", ",\"dependsOn\":[\"2\"]}"),
            get("1", "/users").replace("}", ",\"dependsOn\":[\"1\"]}")
        }) {
            Answer refused = send(tenant.reader(), requests);
            assertThat(refused.status()).as(requests).isEqualTo(400);
            assertThat(refused.errorCode()).isEqualTo("BadRequest");
        }
    }

    @Test
    void aBodyNeedsToSayWhatItIs() {
        String request = "{\"id\":\"1\",\"method\":\"PATCH\",\"url\":\"/directory/onPremisesSynchronization\","
                + "\"headers\":{\"content-type\":\"application/json\"},"
                + "\"body\":{\"features\":{\"blockSoftMatchEnabled\":true}}}";
        assertThat(of(responses(send(tenant.administrator(), request)), "1")
                        .path("status")
                        .asInt())
                .isEqualTo(204);
        JsonNode refused =
                of(responses(send(tenant.administrator(), request.replace("content-type", "x-nothing"))), "1");
        assertThat(refused.path("status").asInt()).isEqualTo(400);
        assertThat(refused.toString()).contains("Content-Type");
    }
}

package org.footbridge.service.graphapi.batch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.service.cycles.MovableClock;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

@Tag("slow")
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
                "/$%62atch",
                "/%24%62atch",
                "/$batc%68",
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
            get("1", "/users").replace("}", ",\"dependsOn\":[\"1\"]}"),
            get("1", "/users").replace("}", ",\"dependsOn\":[\"2\"]}") + ","
                    + get("2", "/users").replace("}", ",\"dependsOn\":[\"1\"]}"),
            get("1", "/users").replace("}", ",\"id\":\"2\"}")
        }) {
            Answer refused = send(tenant.reader(), requests);
            assertThat(refused.status()).as(requests).isEqualTo(400);
            assertThat(refused.errorCode()).isEqualTo("BadRequest");
        }
    }

    @Test
    void anAddressThatIsTooLongIsAFaultOfItsRequestAlone() {
        Map<String, JsonNode> answered =
                responses(send(tenant.reader(), get("1", "/users/" + "a".repeat(100_000)) + "," + get("2", "/users")));
        assertThat(of(answered, "1").path("status").asInt()).isEqualTo(400);
        assertThat(of(answered, "1").at("/body/error/message").asString()).contains("2048");
        assertThat(of(answered, "2").path("status").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1.0/$batch",
                "POST /v1.0/domains",
                "PATCH /v1.0/organization/{tenant}",
                "PATCH /v1.0/directory/onPremisesSynchronization",
                "POST /v1.0/roleManagement/directory/roleAssignments",
                "POST /v1.0/directory/deletedItems/{tenant}/restore"
            })
    void noBodyIsReadWithoutEnd(String route) {
        String[] parts = route.replace("{tenant}", tenant.id().toString()).split(" ", -1);
        int largest = parts[1].endsWith("batch") ? 4 << 20 : 16 << 20;
        Answer refused = service.json(
                parts[0], parts[1], tenant.administrator(), "{\"requests\":\"" + "x".repeat(largest) + "\"}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(413);
        assertThat(refused.errorCode()).isEqualTo("requestTooLarge");
    }

    @Test
    void onceTheAnswersAreVeryLargeTheRestIsNotDone() {
        UUID group = rows.object(
                "group", "{\"displayName\": \"G\", \"description\": \"" + "x".repeat(BatchBudget.ROOM / 16) + "\"}");
        Map<String, JsonNode> answered = responses(send(
                tenant.reader(),
                IntStream.range(0, 20)
                        .mapToObj(number -> get("r" + number, "/groups/" + group + "?$select=description"))
                        .collect(Collectors.joining(","))));
        assertThat(of(answered, "r15").path("status").asInt()).isEqualTo(200);
        JsonNode refused = of(answered, "r16");
        assertThat(refused.path("status").asInt()).isEqualTo(429);
        assertThat(refused.at("/headers/Retry-After").asString()).isEqualTo("1");
        assertThat(refused.at("/body/error/code").asString()).isEqualTo("TooManyRequests");
        assertThat(of(answered, "r19").path("status").asInt()).isEqualTo(429);
    }

    @Test
    void afterTwoMinutesNoOtherRequestIsBegun() {
        MovableClock clock = new MovableClock();
        clock.set(Instant.EPOCH);
        BatchBudget budget = new BatchBudget(clock);
        clock.advance(BatchBudget.TIME.minusMillis(1));
        assertThat(budget.spent()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(budget.spent().map(ServiceFailure::httpStatus)).contains(503);
    }

    @Test
    void whatARequestLogsHasTheIdThatItIsAnsweredWith() {
        rows.directory("corp.example.com");
        service.json(
                "PUT",
                "/admin/v1/configurations/corp",
                tenant.administrator(),
                "{\"directory\":\"corp.example.com\",\"enabled\":false}");
        String configuration = service.get("/admin/v1/configurations/corp", tenant.reader())
                .json()
                .path("id")
                .asString();
        String check = "{\"id\":\"1\",\"method\":\"POST\",\"url\":\"/servicePrincipals/" + configuration
                + "/synchronization/jobs/AD2AADProvisioning."
                + tenant.id().toString().replace("-", "") + "." + configuration + "/validateCredentials\"}";
        List<String> logged = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> lines = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                logged.add(line.getMDCPropertyMap().getOrDefault("request", "") + " " + line.getFormattedMessage());
            }
        };
        lines.start();
        Logger logger = (Logger) LoggerFactory.getLogger("org.footbridge.service.http");
        logger.addAppender(lines);
        try {
            JsonNode answered = of(responses(send(tenant.administrator(), check)), "1");
            assertThat(answered.path("status").asInt()).as(answered.toString()).isEqualTo(502);
            assertThat(answered.at("/body/error/code").asString()).isEqualTo("NoActiveAgents");
            assertThat(logged)
                    .anyMatch(line -> line.startsWith(
                            answered.at("/headers/request-id").asString() + " No agent of corp.example.com"));
        } finally {
            logger.detachAppender(lines);
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

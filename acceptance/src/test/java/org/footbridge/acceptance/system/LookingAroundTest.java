package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.acceptance.forests.SystemFolder;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.demo.deployment.LocalServiceOptions;
import org.footbridge.demo.process.Waiting;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an administrator sees of a directory and its agents through the API, with the programs as they are started. How large
 * the directory is can be said with the system property {@code looking.users}.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingAroundTest {
    private static final String DOMAIN = "corp.example";
    private static final String PATH = "/admin/v1/directories/" + DOMAIN;
    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final int USERS = Integer.getInteger("looking.users", 2000);

    private final Path folder = SystemFolder.make();

    @SuppressWarnings("NullAway.Init")
    private SampleForest forest;

    @SuppressWarnings("NullAway.Init")
    private SampleDomain domain;

    @SuppressWarnings("NullAway.Init")
    private Deployment deployment;

    @SuppressWarnings("NullAway.Init")
    private ServiceClient client;

    @BeforeAll
    void start() throws IOException {
        forest = SampleForest.builder()
                .domain(DOMAIN, new Size(USERS, USERS / 20, USERS / 40))
                .seed(2026)
                .start();
        domain = forest.domain(DOMAIN);
        deployment = Deployment.start(folder, LocalServiceOptions.in(folder.resolve("service")));
        Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
        DirectoryAccess access = DirectoryAccess.withPassword(
                DOMAIN,
                domain.host(),
                domain.ldapsPort(),
                authority,
                domain.serviceAccount().bindName(),
                domain.serviceAccount().password());
        deployment.addAgent(List.of(access));
        deployment.addAgent(List.of(access));
        deployment.awaitAgents(DOMAIN, 2);
        client = deployment.service().client();
    }

    @AfterAll
    void stop() {
        client.close();
        deployment.close();
        forest.close();
        SystemFolder.remove(folder);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode list, String key) {
        return list.path("value")
                .valueStream()
                .map(each -> each.path(key).asString())
                .toList();
    }

    @Test
    void theTreeIsReadDownToItsLeavesInPages() {
        JsonNode top = client.get(PATH + "/tree?top=3");
        assertThat(top.at("/parent/distinguishedName").asString()).isEqualToIgnoringCase(domain.baseDn());
        assertThat(top.path("value")).hasSize(3);
        List<String> names = new ArrayList<>(texts(top, "name"));
        JsonNode page = top;
        while (page.has("nextLink")) {
            page = client.get(page.path("nextLink").asString());
            names.addAll(texts(page, "name"));
        }
        assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER).contains("Users", "Builtin");

        int seen = 0;
        List<String> open = new ArrayList<>(List.of(""));
        while (!open.isEmpty()) {
            JsonNode below = client.get(PATH + "/tree?top=1000" + open.removeLast());
            seen += below.path("value").size();
            below.path("value").forEach(each -> {
                if (each.path("hasChildren").asBoolean()) {
                    open.add("&parent=" + each.path("guid").asString());
                }
            });
        }
        long units = domain.snapshot().stream()
                .filter(object -> object.objectClass().equals("organizationalUnit"))
                .count();
        assertThat(seen).isGreaterThanOrEqualTo((int) units);

        String person = domain.guid(domain.people(1).getFirst()).toString();
        assertThat(refused(() -> client.get(PATH + "/tree?parent=" + person))).isEqualTo("NotAContainer");
        assertThat(refused(() -> client.get(PATH + "/tree?parent=00000000-0000-0000-0000-000000000001")))
                .isEqualTo("ContainerNotFound");
    }

    @Test
    void peopleAreFoundByTheBeginningOfTheirNamesAndByTheWhole() {
        String name = domain.people(1).getFirst();
        String guid = domain.guid(name).toString();
        String login = domain.principalName(name);
        for (String text : List.of(name, guid, login, login.substring(0, login.indexOf('@')))) {
            JsonNode found = client.get(PATH + "/search?kind=user&text=" + encoded(text));
            assertThat(texts(found, "guid")).as(text).contains(guid);
        }
        assertThat(texts(client.get(PATH + "/search?kind=group&text=" + encoded(guid)), "guid"))
                .isEmpty();
    }

    @Test
    void aCycleTakesInWhatWasCounted() {
        String group = client.get(PATH + "/search?kind=group&text=all%20staff")
                .at("/value/0/distinguishedName")
                .asString();
        for (String scope : List.of("", "scope:\n  groups: [\"" + group + "\"]\n  nested: true\n", """
                scope:
                  filters:
                    - object: user
                      groups:
                        - clauses:
                            - {attribute: accountDisabled, operator: IS FALSE}
                            - {attribute: department, operator: IS NOT NULL}
                """)) {
            String document = "directory: " + DOMAIN + "\n" + scope;
            JsonNode counted = client.post(PATH + "/counts", document, "application/yaml");
            System.out.println("counted " + counted.path("counts") + " in " + counted.path("seconds") + " s");
            assertThat(counted.path("complete").asBoolean()).isTrue();
            Map<String, Long> inScope = new TreeMap<>();
            counted.path("counts")
                    .forEach(each -> inScope.put(
                            each.path("object").asString(), each.path("inScope").asLong()));
            if (USERS > 10_000) {
                continue;
            }
            String name = "scope" + document.hashCode();
            client.put(
                    "/admin/v1/configurations/" + name + "?activate=true",
                    document + "deletes: {threshold: 1000000, percent: 100}\n",
                    "application/yaml");
            Cycle cycle = deployment.service().administer(api -> {
                long request = api.requestCycle(name, true);
                return api.awaitCycle(name, request, Duration.ofMinutes(5), progress -> {});
            });
            assertThat(cycle.state()).as(cycle.error()).isIn("succeeded", "partial");
            assertThat(inScope.values().stream().mapToLong(Long::longValue).sum())
                    .isPositive()
                    .isEqualTo(synchronised(name));
            JsonNode removal = client.get("/admin/v1/configurations/" + name + "/removal?objects=delete");
            client.delete("/admin/v1/configurations/" + name + "?objects=delete&allowDeletes=true&shown="
                    + removal.path("shown").asString());
        }
    }

    /** Objects that a configuration holds, and those that are in scope and fail. */
    private long synchronised(String name) {
        long failing = client.get("/admin/v1/configurations/" + name + "/errors")
                .path("count")
                .asLong();
        long held = 0;
        for (JsonNode each : client.get("/admin/v1/configurations/" + name + "/removal?objects=delete")
                .path("counts")) {
            held += each.path("count").asLong();
        }
        return held + failing;
    }

    @Test
    void anAgentThatDrainsTakesNothingMoreAndTheOtherOneDoes() throws Exception {
        LocalAgent first = deployment.agents().getFirst();
        LocalAgent second = deployment.agents().getLast();
        String id = idOf(first);
        client.post("/admin/v1/agents/" + id + "/drain", null);
        assertThat(Waiting.until(WITHIN, () -> log(first).contains("code=\"AgentDraining\"")))
                .isTrue();
        assertThat(agent(id).path("draining").asBoolean()).isTrue();
        assertThat(agent(id).path("status").asString()).isEqualTo("active");
        int before = answered(first);
        int others = answered(second);
        for (int i = 0; i < 8; i++) {
            client.get(PATH + "/tree?top=1");
        }
        assertThat(Waiting.until(WITHIN, () -> answered(second) == others + 8)).isTrue();
        assertThat(answered(first)).isEqualTo(before);
        assertThat(refused(() -> client.post("/admin/v1/agents/" + idOf(second) + "/drain", null)))
                .isEqualTo("LastAgentOfDirectory");

        // after it was started anew as well
        first.stop();
        first.run();
        assertThat(Waiting.until(WITHIN, () -> log(first).split("code=\"AgentConnected\"", -1).length > 2))
                .isTrue();
        before = answered(first);
        client.get(PATH + "/tree?top=1");
        assertThat(answered(first)).isEqualTo(before);

        client.post("/admin/v1/agents/" + id + "/resume", null);
        int drained = answered(first);
        assertThat(Waiting.until(WITHIN, () -> {
                    client.get(PATH + "/tree?top=1");
                    return answered(first) > drained;
                }))
                .isTrue();
        assertThat(agent(id).path("draining").asBoolean()).isFalse();
    }

    @Test
    void agentsTellHowTheyAreByThemselvesAndWhenAsked() {
        String id = idOf(deployment.agents().getLast());
        assertThat(Waiting.until(WITHIN, () -> !agent(id).path("checks").isEmpty()))
                .isTrue();
        JsonNode told = agent(id);
        assertThat(told.path("checks")
                        .valueStream()
                        .map(check -> check.path("name").asString()))
                .contains("relay", "certificate", "bind", "tls");
        assertThat(told.path("checks")
                        .valueStream()
                        .map(check -> check.path("status").asString()))
                .doesNotContain("failed");
        assertThat(told.toString()).doesNotContain(domain.serviceAccount().password());
        assertThat(told.at("/certificate/serial").asString()).isNotBlank();
        assertThat(Waiting.until(
                        WITHIN, () -> agent(id).path("address").asString("").equals("127.0.0.1")))
                .isTrue();

        String at = told.at("/checks/0/at").asString();
        client.post("/admin/v1/agents/" + id + "/checks", null);
        assertThat(Waiting.until(
                        WITHIN, () -> !agent(id).at("/checks/0/at").asString().equals(at)))
                .isTrue();
    }

    private JsonNode agent(String id) {
        JsonNode agent = client.get("/admin/v1/agents/" + id);
        assertThat(agent).isInstanceOf(ObjectNode.class);
        return agent;
    }

    private static int answered(LocalAgent agent) {
        return log(agent).split("kind=\"?BROWSE_TREE", -1).length - 1;
    }

    private static String idOf(LocalAgent agent) {
        return org.footbridge.cli.client.Json.parse(read(agent.data().resolve("registration.json")))
                .path("agent")
                .asString();
    }

    private static String log(LocalAgent agent) {
        return read(agent.log());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refused(Runnable request) {
        return catchThrowableOfType(CommandFailure.class, request::run).code();
    }
}

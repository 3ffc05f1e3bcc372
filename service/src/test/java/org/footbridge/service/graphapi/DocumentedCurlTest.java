package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.NewClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines with curl that the documentation shows do what it says, typed as they are. Behind each stands the status, and, if
 * there is one, an answer of the same shape: what it has is in the real one, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCurlTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^```sh\\n(curl .*?)^```\\n(.*?)(?=^```sh|\\z)", Pattern.DOTALL);
    private static final Pattern ANSWER = Pattern.compile(
            "\\A\\s*Answers (\\d{3})(?:\\.|:\\s*```json\\n(.*?)^```)", Pattern.DOTALL | Pattern.MULTILINE);

    private final RunningService service = RunningService.shared();
    private final Map<String, String> variables = variables();

    @TempDir
    Path folder;

    /** @param expected what stands behind it */
    record Example(String page, String command, String expected) {
        @Override
        public String toString() {
            return page + ": " + command.lines().findFirst().orElse("");
        }
    }

    static List<Example> examples() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path docs = Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolveSibling("docs");
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(docs)) {
            for (Path page : pages.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Matcher block = BLOCK.matcher(Files.readString(page));
                while (block.find()) {
                    examples.add(new Example(docs.relativize(page).toString(), block.group(1), block.group(2)));
                }
            }
        }
        return examples;
    }

    private Map<String, String> variables() {
        TestTenant tenant = service.tenant("curl");
        DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
        UUID ada = rows.user("Ada", "");
        UUID group = rows.group("Staff");
        rows.reference(group, "members", ada);
        rows.directory("curl.example.com");
        UUID configuration = service.bean(Configurations.class)
                .save(tenant.id(), "main", JsonMapper.shared().readTree("{\"directory\":\"curl.example.com\"}"), "test")
                .id();
        NewClient client = java.util.Objects.requireNonNull(tenant.clients().get(ClientRole.ADMINISTRATOR));
        return Map.ofEntries(
                Map.entry("FOOTBRIDGE", service.url()),
                Map.entry("TENANT", tenant.name()),
                Map.entry("CLIENT_ID", client.clientId().toString()),
                Map.entry("CLIENT_SECRET", client.clientSecret()),
                Map.entry("TOKEN", tenant.administrator()),
                Map.entry("GROUP", group.toString()),
                Map.entry("USER_ID", ada.toString()),
                Map.entry("CONFIGURATION", configuration.toString()),
                Map.entry("JOB", "AD2AADProvisioning." + tenant.id().toString().replace("-", "") + "." + configuration),
                Map.entry(
                        "CURL_CA_BUNDLE",
                        service.data().resolve("authority.pem").toString()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyLineDoesWhatIsWrittenBehindIt(Example example) throws Exception {
        Matcher expected = ANSWER.matcher(example.expected());
        assertThat(expected.find())
                .as("Behind the lines stands \"Answers 204.\", or \"Answers 200:\" and a block of json")
                .isTrue();
        Path body = folder.resolve("body");
        ProcessBuilder bash = new ProcessBuilder(
                "bash",
                "-c",
                "curl() { command curl --silent --show-error --max-time 30 --output \"$BODY\""
                        + " --write-out '%{http_code}' \"$@\"; }\n" + example.command());
        bash.environment().putAll(variables);
        bash.environment().put("BODY", body.toString());
        Path said = folder.resolve("said");
        Process process =
                bash.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String answered = Files.exists(body) ? Files.readString(body) : "";
        assertThat(Files.readString(said, StandardCharsets.UTF_8)).as(answered).isEqualTo(expected.group(1));
        if (expected.group(2) != null) {
            JsonMapper json = JsonMapper.shared();
            same(json.readTree(expected.group(2)), json.readTree(answered), "answer");
        }
    }

    /** Of lists the first element counts; texts with … in them are of any content, numbers of any value. */
    private static void same(JsonNode expected, JsonNode answered, String place) {
        assertThat(answered.getNodeType()).as("%s: %s", place, answered).isEqualTo(expected.getNodeType());
        expected.properties().forEach(member -> {
            assertThat(answered.has(member.getKey()))
                    .as("%s has no %s: %s", place, member.getKey(), answered)
                    .isTrue();
            same(member.getValue(), answered.path(member.getKey()), place + "." + member.getKey());
        });
        if (expected.isArray() && !expected.isEmpty()) {
            assertThat(answered).as(place).isNotEmpty();
            same(expected.get(0), answered.get(0), place + "[0]");
        }
        if (place.matches(".*\\.(error\\.code|status|parsingSucceeded|client-request-id)") && expected.isValueNode()) {
            assertThat(answered).as(place).isEqualTo(expected);
        }
    }

    @Test
    void thereAreExamplesOfEveryPart() {
        try {
            assertThat(examples()).hasSizeGreaterThanOrEqualTo(13);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SupportBundleTest {
    /** Each is planted somewhere where it must not be; the service gives none of them, but a bundle does not rely on that. */
    private static final List<String> SECRETS = List.of(
            FakeService.SECRET,
            "m4il-p4ssword",
            "webhook-k3y-of-ours",
            "another-client-secret",
            "fbt1.eyJ1IjoiaHR0cHM6Ly94In0",
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl",
            "8846F7EAEE8FB117AD06BDD830B7586C",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "v1;PPH1_MD4,0f0f0f0f,1000,abcdef",
            "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
            "proxy-p4ss",
            "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
            "m4ster-key-m4terial",
            "b1nd p4ssword with blanks");

    private static final List<String> NAMES = List.of(
            "Ann Smith",
            "Ann.Smith",
            "ann.smith@corp.example",
            "CN=Ann Smith",
            "Secret Staff",
            "Ben Ode",
            "Head of Bridges",
            "Old Title",
            "Bea Admin",
            "helpdesk@corp.example");

    @TempDir
    private Path folder;

    private FakeService service;
    private Path home;

    @BeforeEach
    void start() throws IOException {
        service = FakeService.start();
        home = Files.createDirectories(folder.resolve("home"));
        plant();
        prepare();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void plant() throws IOException {
        Files.writeString(home.resolve("administrator.json"), "{\"clientSecret\":\"another-client-secret\"}");
        Files.writeString(home.resolve("master.key"), "m4ster-key-m4terial\n");
        Files.writeString(
                home.resolve("identity.pem"), "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n");
        Files.writeString(home.resolve("service.log"), """
                time=1 msg="key is m4ster-key-m4terial of another-client-secret"
                time=2 msg="bind" password=m4il-p4ssword user=x
                time=3 token=fbt1.eyJ1IjoiaHR0cHM6Ly94In0 Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl
                time=4 {"password":"b1nd p4ssword with blanks","hash":"8846F7EAEE8FB117AD06BDD830B7586C"}
                time=5 hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 v1;PPH1_MD4,0f0f0f0f,1000,abcdef
                time=6 $argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA http://user:proxy-p4ss@proxy.example:3128
                -----BEGIN PRIVATE KEY-----
                MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
                -----END PRIVATE KEY-----
                time=6 body={\\"password\\":\\"b1nd p4ssword with blanks\\",\\"user\\":\\"x\\"} secret='b1nd p4ssword with blanks'
                time=7 msg="planned CN=Ann Smith,OU=Secret Staff,DC=corp,DC=example and ann.smith@corp.example" cycle=17
                time=8 msg="Ann Smith follows; an unrelated word stays" dc=dc1.corp.example
                """);
    }

    private void prepare() {
        for (String name : List.of("summary", "directories", "domains", "deleteDecisions?top=100")) {
            service.on("GET /admin/v1/" + name, 200, "{\"value\":[]}");
        }
        service.on("GET /admin/v1/agents", 200, """
                {"value":[{"id":"a1","machineName":"m1","status":"active","token":"fbt1.eyJ1IjoiaHR0cHM6Ly94In0"}]}""");
        service.on("GET /admin/v1/notifications", 200, """
                {"mail":{"host":"mail.example","password":"m4il-p4ssword","to":["helpdesk@corp.example"],"secretSet":true},
                 "webhook":{"url":"https://h.example","secret":"webhook-k3y-of-ours"},"lasting":[]}""");
        service.on("GET /admin/v1/configurations", 200, "{\"value\":[{\"name\":\"corp\",\"mode\":\"active\"}]}");
        service.on("GET /admin/v1/configurations/corp", 200, """
                {"name":"corp","passwordHashSync":true,"scope":{"containers":[
                 {"name":"OU=Secret Staff,DC=corp,DC=example","guid":"11111111-2222-3333-4444-555555555555"}]},
                 "mappings":{"set":[{"object":"user","target":"jobTitle","source":"title"}]}}""");
        service.on("GET /admin/v1/configurations/corp/job", 200, "{\"schedule\":\"Active\"}");
        service.on("GET /admin/v1/configurations/corp/errors?top=200", 200, """
                {"count":1,"value":[{"source":{"id":"g1","type":"user","name":"Ann Smith"},"code":"InvalidSoftMatch",
                 "reason":"The name Ann.Smith@corp.example is held by Ben Ode.",
                 "conflictingObject":{"id":"t2","type":"user","name":"Ben Ode"}}]}""");
        String since = "GET /admin/v1/events?since=";
        service.onAny(since, 200, """
                {"value":[{"id":"e1","activityDateTime":"2026-11-22T08:00:00Z","action":"update","status":"success",
                  "source":{"id":"g1","type":"user","name":"Ann Smith"},"target":{"id":"t1","type":"user","name":"Ann Smith"},
                  "modifiedProperties":[{"displayName":"jobTitle","oldValue":"Old Title","newValue":"Head of Bridges"},
                    {"displayName":"userType","oldValue":null,"newValue":"update"}],
                  "steps":[{"name":"EntryImportUpdate","description":"Ann Smith was read.",
                    "details":{"title":"Head of Bridges","dn":"CN=Ann Smith,OU=Secret Staff,DC=corp,DC=example"}}],
                  "reason":"Head of Bridges: Ann Smith has changed."}]}""");
        service.onAny("GET /admin/v1/audit?since=", 200, """
                {"value":[{"number":7,"by":"administrator Bea Admin","action":"UserRestored","object":"user Ann Smith",
                  "before":null,"after":{"clientSecret":"another-client-secret"}},
                 {"number":8,"by":"client 1","action":"ConfigurationChanged","object":"configuration corp"}]}""");
    }

    private Map<String, String> bundle(String... options) throws IOException {
        Path file = folder.resolve("bundle.zip");
        List<String> arguments = new java.util.ArrayList<>(
                List.of("support-bundle", "--output", file.toString(), "--logs", home.toString()));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(service, folder, arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, String> entries = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), ISO_8859_1));
            }
        }
        return entries;
    }

    @Test
    void noSecretIsInABundleWhateverItWasPlantedIn() throws IOException {
        for (Map<String, String> entries : List.of(bundle(), bundle("--with-names"))) {
            assertThat(entries).containsKeys("events.json", "notifications.json", "logs" + home.resolve("service.log"));
            assertThat(entries.keySet())
                    .noneMatch(
                            name -> name.endsWith(".key") || name.endsWith(".pem") || name.contains("administrator"));
            assertThat(entries.entrySet())
                    .allSatisfy(entry -> assertThat(SECRETS)
                            .as(entry.getKey() + "\n" + entry.getValue())
                            .noneMatch(secret -> entry.getValue().contains(secret)));
        }
    }

    @Test
    void noNameOfAPersonIsInABundleAndOnePersonHasOneKeyThroughout() throws IOException {
        Map<String, String> entries = bundle();
        assertThat(entries.entrySet())
                .allSatisfy(entry -> assertThat(NAMES)
                        .as(entry.getKey() + "\n" + entry.getValue())
                        .noneMatch(name -> entry.getValue()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(name.toLowerCase(java.util.Locale.ROOT))));

        JsonNode event = Json.parse(String.valueOf(entries.get("events.json"))).path(0);
        String ann = event.at("/source/name").asString();
        assertThat(ann).matches("name-[0-9a-f]{12}");
        assertThat(event.at("/target/name").asString()).isEqualTo(ann);
        assertThat(event.path("reason").asString())
                .isEqualTo(event.at("/modifiedProperties/0/newValue").asString() + ": " + ann + " has changed.");
        assertThat(event.path("action").asString()).isEqualTo("update");
        assertThat(event.at("/modifiedProperties/1/newValue").asString()).startsWith("name-");
        assertThat(event.at("/modifiedProperties/0/displayName").asString()).isEqualTo("jobTitle");
        assertThat(String.valueOf(entries.get("logs" + home.resolve("service.log"))))
                .contains("time=8 msg=\"" + ann + " follows; an unrelated word stays\" dc=dc1.corp.example");
        JsonNode audit = Json.parse(String.valueOf(entries.get("audit.json")));
        assertThat(audit.at("/0/object").asString()).isEqualTo("user " + ann);
        assertThat(audit.at("/1/object").asString()).isEqualTo("configuration corp");
        assertThat(bundle().get("events.json"))
                .as("another bundle has another key")
                .doesNotContain(ann);
    }

    @Test
    void namesAreInItWhenTheyAreAskedFor() throws IOException {
        Map<String, String> entries = bundle("--with-names");
        assertThat(entries.get("events.json")).contains("Ann Smith", "Head of Bridges");
        assertThat(entries.get("configurations/corp/definition.json"))
                .contains("OU=Secret Staff", "\"passwordHashSync\" : true");
    }

    @Test
    void theManifestTellsWhatIsInItAndWhatIsNot() throws IOException {
        Map<String, String> entries = bundle("--hours", "2");
        JsonNode manifest = Json.parse(String.valueOf(entries.get("manifest.json")));
        assertThat(Json.elements(manifest, "files").map(file -> Json.text(file, "file")))
                .contains(
                        "versions.json",
                        "doctor.json",
                        "health.json",
                        "configurations/corp/definition.json",
                        "audit.json")
                .containsExactlyInAnyOrderElementsOf(entries.keySet().stream()
                        .filter(name -> !name.equals("manifest.json"))
                        .toList());
        assertThat(Json.elements(manifest, "leftOut")
                        .map(left -> Json.text(left, "what") + ": " + Json.text(left, "reason")))
                .as("the service refused it")
                .contains("metrics.txt: Http404: The service answered 404");
        assertThat(manifest.path("hours").asInt()).isEqualTo(2);
        assertThat(manifest.path("withNames").asBoolean()).isFalse();
    }

    @Test
    void theLogsGoBackAsFarAsWasAskedFor() throws IOException {
        bundle("--hours", "2", "--events", "10");
        String asked = service.requests().stream()
                .filter(request -> request.startsWith("GET /admin/v1/events?since="))
                .findFirst()
                .orElseThrow();
        Matcher since = Pattern.compile("since=([^&]+)&top=10").matcher(asked);
        assertThat(since.find()).isTrue();
        assertThat(java.time.Instant.parse(since.group(1)))
                .isBetween(
                        java.time.Instant.now().minusSeconds(7300),
                        java.time.Instant.now().minusSeconds(7100));
        assertThat(CommandRun.of(service, folder, "support-bundle", "--hours", "0")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }
}

package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.FootbridgeCli;
import org.footbridge.cli.document.ConfigurationSchema;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.NewClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configurations as files, by the commands, at a real service. */
@Tag("slow")
class ConfigurationAsCodeTest {
    private static final String FILE = """
            name: corp
            directory: %1$s
            interval: 5m
            objects: [user, group]
            scope:
              containers:
                - OU=Staff,DC=corp
              filters:
                - object: user
                  groups:
                    - clauses:
                        - {attribute: employeeType, operator: EQUALS, value: "007"}
            mappings:
              set:
                - {object: user, target: companyName, constant: "yes", apply: creation}
                - {object: user, target: surname, expression: 'IIF([sn] = "x", "#y: z", [sn])'}
              remove:
                - {target: thumbnailPhoto, values: keep}
              extensions:
                - {name: costCentre, source: extensionAttribute7}
            deletes:
              threshold: 50
            """;

    @TempDir
    private Path folder;

    private final RunningService service = RunningService.shared();
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    private TestTenant tenant = service.tenant("code");
    private Path file = Path.of("corp.yaml");

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        new DirectoryRows(service.database(), tenant.id()).directory(domain);
        file = Files.writeString(folder.resolve("corp.yaml"), FILE.formatted(domain));
    }

    private Run run(String... arguments) throws IOException {
        return as(tenant, ClientRole.ADMINISTRATOR, arguments);
    }

    private Run as(TestTenant whose, ClientRole role, String... arguments) throws IOException {
        NewClient client = whose.clients().get(role);
        ObjectNode profile = JsonMapper.shared()
                .createObjectNode()
                .put("url", service.url())
                .put("tenant", whose.name())
                .put("clientId", String.valueOf(client == null ? "" : client.clientId()))
                .put("clientSecret", client == null ? "" : client.clientSecret())
                .put("authority", service.data().resolve("authority.pem").toString());
        Path saved = Files.writeString(folder.resolve("profile.of"), profile.toString());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--profile", saved.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private long count(String table) {
        return service.database()
                .sql("select count(*) from " + table + " where tenant_id = ?")
                .param(tenant.id().value())
                .query(Long.class)
                .single();
    }

    private JsonNode saved(TestTenant whose) {
        ObjectNode saved = (ObjectNode) service.get("/admin/v1/configurations/corp", whose.administrator())
                .json();
        saved.remove(List.of("id", "version", "mode"));
        return saved;
    }

    @Test
    void theSchemaIsThereForEverybodyAndIsTheOneThatTheCommandsShip() {
        Answer answer = service.get("/schemas/configuration.json", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/schema+json");
        assertThat(answer.text()).isEqualTo(ConfigurationSchema.text());
    }

    @Test
    void whatIsExportedAndAppliedToAnEmptyTenantIsTheSameConfiguration() throws IOException {
        assertThat(run("config", "apply", file.toString()).code()).isEqualTo(ExitCode.OK);
        Path exported = folder.resolve("exported");
        assertThat(run("config", "export", "--all", "--output", exported.toString())
                        .code())
                .isEqualTo(ExitCode.OK);
        String text = Files.readString(exported.resolve("corp.yaml"));
        assertThat(text)
                .startsWith("# yaml-language-server: $schema=" + service.url() + "/schemas/configuration.json\n");
        assertThat(service.send(
                                "POST",
                                "/admin/v1/configurations/corp/check",
                                tenant.reader(),
                                "application/yaml",
                                text)
                        .json()
                        .path("differences"))
                .isEmpty();

        TestTenant empty = service.tenant("empty");
        new DirectoryRows(service.database(), empty.id()).directory(domain);
        Run applied = as(empty, ClientRole.ADMINISTRATOR, "config", "apply", exported.toString());
        assertThat(applied.code()).as(applied.err()).isEqualTo(ExitCode.OK);
        assertThat(saved(empty)).isEqualTo(saved(tenant));
        assertThat(as(empty, ClientRole.ADMINISTRATOR, "config", "export", "corp")
                        .out()
                        .lines()
                        .skip(2))
                .containsExactlyElementsOf(text.lines().skip(2).toList());
    }

    @Test
    void applyingTwiceChangesNothingAndSaysSo() throws IOException {
        // no cycle that comes by itself
        Files.writeString(file, FILE.formatted(domain) + "enabled: false\n");
        assertThat(run("config", "apply", file.toString()).out()).contains("is saved (version 1)");
        service.bean(Configurations.class)
                .find(tenant.id(), "corp")
                .ifPresent(saved -> service.bean(Configurations.class).mode(saved, ConfigurationMode.ACTIVE, "test"));
        List<Long> before =
                List.of(count("configuration_version"), count("cycle"), count("audit_entry"), count("plan"));

        for (int time = 0; time < 2; time++) {
            Run again = run("config", "apply", file.toString(), "--yes");
            assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
            assertThat(again.out())
                    .isEqualTo("Configuration corp is what " + file + " says (version 1): nothing was done.\n");
        }
        assertThat(run("config", "diff", file.toString()).code()).isEqualTo(ExitCode.OK);
        assertThat(List.of(count("configuration_version"), count("cycle"), count("audit_entry"), count("plan")))
                .isEqualTo(before);
    }

    @Test
    void whatAChangeIsIsToldByPathAndNothingIsSaved() throws IOException {
        assertThat(run("config", "diff", file.toString()).code()).isEqualTo(ExitCode.DIFFERENT);
        run("config", "apply", file.toString());
        Files.writeString(
                file,
                FILE.formatted(domain)
                        .replace("5m", "10m")
                        .replace("[user, group]", "[user]")
                        .replace("apply: creation", "apply: whileEmpty")
                        .replace("OU=Staff,DC=corp", "OU=People,DC=corp"));

        Run diff = run("config", "diff", file.toString());
        assertThat(diff.code()).as(diff.err()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(diff.out().lines().map(String::strip))
                .containsExactlyInAnyOrder(
                        "Configuration corp, version 1:",
                        "~ interval: 300s -> 600s",
                        "- objects[group]: group",
                        "+ scope.containers[ou=people,dc=corp]: {\"name\":\"OU=People,DC=corp\"}",
                        "- scope.containers[ou=staff,dc=corp]: {\"name\":\"OU=Staff,DC=corp\"}",
                        "~ mappings.set[user/companyName].apply: creation -> whileEmpty");
        assertThat(count("configuration_version")).isEqualTo(1);
    }

    @Test
    void everyFaultIsToldWithItsLineAndAReaderMayAsk() throws IOException {
        Files.writeString(
                file,
                FILE.formatted("elsewhere.example.com")
                        .replace("companyName", "compnyName")
                        .replace("IIF([sn]", "IFF([sn]")
                        .replace("interval: 5m", "interval: 5 minutes"));

        Run run = as(tenant, ClientRole.READER, "config", "validate", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines().map(line -> line.substring(file.toString().length())))
                .anyMatch(line -> line.startsWith(":2:1: directory: No agent is registered"))
                .anyMatch(line -> line.startsWith(":3:1: interval: must be a number with s, m or h"))
                .anyMatch(line -> line.matches(":15:2\\d: mappings.set\\[0].target: User has no property compnyName.*"))
                .anyMatch(line ->
                        line.matches(":16:\\d+: mappings.set\\[1].expression, character 1: there is no function IFF.*"))
                .hasSize(4);
        assertThat(as(tenant, ClientRole.READER, "config", "apply", file.toString())
                        .code())
                .isEqualTo(ExitCode.FAILED);
        assertThat(count("configuration")).isZero();
    }

    @Test
    void whatMayNotFollowWhatIsSavedIsAFaultBeforeItIsTried() throws IOException {
        run("config", "apply", file.toString());
        Files.writeString(file, "name: corp\ndirectory: " + domain + "\nscope:\n  nested: true\n");
        Run run = run("config", "validate", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains(":3:1: scope: Without containers and groups in the scope of 'corp'");
        Files.writeString(file, "directory: " + domain + "\n");
        assertThat(run("config", "validate", file.toString(), "--name", "ä").out())
                .contains("name: A configuration cannot be named 'ä'");
    }

    @Test
    void whatAConfigurationWasComesBackAsANewVersion() throws IOException {
        run("config", "apply", file.toString());
        JsonNode first = saved(tenant);
        Run set = run("config", "set", "corp", "interval=10m", "deletes.threshold=", "--yes");
        assertThat(set.code()).as(set.err()).isEqualTo(ExitCode.OK);
        assertThat(set.out()).contains("~ interval: 300s -> 600s", "~ deletes.threshold: 50 -> 500");
        assertThat(run("config", "versions", "corp", "--compare", "1").out().lines())
                .containsExactlyInAnyOrder("~ interval: 300s -> 600s", "~ deletes.threshold: 50 -> 500");
        Run back = run("config", "rollback", "corp", "1", "--yes");
        assertThat(back.code()).as(back.err()).isEqualTo(ExitCode.OK);
        assertThat(saved(tenant)).isEqualTo(first);
        assertThat(run("config", "versions", "corp").out().lines()).hasSize(4);
        assertThat(run("config", "rollback", "corp", "1").out()).contains("nothing was done");
    }

    @Test
    void clientsAndSettingsAreThoseOfTheTenant() throws IOException {
        Run made = run("client", "create", "reporting", "--json");
        String id = JsonMapper.shared().readTree(made.out()).path("clientId").asString();
        assertThat(run("client", "list").out()).contains("reporting", id);
        assertThat(run("client", "new-secret", id).out()).contains(id, "clientSecret");
        assertThat(run("client", "remove", id, "--yes").code()).isEqualTo(ExitCode.OK);
        assertThat(run("client", "list").out()).doesNotContain(id);
        assertThat(run("settings", "set", "--log-days", "7").out()).contains("retention.logDays");
        assertThat(run("settings", "show", "--json").out()).contains("\"logDays\" : 7");
    }

    @Test
    void peopleAreInvitedChangedAndRemoved() throws IOException {
        Run added = run("administrators", "add", "bea", "--role", "administrator", "--display-name", "Bea Berg");
        assertThat(added.code()).as(added.err()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "add", "cem", "--role", "operator").out())
                .contains("shown this once");
        assertThat(run("administrators", "list").out()).contains("Bea Berg", "invited", "operator");
        assertThat(run("administrators", "set", "cem", "--role", "reader").out())
                .contains("cem is reader");
        assertThat(run("administrators", "reset-password", "cem").code()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "end-sessions", "cem").code()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "remove", "cem", "--yes").code()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "list").out()).doesNotContain("cem");
    }

    @Test
    void theDoctorAndTheBundleFindTheirWayAtARealService() throws IOException {
        run("config", "apply", file.toString());
        Run doctor = run("doctor");
        assertThat(doctor.code()).as(doctor.out()).isEqualTo(ExitCode.FAILED);
        assertThat(doctor.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .anyMatch(line -> line.startsWith("certificate|" + service.url() + "|ok|accepted, valid until"))
                .anyMatch(line -> line.startsWith("sign-in|" + tenant.name() + "|ok"))
                .anyMatch(line -> line.startsWith("health|" + service.url() + "|ok"))
                .anyMatch(line -> line.equals("directory|" + domain + "|failed|0 of 0 agents are connected"))
                .anyMatch(line -> line.startsWith("job|corp|ok"));

        Path bundle = folder.resolve("bundle.zip");
        Run made = run("support-bundle", "--output", bundle.toString(), "--json");
        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.OK);
        JsonNode manifest = JsonMapper.shared().readTree(made.out());
        assertThat(manifest.path("leftOut")
                        .valueStream()
                        .map(left -> left.path("what").asString()))
                .as("%s", manifest)
                .contains("metrics.txt")
                .noneMatch(what -> what.endsWith(".json"));
    }
}

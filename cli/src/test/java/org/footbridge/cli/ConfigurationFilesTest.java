package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.document.ReadDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that are kept as files. */
class ConfigurationFilesTest {
    private static final String CORP = "/admin/v1/configurations/corp";
    private static final String SAME =
            "{\"valid\":true,\"version\":3,\"mode\":\"active\",\"faults\":[],\"differences\":[],\"planRequired\":false}";
    private static final String NEW = """
            {"valid":true,"faults":[],"differences":[{"path":"directory","after":"corp.example"}],"planRequired":false}""";

    @TempDir
    private Path folder;

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = FakeService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private CommandRun run(String... arguments) throws IOException {
        return CommandRun.of(service, folder, arguments);
    }

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        return Files.writeString(folder.resolve("files").resolve(name), text);
    }

    @Test
    void everyFaultOfShapeIsToldWithItsLineAndWithoutAService() throws IOException {
        Path file = file("corp.yaml", """
                directory: corp.example
                intervall: 2m
                scope:
                  containers: OU=Staff,DC=corp
                  filters:
                    - object: user
                      groups:
                        - clauses:
                            - {attribute: mail, operator: EQUAL, value: x}
                            - {attribute: mail, operator: IS NULL, value: x}
                            - {attribute: mail, operator: EQUALS}
                mappings:
                  set:
                    - object: user
                      target: jobTitle
                      source: title
                      constant: x
                """);

        CommandRun run = CommandRun.alone("config", "validate", file.toString(), "--offline");

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines().map(line -> line.replace(file.toString(), "f")))
                .containsExactlyInAnyOrder(
                        "f:2:1: intervall: is an unknown key. Did you mean interval?",
                        "f:4:3: scope.containers: must be a list",
                        "f:9:33: scope.filters[0].groups[0].clauses[0].operator: must be one of EQUALS, NOT EQUALS,"
                                + " GREATER_THAN, GREATER_THAN_OR_EQUALS, INCLUDES, ENDS_WITH, &, !&, IS TRUE, IS FALSE,"
                                + " IS NULL, IS NOT NULL, REGEX MATCH, NOT REGEX MATCH, not 'EQUAL'. Did you mean EQUALS?",
                        "f:10:52: scope.filters[0].groups[0].clauses[1].value: has no use here",
                        "f:11:15: scope.filters[0].groups[0].clauses[2].value: is missing: give one of value, values",
                        "f:17:7: mappings.set[0].constant: cannot stand beside source");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLineAndNothingIsSent() throws IOException {
        Path file = file("corp.yaml", "directory: corp.example\nobjects: [user\n");
        assertThat(CommandRun.alone("config", "validate", file.toString(), "--offline")
                        .out())
                .startsWith(file + ":2:15: cannot be read: while parsing a flow sequence, expected");
        assertThat(run("config", "apply", file.toString()).err()).contains("Nothing was saved", file + ":2:15: ");
        Path twice = file("twice.json", "{\"directory\": \"a\",\n \"directory\": \"b\"}");
        assertThat(CommandRun.alone("config", "validate", twice.toString(), "--offline")
                        .out())
                .isEqualTo(twice + ":2:2: directory: is there twice\n");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void whatOnlyTheServiceCanTellIsToldWithItsLineToo() throws IOException {
        service.on("POST " + CORP + "/check", 200, """
                {"valid":false,"faults":[
                 {"code":"UnknownTarget","target":"mappings.set[0].target","message":"There is no property jobTitel."},
                 {"code":"InvalidConfiguration","target":"enabled","message":"must be true or false"},
                 {"code":"InvalidExpression","target":"mappings.set[1].expression, character 1","message":"no Trimm."}],
                 "differences":[],"planRequired":false}""");
        Path file = file("corp.yaml", """
                directory: corp.example
                enabled: maybe
                mappings:
                  set:
                    - {object: user, target: jobTitel, source: title}
                    - {object: user, target: surname, expression: "Trimm([sn])"}
                """);

        CommandRun run = run("config", "validate", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines().map(line -> line.replace(file.toString(), "f")))
                .as("what both found is told once")
                .containsExactly(
                        "f:2:1: enabled: must be true or false",
                        "f:5:22: mappings.set[0].target: There is no property jobTitel.",
                        "f:6:39: mappings.set[1].expression, character 1: no Trimm.");
        CommandRun json = run("config", "validate", file.toString(), "--json");
        assertThat(Json.parse(json.out()).at("/value/0/faults/1/line").asInt()).isEqualTo(5);
    }

    @Test
    void aFolderIsAppliedWhenAllOfItIsWithoutFaults() throws IOException {
        service.on("POST " + CORP + "/check", 200, NEW);
        service.on("POST /admin/v1/configurations/lab/check", 200, SAME);
        service.on("PUT " + CORP, 201, "{\"version\":1,\"mode\":\"staging\"}");
        file("one.yaml", "name: corp\ndirectory: corp.example\n");
        file("lab.json", "{\"directory\":\"lab.example\"}");
        Files.writeString(folder.resolve("files/readme.txt"), "not a configuration");

        CommandRun run = run("config", "apply", folder.resolve("files").toString(), "--yes");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines())
                .containsExactly(
                        "Configuration lab is what " + folder.resolve("files/lab.json")
                                + " says (version 3): nothing was done.",
                        "Configuration corp is saved (version 1), in staging mode: nothing is written yet. See what it would"
                                + " do and enable it: footbridge config enable corp");
        assertThat(service.requests())
                .filteredOn(request -> request.startsWith("PUT"))
                .hasSize(1);

        file("three.yaml", "name: corp\ndirectory: corp.example\n");
        assertThat(run("config", "apply", folder.resolve("files").toString()).err())
                .contains("ConfigurationTwice");
        assertThat(run("config", "apply", folder.resolve("files").toString(), "--name", "x")
                        .err())
                .contains("ConfigurationTwice");
    }

    @Test
    void aFaultInOneFileKeepsAllFromBeingSaved() throws IOException {
        service.on("POST " + CORP + "/check", 200, NEW);
        service.on("POST /admin/v1/configurations/lab/check", 200, """
                {"valid":false,"faults":[{"code":"UnknownDirectory","target":"directory","message":"No agent.",
                 "nextStep":"Register one."}],"differences":[],"planRequired":false}""");
        Path corp = file("corp.yaml", "directory: corp.example\n");
        Path lab = file("lab.yaml", "objects: [user]\ndirectory: lab.example\n");

        CommandRun run = run("config", "apply", corp.toString(), lab.toString(), "--yes");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err().lines())
                .containsExactly(
                        "UnknownDirectory: Nothing was saved:",
                        "  " + lab + ":2:1: directory: No agent.",
                        "Next step: Register one.");
        assertThat(service.requests()).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void whatAFileWouldChangeIsShownPathByPath() throws IOException {
        service.on("POST " + CORP + "/check", 200, """
                {"valid":true,"version":3,"mode":"active","faults":[],"planRequired":true,"differences":[
                 {"path":"interval","before":"120s","after":"300s"},
                 {"path":"scope.containers[OU=New,DC=x]","after":{"name":"OU=New,DC=x"}},
                 {"path":"mappings.set[user jobTitle]","before":{"object":"user"}}]}""");
        Path file = file("corp.yaml", "directory: corp.example\n");

        CommandRun run = run("config", "diff", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(run.out().lines())
                .containsExactly(
                        "Configuration corp, version 3:",
                        "  ~ interval: 120s -> 300s",
                        "  + scope.containers[OU=New,DC=x]: {\"name\":\"OU=New,DC=x\"}",
                        "  - mappings.set[user jobTitle]: {\"object\":\"user\"}");
        service.on("POST /admin/v1/configurations/other/check", 200, SAME);
        assertThat(run("config", "diff", file.toString(), "other").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anExportIsInTheOrderOfTheSchemaAndNamesIt() throws IOException {
        service.on("GET " + CORP, 200, """
                {"id":"1","mode":"active","name":"corp","scope":{"nested":false,"exclude":[],"containers":[
                  {"guid":"11111111-2222-3333-4444-555555555555","name":"OU=Staff: A,DC=corp"}],"groups":[]},
                 "version":3,"enabled":true,"interval":"120s","directory":"corp.example",
                 "mappings":{"set":[{"target":"employeeId","constant":"007","object":"user"},
                                    {"target":"surname","expression":"IIF([sn] = \\"x\\", \\"yes\\", [sn])","object":"user"}]}}""");

        CommandRun run = run("config", "export", "corp");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).isEqualTo("""
                # yaml-language-server: $schema=%s/schemas/configuration.json
                # Configuration corp of contoso, version 3, active
                name: corp
                directory: corp.example
                enabled: true
                interval: 120s
                scope:
                  containers:
                    - name: "OU=Staff: A,DC=corp"
                      guid: 11111111-2222-3333-4444-555555555555
                  exclude: []
                  groups: []
                  nested: false
                mappings:
                  set:
                    - object: user
                      target: employeeId
                      constant: "007"
                    - object: user
                      target: surname
                      expression: "IIF([sn] = \\"x\\", \\"yes\\", [sn])"
                """.formatted(service.url()));
        assertThat(run("config", "export", "corp").out()).isEqualTo(run.out());

        service.on("GET /admin/v1/configurations", 200, "{\"value\":[{\"name\":\"corp\"}]}");
        Path all = folder.resolve("all");
        assertThat(run("config", "export", "--all", "--output", all.toString()).out())
                .isEqualTo("Written: " + all.resolve("corp.yaml") + "\n");
        assertThat(all.resolve("corp.yaml")).content().isEqualTo(run.out());
        assertThat(run("config", "export", "--all").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("config", "export").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void singleKeysAreSetAndTakenBack() throws IOException {
        service.on("GET " + CORP, 200, """
                {"id":"1","mode":"active","name":"corp","version":3,"directory":"corp.example","deletes":{"threshold":500}}""");
        service.on("POST " + CORP + "/check", 200, NEW);
        service.on("PUT " + CORP, 200, "{\"version\":4,\"mode\":\"active\"}");

        CommandRun run = run("config", "set", "corp", "interval=5m", "deletes.threshold=", "deletes.users.percent=100");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        String sent = service.requests().getLast();
        assertThat(ReadDocument.of(sent.substring(sent.indexOf('{'))).root()).isEqualTo(Json.parse("""
                        {"name":"corp","directory":"corp.example","deletes":{"users":{"percent":100}},"interval":"5m"}"""));
        assertThat(run("config", "set", "corp", "interval").err()).contains("SettingInvalid");
        assertThat(run("config", "set", "corp", "interval.x=1").code()).isEqualTo(ExitCode.OK);
    }
}

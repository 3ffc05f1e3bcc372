package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions, clients, settings, and looking around in a directory. */
class AdministrationCommandsTest {
    private static final String CORP = "/admin/v1/configurations/corp";

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

    @Test
    void versionsAreListedAndCompared() throws IOException {
        service.on("GET " + CORP + "/versions?top=50", 200, """
                {"value":[{"version":2,"savedAt":"2026-11-22T08:00:00Z","savedBy":"client 1"}]}""");
        service.on("GET " + CORP + "/versions/1/differences?to=2&top=50", 200, """
                {"value":[{"path":"interval","before":"120s","after":"300s"}]}""");
        service.on("GET " + CORP + "/versions/2/differences?top=50", 200, "{\"value\":[]}");

        assertThat(run("config", "versions", "corp").out().lines().toList().getLast())
                .isEqualTo("      2  2026-11-22T08:00:00Z  client 1");
        assertThat(run("config", "versions", "corp", "--compare", "1", "--to", "2")
                        .out())
                .isEqualTo("~ interval: 120s -> 300s\n");
        assertThat(run("config", "versions", "corp", "--compare", "2").out()).isEqualTo("They are the same.\n");
        assertThat(run("config", "versions", "corp", "--to", "2").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anOldVersionIsShownAndComesBackTheWayOfEveryChange() throws IOException {
        service.on("GET " + CORP + "/versions/1", 200, """
                {"id":"1","name":"corp","version":1,"directory":"corp.example","interval":"120s"}""");
        service.on("POST " + CORP + "/check", 200, """
                {"valid":true,"version":2,"mode":"staging","faults":[],"planRequired":false,
                 "differences":[{"path":"interval","before":"300s","after":"120s"}]}""");
        service.on("PUT " + CORP, 200, "{\"version\":3,\"mode\":\"active\"}");

        assertThat(Json.parse(run("config", "show", "corp", "--of-version", "1").out())
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        CommandRun run = run("config", "rollback", "corp", "1");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("~ interval: 300s -> 120s", "is saved (version 3)");
        String sent = service.requests().getLast();
        assertThat(Json.parse(sent.substring(sent.indexOf('{'))))
                .isEqualTo(Json.parse("{\"name\":\"corp\",\"directory\":\"corp.example\",\"interval\":\"120s\"}"));
    }

    @Test
    void clientsAreListedRemovedAndGetNewSecrets() throws IOException {
        service.on("GET /admin/v1/clients?top=50", 200, """
                {"value":[{"clientId":"c1","name":"reporting","role":"reader","createdAt":"2026-11-22T08:00:00Z"}]}""");
        service.on("POST /admin/v1/clients/c1/secret", 200, "{\"clientSecret\":\"n3w\"}");
        service.on("DELETE /admin/v1/clients/c1?evenIfLast=true", 204, "");

        assertThat(run("client", "list").out()).contains("reporting  reader  2026-11-22T08:00:00Z  c1");
        assertThat(Json.parse(run("client", "new-secret", "c1").out()))
                .isEqualTo(Json.parse("""
                {"url":"%s","tenant":"contoso","clientId":"c1","clientSecret":"n3w"}""".formatted(service.url())));
        assertThat(run("client", "remove", "c1", "--even-if-last", "--yes").out())
                .isEqualTo("The client c1 is removed.\n");
    }

    @Test
    void settingsAreShownAndThoseThatAreNamedAreSet() throws IOException {
        String settings = """
                {"retention":{"logDays":14,"deletedItemsDays":30},"longest":{"retention":{"logDays":30,"deletedItemsDays":90}}}""";
        service.on("GET /admin/v1/settings", 200, settings);
        service.on("PUT /admin/v1/settings", 200, settings);

        assertThat(run("settings", "show").out().lines())
                .contains("retention.logDays              14       30", "retention.deletedItemsDays     30       90");
        assertThat(run("settings", "set", "--log-days", "14").code()).isEqualTo(ExitCode.OK);
        assertThat(service.requests().getLast()).isEqualTo("PUT /admin/v1/settings {\"retention\":{\"logDays\":14}}");
        assertThat(run("settings", "set").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void agentsAreDrainedCheckedAndRemoved() throws IOException {
        service.on("POST /admin/v1/agents/a1/drain", 204, "");
        service.on("POST /admin/v1/agents/a1/resume", 204, "");
        service.on("POST /admin/v1/agents/a1/checks", 202, "");
        service.on("DELETE /admin/v1/agents/a1", 204, "");
        service.on("GET /admin/v1/agents/a1", 200, """
                {"id":"a1","draining":true,"checks":[
                 {"subject":"service","name":"clock","status":"warning","detail":"It is 40 s off.","nextStep":"Set it."}]}""");
        service.on("GET /admin/v1/agents", 200, """
                {"value":[{"id":"a1","machineName":"m1","status":"active","draining":true,"directories":[]}]}""");

        assertThat(run("agents", "drain", "a1", "--even-if-last").code()).isEqualTo(ExitCode.OK);
        assertThat(service.requests()).contains("POST /admin/v1/agents/a1/drain {\"evenIfLast\":true}");
        assertThat(run("agents", "list").out()).contains("active, drained");
        assertThat(run("agents", "resume", "a1").out()).isEqualTo("Agent a1 takes requests again.\n");
        assertThat(run("agents", "check", "a1", "--now").code()).isEqualTo(ExitCode.OK);
        CommandRun check = run("agents", "check", "a1");
        assertThat(check.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(check.out()).contains("service  clock  warning  It is 40 s off.  Set it.");
        assertThat(run("agents", "remove", "a1", "--yes").code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void administratorsAreNamedByTheirNames() throws IOException {
        String path = "/admin/v1/administrators";
        service.on("GET " + path, 200, """
                {"value":[{"id":"p1","name":"bea","displayName":"Bea Berg","role":"operator","state":"active"}]}""");
        service.on("POST " + path, 201, """
                {"id":"p2","name":"cem","role":"reader","oneTimePassword":"one-time","expiresAt":"2026-11-23T08:00:00Z"}""");
        service.on("PATCH " + path + "/p1", 200, "{\"name\":\"bea\",\"role\":\"reader\",\"state\":\"disabled\"}");
        service.on(
                "POST " + path + "/p1/resetPassword", 200, "{\"oneTimePassword\":\"another\",\"expiresAt\":\"later\"}");
        service.on("POST " + path + "/p1/endSessions", 204, "");
        service.on("DELETE " + path + "/p1", 204, "");

        assertThat(run("administrators", "list").out()).contains("bea   Bea Berg  operator  active");
        assertThat(run("administrators", "add", "cem").out()).contains("one-time", "2026-11-23T08:00:00Z");
        assertThat(run("administrators", "set", "Bea", "--role", "reader", "--disable")
                        .out())
                .isEqualTo("bea is reader, disabled.\n");
        assertThat(service.requests()).contains("PATCH " + path + "/p1 {\"role\":\"reader\",\"enabled\":false}");
        assertThat(run("administrators", "set", "bea").code()).isEqualTo(ExitCode.USAGE);
        assertThat(run("administrators", "reset-password", "bea").out()).contains("another");
        assertThat(run("administrators", "end-sessions", "bea").code()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "remove", "bea", "--yes").code()).isEqualTo(ExitCode.OK);
        assertThat(run("administrators", "remove", "nobody", "--yes").err()).contains("AdministratorNotFound");
    }

    @Test
    void oneLooksAroundInADirectory() throws IOException {
        String path = "/admin/v1/directories/corp.example";
        service.on("GET " + path + "/tree?top=1000", 200, """
                {"parent":{"guid":"d"},"nextLink":"%s/tree?top=1000&after=x","value":[
                 {"guid":"g1","name":"Staff","distinguishedName":"OU=Staff","kind":"organizationalUnit","hasChildren":true}]}""".formatted(path));
        service.on("GET " + path + "/tree?top=1000&after=x", 200, """
                {"parent":{"guid":"d"},"value":[
                 {"guid":"g2","name":"Users","distinguishedName":"CN=Users","kind":"container","hasChildren":false}]}""");
        service.on("GET " + path + "/search?kind=group&text=pil ot&top=20", 200, """
                {"value":[{"guid":"g3","type":"group","name":"Pil ot","distinguishedName":"CN=Pil ot"}]}""");
        service.on("POST " + path + "/counts", 200, """
                {"complete":false,"seconds":3,"counts":[{"object":"user","read":12,"inScope":7}],"samples":[]}""");

        assertThat(run("directories", "tree", "corp.example").out().lines())
                .contains(
                        "+  Staff  organizationalUnit  g1    OU=Staff", "   Users  container           g2    CN=Users");
        assertThat(run("directories", "search", "corp.example", "pil ot", "--kind", "group")
                        .out())
                .contains("group  Pil ot  g3");
        Path file = Files.writeString(folder.resolve("corp.yaml"), "directory: corp.example\n");
        CommandRun counted = run("directories", "count", file.toString());
        assertThat(counted.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(counted.out()).contains("user      12         7", "Not everything could be read in time");
    }
}

package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.footbridge.cli.client.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final String CORP = "GET /admin/v1/configurations/corp";

    @TempDir
    private Path folder;

    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = FakeService.start();
        service.on("GET /admin/v1/configurations", 200, """
                {"value":[{"name":"corp","mode":"active","lastCycle":{"state":"succeeded","missing":0}}]}""");
        service.on(CORP + "/errors?top=1", 200, "{\"count\":0,\"value\":[]}");
        service.on(CORP + "/passwords", 200, "{\"on\":false}");
        service.on("GET /admin/v1/notifications", 200, "{\"mail\":{},\"webhook\":null,\"lasting\":[]}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void job(String job, String deletes) {
        service.on(CORP + "/job", 200, job);
        service.on(CORP + "/deletes?top=1", 200, deletes);
    }

    @Test
    void whatIsWellIsOkAndTheUnencryptedWayIsAWarning() throws IOException {
        service.on("GET /admin/v1/directories", 200, """
                {"value":[{"name":"corp.example","agents":{"active":2,"total":2}}]}""");
        service.on("GET /admin/v1/agents", 200, """
                {"value":[{"machineName":"m1","status":"active","version":"0.1.0","certificateNotAfter":"2099-01-01T00:00:00Z",
                 "directories":[{"name":"corp.example","reachable":true,"failureCode":null}]},
                 {"machineName":"gone","status":"revoked"}]}""");
        job("{\"schedule\":\"Active\",\"lastCycle\":{\"state\":\"succeeded\"}}", "{\"counts\":[]}");

        CommandRun run = CommandRun.of(service, folder, "doctor");
        assertThat(run.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .contains(
                        "sign-in|contoso|ok|as client client",
                        "directory|corp.example|ok|2 of 2 agents are connected",
                        "agent|m1|ok|connected",
                        "job|corp|ok|the last cycle: succeeded")
                .anyMatch(line -> line.matches("clock\\|this machine\\|ok\\|differs by \\d s from the service's"))
                .anyMatch(line -> line.startsWith("certificate|") && line.endsWith("|warning|the way is not encrypted"))
                .noneMatch(line -> line.contains("gone"));
    }

    @Test
    void whatIsIllIsToldWithWhatToDo() throws IOException {
        service.on("GET /admin/v1/agents", 200, """
                {"value":[{"id":"a1","machineName":"m2","status":"inactive","version":"0.0.9","lastSeenAt":"2026-03-02T11:00:00Z",
                 "certificateNotAfter":"2020-01-01T00:00:00Z",
                 "directories":[{"name":"corp.example","reachable":false,"failureCode":"DirectoryUnreachable"}],
                 "checks":[{"subject":"corp.example","name":"rights","status":"failed","detail":"No right.","nextStep":"Give it."},
                  {"subject":"service","name":"clock","status":"ok","detail":"Fine."}]}]}""");
        service.on("GET /admin/v1/directories", 200, """
                {"value":[{"name":"corp.example","agents":{"active":0,"total":1}}]}""");
        job("""
                {"schedule":"Active","quarantine":{"since":"2026-03-02T12:00:00Z","error":{
                 "code":"DirectoryCredentialsRefused","message":"dc1 refused.","nextStep":"Correct it."}}}""", "{\"counts\":[{\"state\":\"held\",\"count\":12},{\"state\":\"rejected\",\"count\":3}]}");

        CommandRun run = CommandRun.of(service, folder, "doctor", "--json");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(Json.text(Json.parse(run.out()), "status")).isEqualTo("failed");
        assertThat(Json.elements(Json.parse(run.out()), "checks")
                        .map(check -> Json.text(check, "name") + " "
                                + Json.text(check, "status") + " " + Json.text(check, "detail") + " "
                                + Json.text(check, "nextStep")))
                .contains(
                        "job failed in quarantine since 2026-03-02T12:00:00Z: DirectoryCredentialsRefused dc1 refused. Correct it.",
                        "agent failed not connected, last seen 2026-03-02T11:00:00Z Look at its machine: footbridge agent check;"
                                + " revoke it if it is gone: footbridge agents revoke a1",
                        "agent certificate failed ended 2020-01-01T00:00:00Z Register the agent again: footbridge token create",
                        "agent version warning it is 0.0.9, these commands are 0.1.0 Install the same version everywhere",
                        "agent corp.example rights failed No right. Give it.",
                        "held deletes warning 12 wait for a decision footbridge deletes list corp");
    }

    @Test
    void aServiceThatDoesNotRunEndsTheWayAtItsPort() throws IOException {
        service.close();

        CommandRun run = CommandRun.of(service, folder, "doctor");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .anyMatch(line -> line.startsWith("name|127.0.0.1|ok"))
                .anyMatch(line -> line.startsWith("port|127.0.0.1:") && line.contains("|failed|ServiceUnreachable"))
                .noneMatch(line -> line.startsWith("health"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aRefusedSignInIsAFailedCheckWithoutTheSecret() throws IOException {
        Path profile = service.profile(folder);
        java.nio.file.Files.writeString(
                profile, java.nio.file.Files.readString(profile).replace(FakeService.SECRET, "another-secret"));

        CommandRun run = CommandRun.alone("doctor", "--profile", profile.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("SignInRefused").doesNotContain("another-secret");
    }
}

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

class ApiCommandTest {
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
    void anyRequestIsSentAndItsAnswerPrinted() throws IOException {
        service.on("GET /v1.0/users?$filter=displayName eq 'Ä \"B\"'", 200, "{\"value\":[]}");
        service.on("PATCH /v1.0/users/1", 204, "");
        service.on("GET /actuator/prometheus", 200, "cycles_total 3");
        Path body = Files.writeString(folder.resolve("body.json"), "{\"usageLocation\":\"DE\"}");

        assertThat(run("api", "get", "v1.0/users?$filter=displayName eq 'Ä \"B\"'")
                        .out())
                .isEqualTo("{\n  \"value\" : [ ]\n}\n");
        assertThat(run("api", "PATCH", "/v1.0/users/1", "--body", "@" + body).code())
                .isEqualTo(ExitCode.OK);
        assertThat(service.requests()).contains("PATCH /v1.0/users/1 {\"usageLocation\":\"DE\"}");
        assertThat(run("api", "GET", "/actuator/prometheus").out()).isEqualTo("cycles_total 3\n");
    }

    @Test
    void pagesAreFollowedAndMadeOne() throws IOException {
        service.on("GET /v1.0/groups", 200, """
                {"@odata.context":"c","@odata.nextLink":"https://elsewhere.example/v1.0/groups?$skiptoken=a%20b","value":[1]}""");
        service.on("GET /v1.0/groups?$skiptoken=a b", 200, "{\"value\":[2],\"@odata.deltaLink\":\"d\"}");

        assertThat(Json.parse(run("api", "GET", "/v1.0/groups", "--all").out())).isEqualTo(Json.parse("""
                {"@odata.context":"c","@odata.deltaLink":"d","value":[1,2]}"""));
    }

    @Test
    void aRefusalIsAFailureAndAnUnknownMethodIsNotUnderstood() throws IOException {
        service.on(
                "DELETE /v1.0/users/1",
                403,
                "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"No.\"}}");
        CommandRun run = run("api", "DELETE", "/v1.0/users/1");
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("Authorization_RequestDenied: No.");
        assertThat(run("api", "FETCH", "/v1.0/users/1").code()).isEqualTo(ExitCode.USAGE);
    }
}

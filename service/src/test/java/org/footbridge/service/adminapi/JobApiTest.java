package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.health.Judgement.Ending;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.health.JudgeJob;
import org.footbridge.service.health.JudgeJob.CycleEnd;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The job of a configuration, its errors and the notifications over HTTP, in the administration API and in Graph. */
class JobApiTest {
    private static final String JOB = "/admin/v1/configurations/corp/job";

    private final RunningService service = RunningService.shared();
    private TestTenant tenant;
    private SavedConfiguration saved;
    private String graph = "";

    @BeforeEach
    void save() {
        tenant = service.tenant("job");
        new DirectoryRows(service.database(), tenant.id()).directory("corp.example.com");
        // nobody answers for the directory, so that cycles of its own would come between
        Answer applied = service.json(
                "PUT",
                "/admin/v1/configurations/corp",
                tenant.administrator(),
                "{\"directory\":\"corp.example.com\",\"enabled\":true,\"interval\":\"1h\"}");
        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        saved = service.bean(Configurations.class).find(tenant.id(), "corp").orElseThrow();
        String jobs = "/v1.0/servicePrincipals/" + saved.id() + "/synchronization/jobs";
        graph = jobs + "/"
                + service.get(jobs, tenant.reader()).json().at("/value/0/id").asString();
        assertThat(post(JOB + "/pause", "").status()).isEqualTo(200);
    }

    private Answer post(String path, String body) {
        return service.json("POST", path, tenant.administrator(), body);
    }

    private JsonNode job() {
        return service.get(JOB, tenant.reader()).json();
    }

    @Test
    void aPausedJobIsShownAndStartedAgain() {
        assertThat(job().path("status").asString()).isEqualTo("Paused");
        assertThat(job().path("schedule").asString()).isEqualTo("Paused");
        JsonNode shown = service.get(graph, tenant.reader()).json();
        assertThat(shown.at("/schedule/state").asString()).isEqualTo("Paused");
        assertThat(shown.at("/status/code").asString()).isEqualTo("Paused");
        assertThat(post("/admin/v1/configurations/corp/sync", "{}").errorCode()).isEqualTo("JobPaused");

        assertThat(service.send("POST", graph + "/start", tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(job().path("schedule").asString()).isEqualTo("Active");
        assertThat(job().path("nextRun").asString("")).isNotEmpty();
        assertThat(service.send("POST", graph + "/pause", tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(job().path("pausedAt").asString("")).isNotEmpty();
    }

    @Test
    void aQuarantineIsShownAsInGraphAndLeftByARestart() {
        service.bean(JudgeJob.class)
                .after(
                        saved,
                        new CycleEnd(
                                UUID.randomUUID(),
                                Ending.FAILED,
                                true,
                                Optional.of(new ServiceFailure(
                                        "DirectoryCredentialsRefused", 502, "dc1 refused the account", "Correct it."))),
                        Duration.ofHours(1),
                        Instant.now());

        JsonNode quarantine = service.get(graph, tenant.reader()).json().at("/status/quarantine");
        assertThat(quarantine.propertyNames())
                .containsExactlyInAnyOrder(
                        "currentBegan", "nextAttempt", "reason", "seriesBegan", "seriesCount", "error");
        assertThat(quarantine.path("reason").asString()).isEqualTo("EncounteredQuarantineException");
        assertThat(quarantine.at("/error/code").asString()).isEqualTo("DirectoryCredentialsRefused");
        assertThat(quarantine.at("/error/tenantActionable").asBoolean()).isTrue();
        assertThat(job().at("/quarantine/error/nextStep").asString()).isEqualTo("Correct it.");
        JsonNode lasting =
                service.get("/admin/v1/notifications", tenant.reader()).json();
        assertThat(lasting.at("/lasting/0/kind").asString()).isEqualTo("quarantine");

        Answer refused = post(graph + "/restart", "{\"criteria\":{\"resetScope\":\"Everything\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("InvalidRestartScope");
        assertThat(post(graph + "/restart", "{\"criteria\":{\"resetScope\":\"QuarantineState, Escrows\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(job().path("quarantine").isMissingNode()).isTrue();
        assertThat(service.get("/admin/v1/notifications", tenant.reader())
                        .json()
                        .path("lasting"))
                .isEmpty();
    }

    @Test
    void whatFailsIsListedInPages() {
        for (int number = 1; number <= 5; number++) {
            UUID guid = new UUID(7, number);
            service.database()
                    .sql("""
                            insert into source_object (tenant_id, configuration_id, guid, object_class, rdn, attributes, dirty,
                                                       read_by, outcome, outcome_code)
                            values (?, ?, ?, 'user', 'CN=x', '{}', false, 1, 'failed', 'MappingFailed')
                            """)
                    .params(tenant.id().value(), saved.id(), guid)
                    .update();
            service.database()
                    .sql("""
                            insert into escrow (tenant_id, configuration_id, source_guid, object_class, name, code, attribute,
                                                reason, next_step, first_failed_at, last_failed_at)
                            values (?, ?, ?, 'user', ?, ?, '', 'r', 'n', now(), now())
                            """)
                    .params(
                            tenant.id().value(),
                            saved.id(),
                            guid,
                            "Person " + number,
                            number % 2 == 0 ? "Even" : "Odd one")
                    .update();
        }
        JsonNode page = service.get("/admin/v1/configurations/corp/errors?top=2&code=Odd%20one", tenant.reader())
                .json();
        assertThat(page.path("count").asLong()).isEqualTo(5);
        assertThat(names(page)).containsExactly("Person 1", "Person 3");
        JsonNode next =
                service.get(page.path("nextLink").asString(), tenant.reader()).json();
        assertThat(names(next)).containsExactly("Person 5");
        assertThat(next.has("nextLink")).isFalse();
        assertThat(service.get(
                                "/admin/v1/configurations/corp/errors",
                                service.tenant("other").reader())
                        .status())
                .isEqualTo(404);
    }

    private static List<String> names(JsonNode page) {
        return page.path("value")
                .valueStream()
                .map(error -> error.at("/source/name").asString())
                .toList();
    }

    @Test
    void onlyAnAdministratorControlsAndNobodyReadsSecrets() {
        for (String action : List.of("/start", "/pause", "/quarantine", "/restart")) {
            assertThat(service.json("POST", JOB + action, tenant.reader(), "{}").status())
                    .as(action)
                    .isEqualTo(403);
        }
        Answer made = service.json(
                "PUT",
                "/admin/v1/notifications/webhook",
                tenant.administrator(),
                "{\"url\":\"https://hooks.invalid/x\"}");
        String secret = made.json().path("secret").asString();
        assertThat(secret).hasSizeGreaterThan(40);
        Answer shown = service.get("/admin/v1/notifications", tenant.administrator());
        assertThat(shown.text())
                .doesNotContain(secret, "hooks.invalid/x")
                .contains("\"secretSet\":true", "https://hooks.invalid");
        Answer again = service.json(
                "PUT",
                "/admin/v1/notifications/webhook",
                tenant.administrator(),
                "{\"url\":\"https://hooks.invalid/y\"}");
        assertThat(again.json().has("secret")).isFalse();
        JsonNode tested = post("/admin/v1/notifications/test", "{}").json();
        assertThat(tested.at("/value/0/sent").asBoolean()).isFalse();
        assertThat(tested.at("/value/0/failure").asString()).contains("hooks.invalid was not reached");
        assertThat(service.get("/admin/v1/notifications/log", tenant.reader())
                        .json()
                        .at("/value/0/event")
                        .asString())
                .isEqualTo("test");
        assertThat(service.send("DELETE", "/admin/v1/notifications/webhook", tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(post("/admin/v1/notifications/test", "{}").errorCode()).isEqualTo("NotificationChannelMissing");
        assertThat(service.json("PUT", "/admin/v1/notifications", tenant.administrator(), "{\"repeatHours\":12}")
                        .json()
                        .path("repeatHours")
                        .asInt())
                .isEqualTo(12);
    }
}

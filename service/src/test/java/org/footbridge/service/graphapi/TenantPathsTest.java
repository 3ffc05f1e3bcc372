package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Graph has about the tenant, its agents and its configurations. */
class TenantPathsTest {
    private static final String TEMPLATE =
            "/v1.0/applicationTemplates/1a4721b3-e57f-4451-ae87-ef078703ec94/instantiate";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("paths");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    private Answer get(String path) {
        return service.get(path, tenant.reader());
    }

    private Answer send(String method, String path, String body) {
        return service.json(method, path, tenant.administrator(), body);
    }

    @Test
    void aDomainIsAddedAndCountsAsVerified() {
        Answer added = send("POST", "/v1.0/domains", "{\"id\":\"" + directory + "\"}");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().path("isVerified").asBoolean()).isTrue();
        assertThat(get("/beta/domains/" + directory).json().path("id").asString())
                .isEqualTo(directory);
        assertThat(get("/v1.0/domains").json().path("value")).hasSize(2);
        assertThat(get("/v1.0/organization/" + tenant.id()).text()).contains(directory);
        assertThat(send("POST", "/v1.0/domains", "{\"id\":\"" + directory + "\",\"isDefault\":true}")
                        .errorCode())
                .isEqualTo("BadRequest");
        assertThat(send("DELETE", "/v1.0/domains/" + directory, "").status()).isEqualTo(204);
        assertThat(get("/v1.0/domains/" + directory).errorCode()).isEqualTo("Request_ResourceNotFound");
        assertThat(service.json("POST", "/v1.0/domains", tenant.reader(), "{\"id\":\"x.example\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void synchronisationCanBeTurnedOnAndNothingElseChanged() {
        String own = "/v1.0/organization/" + tenant.id();
        assertThat(send("PATCH", own, "{\"onPremisesSyncEnabled\":true}").status())
                .isEqualTo(204);
        assertThat(send("PATCH", own, "{\"onPremisesSyncEnabled\":false}").errorCode())
                .isEqualTo("BadRequest");
        assertThat(send("PATCH", own, "{\"displayName\":\"Other\"}").errorCode())
                .isEqualTo("BadRequest");
    }

    @Test
    void aConfigurationIsMadeOfTheTemplateAndItsJobIsPaused() {
        rows.directory(directory);
        Answer made = send("POST", TEMPLATE, "{\"displayName\":\"" + directory + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String principal = made.json().at("/servicePrincipal/id").asString();
        assertThat(get("/v1.0/servicePrincipals").json().at("/value/0/id").asString())
                .isEqualTo(principal);
        assertThat(get("/v1.0/servicePrincipals/" + principal)
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo(directory);
        assertThat(get("/admin/v1/configurations/" + directory)
                        .json()
                        .path("mode")
                        .asString())
                .isEqualTo("staging");
        String jobs = "/v1.0/servicePrincipals/" + principal + "/synchronization/jobs";
        Answer job = send("POST", jobs, "{\"templateId\":\"AD2AADProvisioning\"}");
        assertThat(job.status()).as(job.text()).isEqualTo(201);
        assertThat(job.json().at("/status/code").asString()).isEqualTo("Paused");
        assertThat(send("POST", jobs, "{\"templateId\":\"Other\"}").status()).isEqualTo(404);
        assertThat(send("POST", TEMPLATE, "{\"displayName\":\"" + directory + "\"}")
                        .errorCode())
                .isEqualTo("Request_MultipleObjectsWithSameKeyValue");

        assertThat(send("DELETE", jobs + "/" + job.json().path("id").asString(), "")
                        .status())
                .isEqualTo(204);
        assertThat(get("/v1.0/servicePrincipals").json().path("value")).isEmpty();
    }

    @Test
    void credentialsAreNotTakenAndADirectoryWithoutAgentsDoesNotAnswer() {
        rows.directory(directory);
        String principal = send("POST", TEMPLATE, "{\"displayName\":\"" + directory + "\"}")
                .json()
                .at("/servicePrincipal/id")
                .asString();
        String job = "/v1.0/servicePrincipals/" + principal + "/synchronization/jobs/AD2AADProvisioning."
                + tenant.id().toString().replace("-", "") + "." + principal + "/validateCredentials";
        Answer refused = send(
                "POST",
                job,
                "{\"useSavedCredentials\":false,\"credentials\":[{\"key\":\"Password\",\"value\":\"x\"}]}");
        assertThat(refused.errorCode()).isEqualTo("BadRequest");
        Answer silent = send("POST", job, "{\"useSavedCredentials\":true}");
        assertThat(silent.status()).as(silent.text()).isEqualTo(502);
        assertThat(silent.errorCode()).isEqualTo("NoActiveAgents");
        assertThat(silent.json().at("/error/innerError/nextStep").asString()).contains("agent");
    }

    @Test
    void agentsAreShownWithTheDirectoriesThatTheyReach() {
        UUID reached = rows.directory(directory);
        UUID agent = UUID.randomUUID();
        service.database().sql("""
                        insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                        values (?, ?, 'machine-1', '1', '1', now())
                        """).params(tenant.id().value(), agent).update();
        service.database()
                .sql("insert into agent_directory (tenant_id, agent_id, directory_id) values (?, ?, ?)")
                .params(tenant.id().value(), agent, reached)
                .update();
        String profile = "/beta/onPremisesPublishingProfiles/provisioning";
        assertThat(get(profile).json().path("id").asString()).isEqualTo("provisioning");
        JsonNode shown = get(profile + "/agents").json().at("/value/0");
        assertThat(shown.path("machineName").asString()).isEqualTo("machine-1");
        assertThat(shown.path("status").asString()).isEqualTo("inactive");
        assertThat(get(profile + "/agents/" + agent).json().path("id").asString())
                .isEqualTo(agent.toString());
        assertThat(get(profile + "/agents/" + agent + "/agentGroups")
                        .json()
                        .at("/value/0/displayName")
                        .asString())
                .isEqualTo(directory);
        assertThat(get(profile + "/agentGroups/" + reached + "/agents")
                        .json()
                        .at("/value/0/id")
                        .asString())
                .isEqualTo(agent.toString());
        assertThat(get(profile + "/publishedResources/" + reached)
                        .json()
                        .path("resourceName")
                        .asString())
                .isEqualTo(directory);
        assertThat(get(profile + "/agents/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void theLowestThresholdOfDeletesIsShown() {
        rows.directory(directory);
        send(
                "PUT",
                "/admin/v1/configurations/low",
                "{\"directory\":\"" + directory + "\",\"enabled\":false,\"deletes\":{\"threshold\":7}}");
        JsonNode prevention = get("/v1.0/directory/onPremisesSynchronization")
                .json()
                .at("/value/0/configuration/accidentalDeletionPrevention");
        assertThat(prevention.path("alertThreshold").asInt()).isEqualTo(7);
        assertThat(prevention.path("synchronizationPreventionType").asString()).isEqualTo("enabledForCount");
    }
}

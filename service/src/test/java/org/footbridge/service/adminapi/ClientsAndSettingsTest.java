package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.NewClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may use the API is listed and taken away again, and how long things are kept is chosen. */
@Tag("slow")
class ClientsAndSettingsTest {
    private static final String CLIENTS = "/admin/v1/clients";
    private static final String SETTINGS = "/admin/v1/settings";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant =
            service.tenant("clients" + UUID.randomUUID().toString().substring(0, 8));

    private NewClient client(String name, ClientRole role) {
        return service.bean(Clients.class).create(tenant.id(), name, role);
    }

    private int token(NewClient client, String secret) {
        return service.send(
                        "POST",
                        "/" + tenant.name() + "/oauth2/v2.0/token",
                        null,
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=" + client.clientId() + "&client_secret=" + secret)
                .status();
    }

    private Answer delete(NewClient client, String question) {
        return service.send("DELETE", CLIENTS + "/" + client.clientId() + question, tenant.administrator(), null, null);
    }

    private List<String> names(JsonNode list) {
        return list.path("value")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    private List<String> audited() {
        return service.get("/admin/v1/audit?top=100", tenant.administrator())
                .json()
                .path("value")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    @Test
    void clientsAreListedByNameInPagesWithoutAnySecret() {
        client("Billing", ClientRole.READER);
        client("archive", ClientRole.READER);
        Answer answer = service.get(CLIENTS + "?top=1", tenant.reader());
        assertThat(names(answer.json())).containsExactly("archive");
        assertThat(answer.json().at("/value/0/role").asString()).isEqualTo("reader");
        assertThat(answer.text()).doesNotContainIgnoringCase("secret");
        Answer next = service.get(answer.json().path("nextLink").asString(), tenant.reader());
        assertThat(names(next.json())).containsExactly("Billing");
        assertThat(service.get(CLIENTS, tenant.reader()).json().has("nextLink")).isFalse();
    }

    @Test
    void aClientThatIsRemovedGetsNoTokenAnyMore() {
        NewClient gone = client("gone", ClientRole.ADMINISTRATOR);
        assertThat(token(gone, gone.clientSecret())).isEqualTo(200);
        assertThat(delete(gone, "").status()).isEqualTo(204);
        assertThat(token(gone, gone.clientSecret())).isEqualTo(401);
        assertThat(delete(gone, "").errorCode()).isEqualTo("ClientNotFound");
        assertThat(audited()).containsOnlyOnce("ClientRemoved");
    }

    @Test
    void theOldSecretIsOfNoUseWhenThereIsANewOne() {
        NewClient renewed = client("renewed", ClientRole.READER);
        Answer answer =
                service.json("POST", CLIENTS + "/" + renewed.clientId() + "/secret", tenant.administrator(), "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String secret = answer.json().path("clientSecret").asString();
        assertThat(secret).hasSizeGreaterThan(40).isNotEqualTo(renewed.clientSecret());
        assertThat(token(renewed, renewed.clientSecret())).isEqualTo(401);
        assertThat(token(renewed, secret)).isEqualTo(200);
        assertThat(audited()).contains("ClientSecretRenewed");
        assertThat(service.get("/admin/v1/audit", tenant.administrator()).text())
                .doesNotContain(secret);
    }

    @Test
    void nobodyGetsAtAClientWithMoreRights() {
        NewClient higher = client("higher", ClientRole.PROVIDER);
        assertThat(service.json("POST", CLIENTS + "/" + higher.clientId() + "/secret", tenant.administrator(), "")
                        .status())
                .isEqualTo(403);
        assertThat(delete(higher, "?evenIfLast=true").errorCode()).isEqualTo("Authorization_RequestDenied");
        assertThat(token(higher, higher.clientSecret())).isEqualTo(200);
        assertThat(service.json("POST", CLIENTS + "/" + higher.clientId() + "/secret", tenant.provider(), "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theLastOneThatCanAdministerIsRemovedOnlyWhenThatIsSaid() {
        for (ClientRole role : ClientRole.values()) {
            NewClient made = tenant.clients().get(role);
            if (made != null && role != ClientRole.ADMINISTRATOR) {
                service.bean(Clients.class).remove(tenant.id(), made.clientId());
            }
        }
        NewClient last = tenant.clients().get(ClientRole.ADMINISTRATOR);
        assertThat(last).isNotNull();
        client("reads", ClientRole.READER);
        assertThat(delete(last, "").errorCode()).isEqualTo("LastAdministratorClient");
        NewClient second = client("second", ClientRole.ADMINISTRATOR);
        assertThat(delete(second, "").status()).isEqualTo(204);
        assertThat(delete(last, "?evenIfLast=true").status()).isEqualTo(204);
    }

    @Test
    void howLongThingsAreKeptIsChosenWithinBoundsAndAudited() {
        JsonNode before = service.get(SETTINGS, tenant.reader()).json();
        assertThat(before.at("/retention/logDays").asInt()).isEqualTo(30);
        assertThat(before.at("/retention/deletedItemsDays").asInt()).isEqualTo(30);
        assertThat(before.at("/longest/retention/logDays").asInt()).isEqualTo(365);

        Answer changed = service.json("PUT", SETTINGS, tenant.administrator(), "{\"retention\":{\"logDays\":90}}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/retention/logDays").asInt()).isEqualTo(90);
        assertThat(changed.json().at("/retention/deletedItemsDays").asInt()).isEqualTo(30);
        assertThat(service.json("PUT", SETTINGS, tenant.administrator(), changed.text())
                        .status())
                .as("what was shown can be sent")
                .isEqualTo(200);
        assertThat(audited()).containsOnlyOnce("SettingsChanged");

        for (String wrong : List.of(
                "{}",
                "{\"retention\":{\"logDays\":0}}",
                "{\"retention\":{\"logDays\":366}}",
                "{\"retention\":{\"deletedItemsDays\":100000}}",
                "{\"retention\":{\"logDays\":\"90\"}}",
                "{\"retention\":{\"days\":9}}")) {
            assertThat(service.json("PUT", SETTINGS, tenant.administrator(), wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(service.json("PUT", SETTINGS, tenant.reader(), "{\"retention\":{\"logDays\":9}}")
                        .status())
                .isEqualTo(403);
    }
}

package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletedItemsTest {
    private static final String ITEMS = "/v1.0/directory/deletedItems/";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("deleted");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    @BeforeAll
    void addDomain() {
        rows.verifyDomain();
    }

    @Test
    void aDeletedObjectIsBroughtBackWithItsId() {
        UUID gone = rows.user("Gone", "");
        rows.delete(gone);
        assertThat(service.json("POST", ITEMS + gone + "/restore", tenant.reader(), "")
                        .status())
                .isEqualTo(403);
        Answer restored = service.json("POST", ITEMS + gone + "/restore", tenant.administrator(), "");
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(restored.json().path("id").asString()).isEqualTo(gone.toString());
        assertThat(restored.json().path("@odata.type").asString()).isEqualTo("#microsoft.graph.user");
        assertThat(service.get("/v1.0/users/" + gone, tenant.reader())
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo("Gone");
        assertThat(service.json("POST", ITEMS + gone + "/restore", tenant.administrator(), "")
                        .errorCode())
                .isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void aNameThatIsTakenCanBeChangedOnTheWay() {
        UUID first = rows.user("Twin", "");
        rows.delete(first);
        UUID second = rows.user("Twin", "");
        service.database()
                .sql(
                        "insert into directory_key (tenant_id, kind, value, object_id) values (?, 'upn', 'twin@contoso.example', ?)")
                .params(tenant.id().value(), second)
                .update();
        assertThat(service.json("POST", ITEMS + first + "/restore", tenant.administrator(), "")
                        .errorCode())
                .isEqualTo("RestoreConflict");
        assertThat(service.json(
                                "POST",
                                ITEMS + first + "/restore",
                                tenant.administrator(),
                                "{\"newUserPrincipalName\":\"no\"}")
                        .errorCode())
                .isEqualTo("BadRequest");
        Answer restored = service.json(
                "POST",
                ITEMS + first + "/restore",
                tenant.administrator(),
                "{\"newUserPrincipalName\":\"twin2@contoso.example\",\"autoReconcileProxyConflict\":true}");
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(service.get("/v1.0/users/twin2@contoso.example", tenant.reader())
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(first.toString());
    }

    @Test
    void whatIsPurgedIsGone() {
        UUID gone = rows.group("Purged");
        assertThat(service.send("DELETE", ITEMS + gone, tenant.administrator(), null, null)
                        .status())
                .as("it is not deleted")
                .isEqualTo(404);
        rows.delete(gone);
        assertThat(service.send("DELETE", ITEMS + gone, tenant.reader(), null, null)
                        .status())
                .isEqualTo(403);
        assertThat(service.send("DELETE", ITEMS + gone, tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
        assertThat(service.get(ITEMS + gone, tenant.reader()).status()).isEqualTo(404);
    }

    @Test
    void onlyWhatIsDoneIsWrittenDownWithWhomItWasDoneTo() {
        TestTenant own = service.tenant("deletedaudit");
        DirectoryRows objects = new DirectoryRows(service.database(), own.id());
        objects.verifyDomain();
        UUID user = objects.user("Told", "");
        for (String action : new String[] {"POST", "DELETE"}) {
            String path = ITEMS + user + (action.equals("POST") ? "/restore" : "");
            assertThat(service.send(action, path, own.administrator(), null, null)
                            .status())
                    .as("it is not deleted: " + action)
                    .isEqualTo(404);
        }
        assertThat(audit(own)).isEmpty();

        objects.delete(user);
        service.send("POST", ITEMS + user + "/restore", own.administrator(), null, null);
        objects.delete(user);
        service.send("DELETE", ITEMS + user, own.administrator(), null, null);

        assertThat(audit(own)
                        .valueStream()
                        .map(entry -> entry.path("action").asString() + " of "
                                + entry.path("object").asString()))
                .containsExactly("ObjectPurged of object " + user, "ObjectRestored of object " + user);
        JsonNode purged = audit(own).path(0).path("before");
        assertThat(purged.path("kind").asString()).isEqualTo("user");
        assertThat(purged.path("displayName").asString()).isEqualTo("Told");
        assertThat(purged.path("userPrincipalName").asString()).isEqualTo("Told@contoso.example");
        assertThat(audit(own).at("/1/before/deletedAt").asString()).isNotEmpty();
        assertThat(audit(own).at("/1/after/displayName").asString()).isEqualTo("Told");
    }

    private JsonNode audit(TestTenant own) {
        return service.get("/admin/v1/audit", own.administrator()).json().path("value");
    }
}

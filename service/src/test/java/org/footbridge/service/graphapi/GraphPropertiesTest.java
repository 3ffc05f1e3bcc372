package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.footbridge.service.directory.Role;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What objects show beside the usual properties, the tenant's switches, and roles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphPropertiesTest {
    private static final String EXTENSION = "extension_0123456789abcdef0123456789abcdef_costCentre";
    private static final String SETTINGS = "/directory/onPremisesSynchronization";
    private static final String ROLES = "/roleManagement/directory/roleAssignments";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("properties");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final UUID ada = rows.user("Ada", """
            , "extensionAttribute1": "one", "extensionAttribute15": "fifteen", "msExchHideFromAddressLists": true,
              "targetAddress": "SMTP:ada@elsewhere.example", "%s": 42, "thumbnailPhoto": "%s"
            """.formatted(EXTENSION, picture("jpeg")));
    private final UUID bob = rows.user("Bob", ", \"proxyAddresses\": [\"SMTP:bob@contoso.example\"]");
    private final UUID team = rows.group("Team");
    private final UUID partner = rows.object("contact", "{\"displayName\": \"Partner\"}");

    @BeforeAll
    void hold() {
        rows.held(ada, "upn", "Bob@contoso.example", bob);
        rows.held(ada, "address", "SMTP:bob@contoso.example", bob);
        rows.held(team, "address", "smtp:bob@contoso.example", bob);
        rows.held(partner, "address", "smtp:bob@contoso.example", bob);
    }

    private static String picture(String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(
                    new java.awt.image.BufferedImage(48, 64, java.awt.image.BufferedImage.TYPE_INT_RGB), format, bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer get(String path) {
        return service.get("/v1.0" + path, tenant.reader());
    }

    private Answer send(String method, String path, String body) {
        return service.json(method, "/v1.0" + path, tenant.administrator(), body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void extensionAttributesAreShownTogether() {
        JsonNode user =
                get("/users/" + ada + "?$select=onPremisesExtensionAttributes").json();
        JsonNode together = user.path("onPremisesExtensionAttributes");
        assertThat(together.propertyNames()).hasSize(15);
        assertThat(together.path("extensionAttribute1").asString()).isEqualTo("one");
        assertThat(together.path("extensionAttribute2").isNull()).isTrue();
        assertThat(together.path("extensionAttribute15").asString()).isEqualTo("fifteen");
        assertThat(get("/users/" + ada + "?$select=extensionAttribute1").status())
                .isEqualTo(400);
        String filter = encoded("onPremisesExtensionAttributes/extensionAttribute1 eq 'ONE'");
        assertThat(get("/users?$select=id&$filter=" + filter).json().path("value"))
                .singleElement()
                .extracting(found -> found.path("id").asString())
                .isEqualTo(ada.toString());
    }

    @Test
    void propertiesThatGraphDoesNotHaveAndExtensionsAreSelectable() {
        JsonNode user = get("/users/" + ada + "?$select=msExchHideFromAddressLists,TARGETADDRESS," + EXTENSION)
                .json();
        assertThat(user.path("msExchHideFromAddressLists").asBoolean()).isTrue();
        assertThat(user.path("targetAddress").asString()).isEqualTo("SMTP:ada@elsewhere.example");
        assertThat(user.path(EXTENSION).asInt()).isEqualTo(42);
        assertThat(get("/users/" + ada + "?$select=msExchNoSuchThing").status()).isEqualTo(400);
    }

    @Test
    void aPhotoIsShownWhereItIsAskedForOnly() throws IOException {
        assertThat(get("/users/" + ada).text()).doesNotContain("thumbnailPhoto");
        assertThat(get("/users/" + ada + "?$select=thumbnailPhoto")
                        .json()
                        .path("thumbnailPhoto")
                        .asString())
                .isEqualTo(picture("jpeg"));
        JsonNode about = get("/users/" + ada + "/photo").json();
        assertThat(about.path("@odata.mediaContentType").asString()).isEqualTo("image/jpeg");
        assertThat(List.of(about.path("width").asInt(), about.path("height").asInt()))
                .containsExactly(48, 64);
        Answer picture = get("/users/Ada@contoso.example/photo/$value");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("content-type")).isEqualTo("image/jpeg");
        assertThat(get("/users/" + bob + "/photo/$value").errorCode()).isEqualTo("ImageNotFound");
        assertThat(get("/users/" + bob + "/photo").status()).isEqualTo(404);
        assertThat(get("/users/" + UUID.randomUUID() + "/photo").errorCode()).isEqualTo("Request_ResourceNotFound");
    }

    @Test
    void theHeadOfAPictureTellsItsSize() {
        assertThat(Photo.of(Base64.getDecoder().decode(picture("png")))).contains(new Photo("image/png", 48, 64));
        assertThat(Photo.of(Base64.getDecoder().decode(picture("gif")))).contains(new Photo("image/gif", 48, 64));
        assertThat(Photo.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
                .contains(new Photo("image/jpeg", 0, 0));
        assertThat(Photo.of("<html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void whatAnObjectGoesWithoutIsShownWithWhoHasIt() {
        JsonNode errors = get("/users/" + ada + "?$select=onPremisesProvisioningErrors")
                .json()
                .path("onPremisesProvisioningErrors");
        assertThat(errors.toString()).isEqualTo("""
                [{"category":"PropertyConflict","propertyCausingError":"UserPrincipalName","value":"Bob@contoso.example",\
                "occurredDateTime":"2026-03-02T08:00:00Z",\
                "holder":{"@odata.type":"#microsoft.graph.user","id":"%1$s","displayName":"Bob"}},\
                {"category":"PropertyConflict","propertyCausingError":"ProxyAddress","value":"SMTP:bob@contoso.example",\
                "occurredDateTime":"2026-03-02T08:00:00Z",\
                "holder":{"@odata.type":"#microsoft.graph.user","id":"%1$s","displayName":"Bob"}}]""".formatted(bob));
        assertThat(get("/groups?$select=displayName,onPremisesProvisioningErrors")
                        .json()
                        .path("value")
                        .path(0)
                        .path("onPremisesProvisioningErrors"))
                .hasSize(1);
        assertThat(get("/contacts/" + partner + "?$select=onPremisesProvisioningErrors")
                        .json()
                        .path("onPremisesProvisioningErrors"))
                .hasSize(1);
        assertThat(get("/users/" + bob + "?$select=onPremisesProvisioningErrors")
                        .json()
                        .path("onPremisesProvisioningErrors"))
                .isEmpty();
    }

    @Test
    void theSwitchesOfTheTenantAreReadByAllAndChangedByAdministrators() {
        JsonNode settings = get(SETTINGS).json().path("value").path(0);
        assertThat(settings.path("id").asString()).isEqualTo(tenant.id().toString());
        assertThat(settings.path("features")
                        .path("quarantineUponUpnConflictEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(settings.path("features").path("blockSoftMatchEnabled").asBoolean())
                .isFalse();

        String change = "{\"features\":{\"blockSoftMatchEnabled\":true}}";
        assertThat(service.json("PATCH", "/v1.0" + SETTINGS, tenant.reader(), change)
                        .status())
                .isEqualTo(403);
        assertThat(send("PATCH", SETTINGS, change).status()).isEqualTo(204);
        assertThat(get(SETTINGS + "/" + tenant.id())
                        .json()
                        .path("features")
                        .path("blockSoftMatchEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(send("PATCH", SETTINGS + "/" + tenant.id(), change.replace("true", "false"))
                        .status())
                .isEqualTo(204);

        for (String wrong : List.of(
                "{\"features\":{\"noSuchFeatureEnabled\":true}}",
                "{\"features\":{\"blockSoftMatchEnabled\":\"yes\"}}",
                "{\"configuration\":{}}",
                "[]")) {
            assertThat(send("PATCH", SETTINGS, wrong).errorCode()).as(wrong).isEqualTo("BadRequest");
        }
        assertThat(send("PATCH", SETTINGS, "{").status()).isEqualTo(400);
        assertThat(get(SETTINGS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void rolesAreGivenListedAndTakenAway() {
        String body = "{\"principalId\":\"%s\",\"roleDefinitionId\":\"%s\",\"directoryScopeId\":\"/\"}";
        String give = body.formatted(bob, Role.USER_ADMINISTRATOR.template());
        assertThat(service.json("POST", "/v1.0" + ROLES, tenant.reader(), give).status())
                .isEqualTo(403);
        Answer given = send("POST", ROLES, give);
        assertThat(given.status()).isEqualTo(201);
        String id = given.json().path("id").asString();
        assertThat(send("POST", ROLES, give).errorCode()).isEqualTo("RoleAssignmentExists");

        assertThat(get(ROLES + "/" + id).json().path("principalId").asString()).isEqualTo(bob.toString());
        assertThat(get(ROLES + "?$filter=" + encoded("principalId eq '" + bob + "'"))
                        .json()
                        .path("value"))
                .hasSize(1);
        assertThat(get(ROLES + "?$filter=" + encoded("principalId eq '" + ada + "'"))
                        .json()
                        .path("value"))
                .isEmpty();

        assertThat(send("DELETE", ROLES + "/" + id, "").status()).isEqualTo(204);
        assertThat(send("DELETE", ROLES + "/" + id, "").status()).isEqualTo(404);
        assertThat(send("POST", ROLES, body.formatted(team, Role.USER_ADMINISTRATOR.template()))
                        .errorCode())
                .isEqualTo("Request_ResourceNotFound");
        assertThat(send("POST", ROLES, body.formatted(bob, UUID.randomUUID())).errorCode())
                .isEqualTo("BadRequest");
        assertThat(send("POST", ROLES, "{}").errorCode()).isEqualTo("BadRequest");
    }

    @Test
    void theRolesHaveTheIdsOfTheirTemplates() {
        JsonNode definitions =
                get("/roleManagement/directory/roleDefinitions").json().path("value");
        assertThat(definitions).hasSize(Role.values().length);
        assertThat(get("/roleManagement/directory/roleDefinitions/62e90394-69f5-4237-9190-012177145e10")
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo("Global Administrator");
        assertThat(get("/roleManagement/directory/roleDefinitions/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}

package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What synchronised objects refer to, beyond members and managers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphReferencesTest {
    private static final int MANY = 25;

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("references");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final UUID ada = rows.user("Ada", ", \"userCertificate\": [\"MAo=\"]");
    private final UUID bob = rows.user("Bob", "");
    private final UUID team = rows.group("Team");
    private final UUID all = rows.group("All");

    @BeforeAll
    void refer() {
        rows.reference(team, "managedBy", ada);
        rows.reference(team, "authOrig", ada);
        rows.reference(team, "authOrig", bob);
        rows.reference(bob, "publicDelegates", ada);
        IntStream.range(0, MANY).forEach(number -> rows.reference(all, "members", rows.user("Member " + number, "")));
    }

    @ParameterizedTest
    @EnumSource(ObjectKind.class)
    void everyReferenceOfTheDefaultSchemaHasAnAddressAndComesAlong(ObjectKind kind) {
        assertThat(Expansion.references(kind)).isNotEmpty();
        for (PropertyDefinition reference : Expansion.references(kind)) {
            String collection = "/" + kind.collection();
            Answer alone = get(collection + "/" + UUID.randomUUID() + "/" + reference.name());
            assertThat(alone.errorCode()).as(reference.name()).isEqualTo("Request_ResourceNotFound");
            assertThat(get(collection + "?$expand=" + reference.name()).status())
                    .as(reference.name())
                    .isEqualTo(200);
        }
    }

    @Test
    void oneReferenceIsAnObjectAndSeveralAreAPage() {
        assertThat(get("/groups/" + team + "/managedBy")
                        .json()
                        .path("displayName")
                        .asString())
                .isEqualTo("Ada");
        assertThat(get("/groups/" + all + "/managedBy").status()).isEqualTo(404);
        assertThat(get("/groups/" + team + "/authOrig")
                        .json()
                        .path("value")
                        .valueStream()
                        .map(author -> author.path("displayName").asString()))
                .containsExactlyInAnyOrder("Ada", "Bob");
        assertThat(get("/users/" + bob + "/publicDelegates/$count").text()).isEqualTo("1");
        assertThat(get("/users/" + ada + "/managedBy").status()).isEqualTo(400);
    }

    @Test
    void referencesComeAlongWithTheirTypes() {
        JsonNode authors = one("/groups/" + team + "?$select=id&$expand=" + encoded("authOrig($select=displayName)"))
                .path("authOrig");
        assertThat(authors).hasSize(2);
        assertThat(authors.path(0).path("@odata.type").asString()).isEqualTo("#microsoft.graph.user");
        assertThat(authors.path(0).has("mail")).isFalse();
        assertThat(one("/groups/" + team + "?$expand=managedBy")
                        .path("managedBy")
                        .path("id")
                        .asString())
                .isEqualTo(ada.toString());
        JsonNode none = one("/groups/" + all + "?$expand=authOrig").path("authOrig");
        assertThat(none.isArray() && none.isEmpty()).isTrue();
    }

    @Test
    void atMostTwentyComeAlong() {
        assertThat(one("/groups/" + all + "?$expand=members").path("members")).hasSize(20);
        assertThat(get("/groups/" + all + "/members").json().path("value")).hasSize(MANY);
    }

    @Test
    void whatIsNoReferenceOfTheTypeIsRefusedAndTheOthersNamed() {
        Answer refused = get("/users?$expand=managedBy");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("Request_UnsupportedQuery");
        assertThat(refused.text()).contains("publicDelegates");
    }

    private JsonNode one(String path) {
        return get(path).json();
    }

    private Answer get(String path) {
        return service.get("/v1.0" + path, tenant.reader());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

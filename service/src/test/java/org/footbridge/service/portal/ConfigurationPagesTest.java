package org.footbridge.service.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.Browser;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigurationPagesTest {
    private static final List<String> PARTS = List.of(
            "",
            "/scope",
            "/mappings",
            "/properties",
            "/test",
            "/errors",
            "/versions",
            "/setup/scope",
            "/setup/mappings",
            "/setup/test",
            "/setup/review");

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("pages");
    private final String directory = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";

    @BeforeAll
    void save() {
        new DirectoryRows(service.database(), tenant.id()).directory(directory);
        Answer saved = service.send(
                "PUT",
                "/admin/v1/configurations/main",
                tenant.administrator(),
                "application/yaml",
                "directory: " + directory + """

                        enabled: false
                        scope:
                          filters:
                            - object: user
                              groups:
                                - clauses:
                                    - {attribute: title, operator: EQUALS, value: "</script><script>alert(1)</script>"}
                        mappings:
                          set:
                            - {object: user, target: companyName, constant: Example}
                          remove:
                            - {target: thumbnailPhoto, values: keep}
                        """);
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(ClientRole.class)
    void everyPartIsShownToEveryRoleAndOnlyItsButtons(ClientRole role) {
        Browser browser = Browser.signedIn(service, tenant, role);
        for (String part : PARTS) {
            Answer page = browser.get("/portal/configurations/main" + part);
            assertThat(page.status()).as(part).isEqualTo(200);
            boolean saves = page.text().contains("id=\"save\"") && !part.equals("/versions");
            assertThat(saves)
                    .as("%s for %s", part, role)
                    .isEqualTo(role.includes(ClientRole.ADMINISTRATOR)
                            && List.of("scope", "mappings", "properties").contains(part.replaceAll(".*/", "")));
        }
        String status = browser.get("/portal/configurations/main").text();
        assertThat(status.contains("/job/pause")).isEqualTo(role.includes(ClientRole.OPERATOR));
        assertThat(browser.get("/portal/configurations/new").text().contains("This is not for your role"))
                .isEqualTo(!role.includes(ClientRole.ADMINISTRATOR));
    }

    @Test
    void theEditorsAreGivenWhatIsSavedAndNoTextOfItBreaksOut() {
        Browser browser = Browser.signedIn(service, tenant, ClientRole.ADMINISTRATOR);
        String scope = browser.get("/portal/configurations/main/scope").text();
        assertThat(scope).doesNotContain("<script>alert");
        JsonNode definition = embedded(scope, "definition");
        assertThat(definition.at("/scope/filters/0/groups/0/clauses/0/value").asString())
                .isEqualTo("</script><script>alert(1)</script>");
        JsonNode facts = embedded(scope, "facts");
        assertThat(facts.path("functions")).hasSizeGreaterThan(50);
        assertThat(facts.path("operators")
                        .valueStream()
                        .map(one -> one.path("symbol").asString()))
                .contains("EQUALS", "IS NULL");
        String mappings = browser.get("/portal/configurations/main/mappings").text();
        JsonNode rows = embedded(mappings, "rows");
        assertThat(row(rows, "companyName").path("origin").asString()).isEqualTo("changed");
        assertThat(row(rows, "companyName").path("source").asString()).isEqualTo("Example");
        assertThat(row(rows, "thumbnailPhoto").path("origin").asString()).isEqualTo("removed");
        assertThat(row(rows, "displayName").path("origin").asString()).isEqualTo("default");
    }

    @Test
    void anotherTenantsConfigurationIsNotThere() {
        Browser browser = Browser.signedIn(service, service.tenant("other"), ClientRole.ADMINISTRATOR);
        for (String part : PARTS) {
            assertThat(browser.get("/portal/configurations/main" + part).status())
                    .as(part)
                    .isEqualTo(404);
        }
        assertThat(browser.get("/portal").text()).doesNotContain(directory);
    }

    private static JsonNode row(JsonNode rows, String target) {
        return rows.valueStream()
                .filter(row -> row.path("object").asString().equals("user")
                        && row.path("target").asString().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode embedded(String page, String id) {
        String begin = "<script type=\"application/json\" id=\"" + id + "\">";
        int from = page.indexOf(begin) + begin.length();
        return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}

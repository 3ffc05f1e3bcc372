package org.footbridge.service.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.running.Browser;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.tenants.ClientRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final int FEW = 5;
    private static final int MANY = 500;
    private static final int MOST_STATEMENTS = 30;
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private final RunningService service = RunningService.shared();
    private final FilledTenant small = new FilledTenant(service, "fewer", FEW);

    @Test
    void everyPageCostsAsManyStatementsForFiveObjectsAsForFiveHundred() {
        FilledTenant large = new FilledTenant(service, "many", MANY);
        Browser few = Browser.signedIn(service, small.tenant, ClientRole.ADMINISTRATOR);
        Browser many = Browser.signedIn(service, large.tenant, ClientRole.ADMINISTRATOR);
        List<String> pages = small.pages();
        for (int i = 0; i < pages.size(); i++) {
            String less = pages.get(i);
            String more = large.pages().get(i);
            List<String> ofFew = CountStatements.of(() -> shown(few, less));
            List<String> ofMany = CountStatements.of(() -> shown(many, more));
            assertThat(ofMany).as("%s\n%s\n%s", more, ofFew, ofMany).hasSameSizeAs(ofFew);
            assertThat(ofFew).as("%s", less).hasSizeBetween(1, MOST_STATEMENTS);
        }
        everyListGoesOnToItsEnd(many, large);
    }

    private static Answer shown(Browser browser, String page) {
        Answer answer = browser.get(page);
        assertThat(answer.status()).as("%s: %s", page, answer.text()).isEqualTo(200);
        return answer;
    }

    private static void everyListGoesOnToItsEnd(Browser browser, FilledTenant tenant) {
        Map<String, Integer> pages = Map.of(
                "/portal/users",
                10,
                "/portal/users?search=person",
                10,
                "/portal/groups",
                11,
                "/portal/deleted",
                10,
                "/portal/log",
                10,
                "/portal/audit",
                10,
                "/portal/plans/" + tenant.plan,
                10,
                "/portal/deletes",
                5,
                "/portal/deletes/decisions/" + tenant.decision,
                5,
                "/portal/objects/" + tenant.group + "/members",
                10);
        pages.forEach((first, expected) -> {
            List<String> seen = new ArrayList<>(List.of(first));
            Matcher next = NEXT.matcher(shown(browser, first).text());
            while (next.find() && seen.size() < 2 * expected) {
                seen.add(next.group(1).replace("&amp;", "&"));
                next = NEXT.matcher(shown(browser, seen.getLast()).text());
            }
            assertThat(seen).as(first).hasSizeBetween(expected, expected + 2).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyPageIsShownToEveryRole() {
        for (ClientRole role : List.of(ClientRole.READER, ClientRole.OPERATOR, ClientRole.ADMINISTRATOR)) {
            Browser browser = Browser.signedIn(service, small.tenant, role);
            small.pages().forEach(page -> shown(browser, page));
            assertThat(browser.get("/portal/settings").header("location")).endsWith("/portal/settings/domains");
            assertThat(shown(browser, "/portal/agents/new").text())
                    .contains(role == ClientRole.ADMINISTRATOR ? "Make a token" : "This is not for your role");
        }
    }

    @Test
    void aFormThatIsSentBeforeItsScriptIsThereDoesNotPutItsFieldsIntoTheAddress() {
        Browser browser = Browser.signedIn(service, small.tenant, ClientRole.ADMINISTRATOR);
        List<String> forms = small.pages().stream()
                .flatMap(page -> FORM.matcher(shown(browser, page).text()).results())
                .map(MatchResult::group)
                .toList();
        assertThat(forms).hasSizeGreaterThan(10).allMatch(form -> form.contains(" method="));
        assertThat(forms)
                .filteredOn(form -> form.contains("data-api"))
                .hasSizeGreaterThan(5)
                .allMatch(form -> form.contains(" method=\"post\""));
    }

    @Test
    void whatTheRoleDoesNotAllowIsNotOffered() {
        Browser reader = Browser.signedIn(service, small.tenant, ClientRole.READER);
        for (String page : small.pages()) {
            assertThat(shown(reader, page).text())
                    .as(page)
                    .doesNotContain(
                            "data-api=\"POST", "data-api=\"PUT", "data-api=\"DELETE", "data-restore", "data-drain");
        }
        Browser operator = Browser.signedIn(service, small.tenant, ClientRole.OPERATOR);
        assertThat(shown(operator, "/portal/plans/" + small.plan).text()).contains("/apply", "creates 3 and deletes 1");
        assertThat(shown(operator, "/portal/deletes").text()).contains("/deletes/allow", "left the scope");
        assertThat(shown(operator, "/portal/deleted").text())
                .contains("data-restore")
                .doesNotContain("Delete for good</button>");
        assertThat(shown(operator, "/portal/agents").text())
                .contains("data-drain")
                .doesNotContain(">Revoke<");
        assertThat(shown(operator, "/portal/settings/domains").text()).contains("An administrator can change it.");
        Browser administrator = Browser.signedIn(service, small.tenant, ClientRole.ADMINISTRATOR);
        assertThat(shown(administrator, "/portal/agents").text()).contains(">Revoke<");
        assertThat(shown(administrator, "/portal/deleted").text()).contains("Delete for good</button>");
        assertThat(shown(administrator, "/portal/settings/domains").text())
                .doesNotContain("An administrator can change it.");
    }

    @Test
    void nothingOfAnotherTenantIsThere() {
        Browser other = Browser.signedIn(service, service.tenant("stranger"), ClientRole.ADMINISTRATOR);
        for (String page : small.pages()) {
            boolean named = page.contains(small.user.toString())
                    || page.matches(".*/[0-9a-f-]{36}(/[A-Za-z]+)?(\\?.*)?")
                    || page.contains("configuration=main");
            Answer answer = other.get(page);
            assertThat(answer.status()).as(page).isEqualTo(named ? 404 : 200);
            assertThat(answer.text()).as(page).doesNotContain("of fewer", "Planned 1", "Held 1", "machine-1", "Gone 1");
        }
    }

    @Test
    void whatIsTypedWronglyIsToldAndTheFormStays() {
        Browser browser = Browser.signedIn(service, small.tenant, ClientRole.READER);
        assertThat(refused(browser, "/portal/log?object=odd").text())
                .contains("is not a GUID", "id=\"object\"", "value=\"odd\"");
        assertThat(refused(browser, "/portal/log?since=yesterday").text()).contains("is not a moment");
        assertThat(refused(browser, "/portal/audit?until=tomorrow").text()).contains("is not a moment");
        assertThat(shown(browser, "/portal/log?name=nobody-at-all").text()).contains("Nothing like that happened");
        assertThat(browser.get("/portal/plans/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(browser.get("/portal/audit/999999").status()).isEqualTo(404);
        assertThat(browser.get("/portal/settings/colours").status()).isEqualTo(404);
    }

    private static Answer refused(Browser browser, String page) {
        Answer answer = browser.get(page);
        assertThat(answer.status()).as("%s: %s", page, answer.text()).isEqualTo(400);
        return answer;
    }

    @Test
    void theLogIsFoundByTheBeginningOfANameAndExportedAsItIsFiltered() {
        String token = small.tenant.reader();
        assertThat(service.get("/admin/v1/events?name=PERSON%20of", token)
                        .json()
                        .path("value"))
                .hasSize(FEW);
        assertThat(service.get("/admin/v1/events?name=erson", token).json().path("value"))
                .isEmpty();
        assertThat(service.get("/admin/v1/events/export?format=csv&name=person", token)
                        .header("content-type"))
                .startsWith("application/zip");
    }

    @Test
    void thePlanIsSearchedByWhatNamesContain() {
        String path = "/admin/v1/plans/" + small.plan + "/objects";
        String token = small.tenant.reader();
        assertThat(service.get(path + "?search=ANNED%203", token).json().path("value"))
                .hasSize(1);
        Answer first = service.get(path + "?search=%26planned&top=2", token);
        assertThat(first.json().path("value")).isEmpty();
        Answer two = service.get(path + "?search=planned&top=2", token);
        assertThat(two.json().path("nextLink").asString("")).contains("search=planned", "after=2");
        assertThat(service.get(two.json().path("nextLink").asString(), token)
                        .json()
                        .path("value"))
                .hasSize(2);
    }

    @Test
    void theAuditLogIsExportedWithItsHashes() {
        String token = small.tenant.reader();
        Answer csv = service.get("/admin/v1/audit/export?object=domain%203", token);
        assertThat(csv.header("content-disposition")).contains("AuditLog.csv");
        assertThat(csv.text().lines()).hasSize(2);
        assertThat(csv.text()).contains("\"previousHash\",\"hash\"", "\"DomainAdded\",\"domain 3\"");
        assertThat(service.get("/admin/v1/audit/export?format=json&action=DomainAdded", token)
                        .json())
                .hasSize(FEW);
        assertThat(service.get("/admin/v1/audit/export?format=pdf", token).status())
                .isEqualTo(400);
    }
}

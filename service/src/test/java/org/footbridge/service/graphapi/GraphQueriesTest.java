package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQueriesTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("graph");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private UUID ada = new UUID(0, 0);
    private UUID bob = ada;
    private UUID staff = ada;
    private UUID bakers = ada;

    @BeforeAll
    void fill() {
        ada = rows.user(
                "Ada", ", \"department\": \"Research\", \"mail\": \"ada@contoso.example\", \"surname\": \"Lovelace\"");
        bob = rows.user("Bob", ", \"department\": \"Baking\", \"jobTitle\": \"100% baker\"");
        rows.object("user", """
                {"displayName": "Zoe", "userPrincipalName": "zoe@contoso.example", "accountEnabled": false}""");
        rows.object("contact", """
                {"displayName": "Carl", "mail": "carl@partner.example", "businessPhones": ["1"], "mobilePhone": "2",
                 "streetAddress": "Main 1", "city": "Bern"}""");
        staff = rows.group("Staff");
        bakers = rows.group("Bakers");
        rows.reference(staff, "members", ada);
        rows.reference(staff, "members", bakers);
        rows.reference(bakers, "members", bob);
        rows.reference(bakers, "members", staff);
        rows.reference(bob, "manager", ada);
    }

    private Answer get(String path) {
        return service.get("/v1.0" + path, tenant.reader());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        answer.json()
                .path("value")
                .forEach(object -> names.add(object.path("displayName").asString()));
        return names;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                displayName eq 'ADA'                                        | Ada
                startswith(displayName,'b')                                 | Bob
                endsWith(mail,'@contoso.example')                           | Ada
                department eq 'Research' or department eq 'Baking'          | Ada Bob
                not (department eq 'Research')                              | Bob Zoe
                department ne 'Research'                                    | Bob Zoe
                department eq null                                          | Zoe
                accountEnabled eq false                                     | Zoe
                department in ('Research','Baking') and surname ne null     | Ada
                jobTitle eq '100% baker'                                    | Bob
                startsWith(jobTitle,'100%')                                 | Bob
                startsWith(jobTitle,'%')                                    |
                displayName eq ''' or 1=1 --'                               |
                onPremisesSyncEnabled eq true and displayName eq 'Ada'      | Ada
                createdDateTime ge 2020-01-01T00:00:00Z and mail ne null    | Ada
                """)
    void filtersFindExactlyWhatTheySay(String filter, String expected) {
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" ", -1));
        assertThat(names(get("/users?$filter=" + encoded(filter)))).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(get("/users/$count?$filter=" + encoded(filter)).text()).isEqualTo(String.valueOf(wanted.size()));
    }

    @Test
    void lettersOfEveryAlphabetAreComparedWithoutCase() {
        TestTenant other = service.tenant("alphabets");
        DirectoryRows people = new DirectoryRows(service.database(), other.id());
        people.user("Łukasz Żółć", "");
        people.user("ΑΛΈΞΗΣ", "");
        for (String filter :
                List.of("displayName eq 'ŁUKASZ ŻÓŁĆ'", "startswith(displayName,'łuk')", "displayName eq 'αλέξησ'")) {
            Answer answer = service.get("/v1.0/users/$count?$filter=" + encoded(filter), other.reader());
            assertThat(answer.text()).as(filter).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter=displayName eq 'a' or",
                "$filter=password eq 'a'",
                "$filter=contains(displayName,'a')",
                "$select=displayName,password",
                "$top=0",
                "$top=1000",
                "$top=many",
                "$orderby=password",
                "$orderby=displayName sideways",
                "$expand=members",
                "$search=ada",
                "$skip=3",
                "$count=perhaps",
                "$skiptoken=AAAA",
                "$top=1&$top=2"
            })
    void aQueryThatIsNotOfferedIsRefusedAndNamed(String query) {
        Answer answer = get("/users?" + query.replace(" ", "%20").replace("'", "%27"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isIn("BadRequest", "Request_UnsupportedQuery");
        JsonNode inner = answer.json().path("error").path("innerError");
        assertThat(inner.path("request-id").asString()).isEqualTo(answer.header("request-id"));
        assertThat(inner.path("nextStep").asString()).isNotBlank();
    }

    @Test
    void pagesShowEachOfManyRowsOnceAndInOrder() {
        TestTenant large = service.tenant("large");
        service.database().sql("""
                        insert into directory_object (tenant_id, id, kind, properties)
                        select ?, gen_random_uuid(), 'user', jsonb_strip_nulls(jsonb_build_object('displayName',
                            case when n % 10 = 0 then null else 'User ' || n % 700 end))
                        from generate_series(1, 2500) n
                        """).param(large.id().value()).update();
        for (String query :
                List.of("$top=499", "$orderby=displayName&$top=400", "$orderby=displayName%20desc&$top=999")) {
            List<String> ids = new ArrayList<>();
            List<String> sorted = new ArrayList<>();
            String next = "/v1.0/users?$count=true&" + query;
            int pages = 0;
            while (!next.isEmpty()) {
                JsonNode page = service.get(next, large.reader()).json();
                assertThat(page.path("@odata.count").asInt(2500)).isEqualTo(2500);
                page.path("value").forEach(user -> {
                    ids.add(user.path("id").asString());
                    sorted.add(user.path("displayName").asString(""));
                });
                next = page.path("@odata.nextLink").asString("");
                pages++;
                assertThat(pages).isLessThan(10);
            }
            assertThat(ids).as(query).hasSize(2500);
            assertThat(new HashSet<>(ids)).hasSize(2500);
            if (query.contains("orderby")) {
                List<String> present = sorted.subList(0, 2250);
                assertThat(present)
                        .isSortedAccordingTo(
                                query.contains("desc")
                                        ? java.util.Comparator.<String>reverseOrder()
                                        : java.util.Comparator.<String>naturalOrder());
                assertThat(sorted.subList(2250, 2500)).containsOnly("");
            }
        }
    }

    @Test
    void aNextLinkIsGoodForItsOwnQueryAndTenantOnly() {
        String next = get("/users?$top=1&$filter=" + encoded("startswith(userPrincipalName,'')"))
                .json()
                .path("@odata.nextLink")
                .asString();
        assertThat(next).startsWith(service.url() + "/v1.0/users?").contains("$skiptoken=");
        assertThat(service.get(next, tenant.reader()).status()).isEqualTo(200);
        String token = next.substring(next.indexOf("$skiptoken=") + "$skiptoken=".length());
        assertThat(get("/users?$top=1&$skiptoken=" + token).status()).isEqualTo(400);
        assertThat(get("/groups?$top=1&$skiptoken=" + token).status()).isEqualTo(400);
        char last = token.charAt(20);
        String tampered = token.substring(0, 20) + (last == 'A' ? 'B' : 'A') + token.substring(21);
        assertThat(service.get(next.replace(token, tampered), tenant.reader()).status())
                .isEqualTo(400);
        TestTenant other = service.tenant("other");
        assertThat(service.get(next, other.reader()).status()).isEqualTo(400);
    }

    @Test
    void aUserIsFoundByIdAndBySignInName() {
        JsonNode user = get("/users/" + ada).json();
        assertThat(user.path("id").asString()).isEqualTo(ada.toString());
        assertThat(user.path("@odata.context").asString()).endsWith("/v1.0/$metadata#users/$entity");
        assertThat(user.path("businessPhones").isArray()).isTrue();
        assertThat(user.path("jobTitle").isNull()).isTrue();
        assertThat(get("/users/ADA@contoso.example?$select=mail").json().propertyNames())
                .containsExactlyInAnyOrder("@odata.context", "id", "mail");
        assertThat(get("/users/nobody@contoso.example").errorCode()).isEqualTo("Request_ResourceNotFound");
        assertThat(get("/users/" + staff).status()).isEqualTo(404);
    }

    @Test
    void referencesAreListedWithTheirTypes() {
        JsonNode members = get("/groups/" + staff + "/members").json().path("value");
        assertThat(members).hasSize(2);
        assertThat(members.valueStream().map(m -> m.path("@odata.type").asString()))
                .containsExactlyInAnyOrder("#microsoft.graph.user", "#microsoft.graph.group");
        assertThat(names(get("/groups/" + staff + "/members/microsoft.graph.user")))
                .containsExactly("Ada");
        assertThat(get("/groups/" + staff + "/members/$count").text()).isEqualTo("2");
        assertThat(names(get("/users/" + bob + "/memberOf"))).containsExactly("Bakers");
        assertThat(names(get("/users/" + bob + "/transitiveMemberOf"))).containsExactlyInAnyOrder("Bakers", "Staff");
        assertThat(names(get("/groups/" + staff + "/transitiveMembers")))
                .containsExactlyInAnyOrder("Ada", "Bakers", "Bob", "Staff");
        assertThat(get("/groups/" + UUID.randomUUID() + "/members").status()).isEqualTo(404);
        assertThat(get("/users/" + ada + "/members").status()).isEqualTo(400);
    }

    @Test
    void managersCanBeReadAloneAndAlong() {
        assertThat(get("/users/" + bob + "/manager").json().path("displayName").asString())
                .isEqualTo("Ada");
        assertThat(get("/users/" + ada + "/manager").status()).isEqualTo(404);
        assertThat(names(get("/users/" + ada + "/directReports"))).containsExactly("Bob");
        JsonNode manager = get("/users?$select=displayName&$expand=" + encoded("manager($select=id)") + "&$filter="
                        + encoded("displayName eq 'Bob'"))
                .json()
                .path("value")
                .path(0)
                .path("manager");
        assertThat(manager.path("id").asString()).isEqualTo(ada.toString());
        assertThat(manager.has("displayName")).isFalse();
    }

    @Test
    void contactsHavePhonesAndAddressesAsInGraph() {
        JsonNode contact = get("/contacts").json().path("value").path(0);
        assertThat(contact.path("phones").toString())
                .isEqualTo("[{\"type\":\"business\",\"number\":\"1\"},{\"type\":\"mobile\",\"number\":\"2\"}]");
        assertThat(contact.path("addresses").path(0).path("city").asString()).isEqualTo("Bern");
        assertThat(contact.path("onPremisesSyncEnabled").asBoolean()).isTrue();
        assertThat(contact.path("onPremisesLastSyncDateTime").asString()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void whatIsDeletedMovesToTheDeletedItems() {
        UUID gone = rows.group("Gone");
        rows.delete(gone);
        assertThat(get("/groups/" + gone).status()).isEqualTo(404);
        assertThat(names(get("/directory/deletedItems/microsoft.graph.group"))).containsExactly("Gone");
        JsonNode item = get("/directory/deletedItems/" + gone).json();
        assertThat(item.path("@odata.type").asString()).isEqualTo("#microsoft.graph.group");
        assertThat(item.path("deletedDateTime").isNull()).isFalse();
        assertThat(get("/directory/deletedItems/" + staff).status()).isEqualTo(404);
    }

    @Test
    void writesAreNotOffered() {
        Answer answer = service.json("PATCH", "/v1.0/users/" + ada, tenant.provider(), "{\"displayName\":\"Eve\"}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.errorCode()).isEqualTo("notAllowed");
        assertThat(answer.header("allow")).contains("GET");
        assertThat(service.json("POST", "/v1.0/users", tenant.provider(), "{}").status())
                .isEqualTo(405);
        assertThat(get("/devices").errorCode()).isEqualTo("BadRequest");
    }

    @Test
    void theOrganizationIsTheTenant() {
        JsonNode organization = get("/organization").json().path("value").path(0);
        assertThat(organization.path("id").asString()).isEqualTo(tenant.id().toString());
        assertThat(organization.path("onPremisesSyncEnabled").isNull()).isTrue();
        assertThat(organization
                        .path("verifiedDomains")
                        .path(0)
                        .path("isInitial")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theProvisioningLogIsFilteredAndPaged() {
        UUID configuration = UUID.randomUUID();
        for (int i = 0; i < 7; i++) {
            rows.event(configuration, ada, "Ada", i == 3 ? "failure" : "success");
        }
        String mine = encoded("jobId eq " + configuration);
        JsonNode first = get("/auditLogs/provisioning?$top=5&$filter=" + mine).json();
        assertThat(first.path("value")).hasSize(5);
        JsonNode second = service.get(first.path("@odata.nextLink").asString(), tenant.reader())
                .json();
        assertThat(second.path("value")).hasSize(2);
        assertThat(second.has("@odata.nextLink")).isFalse();
        String job = "AD2AADProvisioning." + tenant.id().toString().replace("-", "") + "." + configuration;
        assertThat(first.at("/value/0/jobId").asString()).isEqualTo(job);
        JsonNode oldestFirst = get("/auditLogs/provisioning?$top=4&$orderby=" + encoded("activityDateTime asc")
                        + "&$filter=" + encoded("jobId eq '" + job + "'"))
                .json();
        JsonNode rest = service.get(oldestFirst.path("@odata.nextLink").asString(), tenant.reader())
                .json();
        assertThat(rest.path("value")).hasSize(3);
        assertThat(rest.at("/value/2/id").asString())
                .isEqualTo(first.at("/value/0/id").asString());
        JsonNode steps = first.at("/value/0/provisioningSteps");
        assertThat(steps.valueStream()
                        .map(step -> step.path("provisioningStepType").asString()))
                .containsExactly("import", "scoping", "matching", "processing", "export");
        JsonNode failed = get("/auditLogs/provisioning?$filter="
                        + encoded("jobId eq '" + configuration + "' and provisioningStatusInfo/status eq 'Failure'"))
                .json()
                .path("value");
        assertThat(failed).hasSize(1);
        assertThat(failed.path(0)
                        .path("provisioningStatusInfo")
                        .path("errorInformation")
                        .path("errorCode")
                        .asString())
                .isEqualTo("DuplicateValue");
        assertThat(failed.path(0)
                        .path("modifiedProperties")
                        .path(0)
                        .path("newValue")
                        .asString())
                .isEqualTo("Baker");
    }
}

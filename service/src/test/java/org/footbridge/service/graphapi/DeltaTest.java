package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeltaTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("delta");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    private Answer get(String link, String... preferences) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(link.startsWith("http") ? link : service.url() + link))
                .header("Authorization", "Bearer " + tenant.reader());
        for (String preference : preferences) {
            request.header("Prefer", preference);
        }
        return service.send(request);
    }

    private static String link(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("@odata.deltaLink").asString("");
    }

    private static String next(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("@odata.nextLink").asString("");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().path("value").forEach(object -> ids.add(object.path("id").asString()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void firstAllObjectsAreToldAndThenWhatChanged() {
        UUID ada = rows.user("Ada", "");
        rows.user("Bob", "");
        Answer first = get("/v1.0/users/delta", "odata.maxpagesize=1");
        Answer second = get(next(first), "odata.maxpagesize=1");
        assertThat(ids(first)).hasSize(1);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(first.json().path("@odata.context").asString()).endsWith("/v1.0/$metadata#users");
        String link = link(second);

        Answer nothing = get(link);
        assertThat(ids(nothing)).isEmpty();

        rows.tell(ada, "updated", "displayName");
        UUID eve = rows.user("Eve", "");
        rows.tell(eve, "created");
        Answer changes = get(link(nothing));
        assertThat(ids(changes)).containsExactly(ada.toString(), eve.toString());
        assertThat(changes.json().at("/value/0/userPrincipalName").asString()).isEqualTo("Ada@contoso.example");
        assertThat(ids(get(link))).as("a link may be followed again").isEqualTo(ids(changes));
    }

    @Test
    void whatLeftIsToldWithTheReason() {
        UUID soft = rows.user("Soft", "");
        UUID hard = rows.user("Hard", "");
        String link = link(get("/beta/users/delta()"));
        rows.delete(soft);
        rows.tell(soft, "deleted");
        rows.delete(hard);
        rows.tell(hard, "deleted");
        assertThat(service.json("DELETE", "/v1.0/directory/deletedItems/" + hard, tenant.administrator(), "")
                        .status())
                .isEqualTo(204);
        Answer changes = get(link);
        assertThat(ids(changes)).containsExactly(soft.toString(), hard.toString());
        assertThat(changes.json().at("/value/0/@removed/reason").asString()).isEqualTo("changed");
        assertThat(changes.json().at("/value/1/@removed/reason").asString()).isEqualTo("deleted");

        rows.verifyDomain();
        service.json("POST", "/v1.0/directory/deletedItems/" + soft + "/restore", tenant.administrator(), "");
        Answer back = get(link(changes));
        assertThat(back.json().at("/value/0/displayName").asString()).isEqualTo("Soft");
    }

    @Test
    void membersAreToldWhenTheyAreAskedForAndInPagesHoweverManyAnObjectHas() {
        UUID group = rows.group("Everybody");
        List<String> people = IntStream.range(0, 47)
                .mapToObj(number -> rows.user("P" + number, ""))
                .peek(person -> rows.reference(group, "members", person))
                .map(UUID::toString)
                .toList();
        rows.group("Nobody");
        List<String> told = new ArrayList<>();
        String link = "/v1.0/groups/delta?$select=displayName,members";
        String end = "";
        int pages = 0;
        while (end.isEmpty()) {
            Answer page = get(link, "odata.maxpagesize=1");
            page.json()
                    .path("value")
                    .forEach(object -> object.path("members@delta")
                            .forEach(member -> told.add(member.path("id").asString())));
            pages++;
            link = next(page);
            end = link(page);
        }
        assertThat(pages).isGreaterThan(4);
        assertThat(told).containsExactlyInAnyOrderElementsOf(people);

        UUID eve = rows.user("Eve", "");
        rows.tell(eve, "created");
        rows.refer(group, "members", eve);
        Answer changes = get(end);
        assertThat(changes.json().at("/value/0/members@delta").toString())
                .isEqualTo("[{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + eve + "\"}]");
        service.database()
                .sql("insert into change (tenant_id, object_id, kind, properties, removed)"
                        + " values (?, ?, 'references', '{members}', array[?::uuid])")
                .params(tenant.id().value(), group, eve)
                .update();
        Answer gone = get(link(changes));
        assertThat(gone.json().at("/value/0/members@delta/0/@removed/reason").asString())
                .isEqualTo("deleted");
        assertThat(ids(get(link(get("/v1.0/groups/delta?$deltatoken=latest")))))
                .as("who does not ask for members is not told of them")
                .isEmpty();
    }

    @Test
    void onlyChangesOfWhatIsSelectedAreTold() {
        UUID ada = rows.user("Ada", ", \"department\": \"Research\"");
        UUID carl = rows.object("contact", "{\"displayName\": \"Carl\", \"mobilePhone\": \"2\"}");
        String names = link(get("/v1.0/users/delta?$select=displayName"));
        String departments = link(get("/v1.0/users/delta?$select=department,displayName"));
        String phones = link(get("/v1.0/contacts/delta?$select=phones,displayName"));
        String mobiles = link(get("/v1.0/contacts/delta?$select=mobilePhone"));
        rows.tell(ada, "updated", "department");
        rows.tell(carl, "updated", "mobilePhone");
        assertThat(ids(get(names))).isEmpty();
        assertThat(ids(get(departments))).containsExactly(ada.toString());
        assertThat(ids(get(phones))).containsExactly(carl.toString());
        assertThat(ids(get(mobiles)))
                .as("a contact's phones can be selected by themselves")
                .containsExactly(carl.toString());

        Answer minimal = get(departments, "return=minimal");
        assertThat(minimal.header("Preference-Applied")).isEqualTo("return=minimal");
        JsonNode told = minimal.json().at("/value/0");
        assertThat(told.propertyNames()).containsExactlyInAnyOrder("id", "department");
    }

    @Test
    void upToFiftyObjectsCanBeFollowedByThemselves() {
        UUID ada = rows.user("Ada", "");
        UUID bob = rows.user("Bob", "");
        rows.user("Eve", "");
        String filter = encoded("id eq '" + ada + "' or id eq '" + bob + "'");
        Answer both = get("/v1.0/users/delta?$filter=" + filter);
        assertThat(ids(both)).containsExactlyInAnyOrder(ada.toString(), bob.toString());
        rows.tell(bob, "updated", "displayName");
        rows.tell(rows.user("Zoe", ""), "created");
        assertThat(ids(get(link(both)))).containsExactly(bob.toString());

        String many = encoded("id in (" + "'11111111-1111-1111-1111-000000000000',".repeat(1)
                + String.join(
                        ",",
                        IntStream.range(0, 50)
                                .mapToObj(number -> "'" + UUID.randomUUID() + "'")
                                .toList())
                + ")");
        assertThat(get("/v1.0/users/delta?$filter=" + many).errorCode()).isEqualTo("Request_UnsupportedQuery");
        assertThat(get("/v1.0/users/delta?$filter=" + encoded("displayName eq 'Ada'"))
                        .errorCode())
                .isEqualTo("Request_UnsupportedQuery");
        assertThat(get("/v1.0/users/delta?$top=5").errorCode()).isEqualTo("Request_UnsupportedQuery");
        assertThat(get("/v1.0/devices/delta").status()).isEqualTo(400);
    }

    @Test
    void directoryObjectsAreFollowedByTheirTypes() {
        UUID ada = rows.user("Ada", "");
        UUID group = rows.group("Staff");
        UUID contact = rows.object("contact", "{\"displayName\": \"Carl\"}");
        String types = encoded("isof('microsoft.graph.user') or isof('microsoft.graph.group')");
        Answer some = get("/v1.0/directoryObjects/delta?$filter=" + types);
        assertThat(ids(some)).containsExactlyInAnyOrder(ada.toString(), group.toString());
        assertThat(some.text()).contains("#microsoft.graph.group", "#microsoft.graph.user");
        assertThat(ids(get("/v1.0/directoryObjects/delta"))).contains(contact.toString());
        rows.tell(contact, "updated", "displayName");
        assertThat(ids(get(link(some)))).isEmpty();

        String groups = "/v1.0/directoryObjects/delta?$filter=" + encoded("isof('microsoft.graph.group')");
        Answer one = get(groups);
        assertThat(one.json().at("/value/0/@odata.type").asString())
                .as("who filters by one type is told it too")
                .isEqualTo("#microsoft.graph.group");
        rows.delete(group);
        rows.tell(group, "deleted");
        assertThat(get(link(one)).json().at("/value/0/@odata.type").asString()).isEqualTo("#microsoft.graph.group");
    }

    @Test
    void aTokenIsGoodForItsQueryAndItsTenantOnly() {
        rows.user("Ada", "");
        String link = link(get("/v1.0/users/delta?$select=displayName"));
        for (String other : List.of(
                link.replace("/users/", "/groups/"),
                link.replace("=displayName", "=mail"),
                link.substring(0, link.length() - 2),
                link.replace("$deltatoken", "$skiptoken"))) {
            Answer refused = get(other);
            assertThat(refused.status()).as(other).isEqualTo(410);
            assertThat(refused.errorCode()).isEqualTo("syncStateNotFound");
            assertThat(refused.header("Location"))
                    .startsWith(service.url() + "/v1.0/")
                    .doesNotContain("token");
        }
        Answer foreign = service.get(link, service.tenant("other").reader());
        assertThat(foreign.status()).isEqualTo(410);
    }

    @Test
    void anOldTokenLeadsToReadingEverythingAgain() {
        rows.user("Ada", "");
        String path = "/v1.0/users/delta";
        Clock before = Clock.fixed(Instant.now().minus(Duration.ofDays(7).plusMinutes(1)), ZoneOffset.UTC);
        String token = new DeltaTokens(service.bean(PageTokens.class), before)
                .token(
                        tenant.id(),
                        new QueryOptions(path, java.util.Map.of()),
                        new DeltaPlace.End(before.instant(), DeltaPlace.Mark.NONE));
        Answer expired = get(path + "?$deltatoken=" + token);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.errorCode()).isEqualTo("resyncRequired");
        assertThat(ids(get(expired.header("Location")))).hasSize(1);
    }

    @Test
    void whoFollowedBeforeABackupWasRestoredReadsEverythingAgain() {
        UUID ada = rows.user("Ada", "");
        rows.tell(ada, "created");
        String link = link(get("/v1.0/users/delta"));
        assertThat(ids(get(link))).isEmpty();
        service.database()
                .sql("update change set at = at + interval '1 second' where tenant_id = ?")
                .param(tenant.id().value())
                .update();
        assertThat(get(link).status()).as("another change has the number").isEqualTo(410);
        assertThat(get(link).errorCode()).isEqualTo("resyncRequired");
    }

    @Test
    void fromNowOnTellsNothingOfWhatIsThere() {
        rows.user("Ada", "");
        Answer latest = get("/v1.0/users/delta?$deltaToken=latest");
        assertThat(ids(latest)).isEmpty();
        UUID bob = rows.user("Bob", "");
        rows.tell(bob, "created");
        assertThat(ids(get(link(latest)))).containsExactly(bob.toString());
    }

    @Test
    void aPageCostsTheSameNumberOfStatementsHoweverMuchItTells() {
        UUID group = rows.group("Everybody");
        String listing = "/v1.0/groups/delta?$select=displayName,members";
        String link = link(get(listing));
        UUID one = rows.user("One", "");
        rows.refer(group, "members", one);
        rows.tell(group, "updated", "displayName");
        long fewChanges = statements(link);
        long fewObjects = statements(listing);
        for (int number = 0; number < 150; number++) {
            UUID more = rows.group("G" + number);
            rows.tell(more, "created");
            rows.refer(more, "members", one);
        }
        assertThat(statements(link)).isEqualTo(fewChanges).isBetween(2L, 5L);
        assertThat(statements(listing)).isEqualTo(fewObjects).isBetween(2L, 4L);
    }

    /** Outside of a transaction each statement takes a connection from the pool; others do so too now and then. */
    private long statements(String link) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = taken();
            assertThat(get(link).status()).isEqualTo(200);
            least = Math.min(least, taken() - before);
        }
        return least;
    }

    private long taken() {
        return service.bean(MeterRegistry.class)
                .get("hikaricp.connections.acquire")
                .timer()
                .count();
    }
}

package org.footbridge.service.cycles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.browsing.AskAgents;
import org.footbridge.service.browsing.BrowseDirectory;
import org.footbridge.service.browsing.CountScope;
import org.footbridge.service.browsing.CountScope.Count;
import org.footbridge.service.browsing.CountScope.Counted;
import org.footbridge.service.browsing.CountScope.Sample;
import org.footbridge.service.browsing.Directory;
import org.footbridge.service.cycles.ScriptedDirectory.Thing;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is counted before a scope is saved is what a cycle takes in when it is. */
@Tag("slow")
class ScopeCountsTest {
    private static final String STAFF = "OU=Staff,DC=corp,DC=example";
    private static final String LEAVERS = "OU=Leavers," + STAFF;
    private static final String KEPT = "OU=Kept," + LEAVERS;
    private static final String GROUPS = "OU=Groups,DC=corp,DC=example";

    private Bench bench;
    private ScriptedDirectory directory;

    @BeforeEach
    void open() {
        bench = new Bench(Server.PRIVATE, 7, scope("\"containers\":[\"OU=Staff,DC=corp,DC=example\"]"));
        directory = bench.directory;
        fill();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String scope(String scope) {
        return "{\"directory\":\"corp.example\",\"deletes\":{\"threshold\":10000,\"percent\":100},\"scope\":{" + scope
                + "}}";
    }

    private static String filter(String attribute, String operator, String... values) {
        String compared = Stream.of(values).map(value -> "\"" + value + "\"").collect(Collectors.joining(","));
        return "\"everything\":true,\"filters\":[{\"object\":\"user\",\"groups\":[{\"clauses\":[{\"attribute\":\""
                + attribute + "\",\"operator\":\"" + operator + "\""
                + (values.length == 0 ? "" : ",\"values\":[" + compared + "]") + "}]}]}]";
    }

    private void fill() {
        Thing staff = directory.add("organizationalUnit", directory.root, "Staff");
        Thing leavers = directory.add("organizationalUnit", staff, "Leavers");
        Thing kept = directory.add("organizationalUnit", leavers, "Kept");
        Thing groups = directory.add("organizationalUnit", directory.root, "Groups");
        Thing users = directory.add("container", directory.root, "Users");
        Random random = new Random(7);
        List<Thing> places = List.of(staff, leavers, kept, groups, users);
        List<String> departments = List.of("Sales", "Sales North", "North", "sales", "Research");
        Thing pilot = directory.add("group", groups, "Pilot");
        Thing team = directory.add("group", groups, "Team");
        Thing crew = directory.add("group", kept, "Crew");
        for (int i = 0; i < 60; i++) {
            Thing person = directory.user(places.get(i % places.size()), "Person " + i);
            if (i % 7 != 0) {
                directory.set(person, "department", departments.get(random.nextInt(departments.size())));
            }
            if (i % 3 == 0) {
                directory.set(person, "userAccountControl", "514");
            }
            if (i % 11 == 0) {
                directory.set(person, "isCriticalSystemObject", "TRUE");
            }
            if (i % 13 == 0) {
                directory.set(person, "mail", "person" + i + "@corp.example");
            }
            if (i % 4 == 0) {
                directory.link(List.of(pilot, team, crew).get(i / 4 % 3), "member", person);
            }
        }
        directory.link(pilot, "member", team);
        directory.link(team, "member", crew);
        directory.link(crew, "member", pilot);
        Thing contact = directory.add("contact", staff, "Supplier");
        directory.set(contact, "mail", "supplier@other.example");
        directory.set(contact, "proxyAddresses", "SMTP:supplier@other.example");
        directory.add("contact", staff, "Without mail");
        Thing other = directory.add("inetOrgPerson", staff, "Other");
        directory.set(other, "sAMAccountName", "other");
        directory.set(other, "userAccountControl", "512");
        directory.set(other, "displayName", "Other");
        Thing conflict = directory.user(staff, "Twice");
        directory.rename(conflict, "CN=Twice\\0ACNF:5b0aa4a0-7e1e-4c9c-8ab4-1a2b3c4d5e6f");
        directory.delete(directory.user(staff, "Gone"));
    }

    static List<String> scopes() {
        return List.of(
                "\"containers\":[\"" + STAFF + "\"]",
                "\"containers\":[\"" + STAFF + "\"],\"exclude\":[\"" + LEAVERS + "\"]",
                "\"containers\":[\"" + STAFF + "\",\"" + KEPT + "\"],\"exclude\":[\"" + LEAVERS + "\"]",
                "\"everything\":true,\"exclude\":[\"" + STAFF + "\"]",
                "\"everything\":true",
                "\"groups\":[\"CN=Pilot," + GROUPS + "\"]",
                "\"groups\":[\"CN=Pilot," + GROUPS + "\",\"CN=Crew," + KEPT + "\"]",
                "\"groups\":[\"CN=Pilot," + GROUPS + "\"],\"nested\":true",
                "\"containers\":[\"" + KEPT + "\",\"" + GROUPS + "\"],\"groups\":[\"CN=Team," + GROUPS
                        + "\"],\"nested\":true",
                filter("department", "EQUALS", "Sales", "North"),
                filter("department", "NOT EQUALS", "Sales"),
                filter("department", "INCLUDES", "ales"),
                filter("department", "ENDS_WITH", "North"),
                filter("department", "&", "Sales North and South"),
                filter("department", "!&", "Sales North and South"),
                filter("department", "IS NULL"),
                filter("department", "IS NOT NULL"),
                filter("department", "REGEX MATCH", "^S.*h$"),
                filter("department", "NOT REGEX MATCH", "(?i)^sales"),
                filter("userAccountControl", "GREATER_THAN", "512"),
                filter("userAccountControl", "GREATER_THAN_OR_EQUALS", "512"),
                filter("accountDisabled", "IS TRUE"),
                filter("accountDisabled", "IS FALSE"),
                filter("mailEnabled", "IS TRUE"),
                filter("cn", "ENDS_WITH", "7"),
                filter("distinguishedName", "INCLUDES", "OU=Leavers"),
                "\"containers\":[\"" + STAFF + "\"],"
                        + filter("department", "EQUALS", "Sales")
                                .replace("\"everything\":true,", "")
                                .replace("groups", "inputGroups"));
    }

    private Counted count(String scope) {
        return counting(Duration.ofSeconds(30))
                .count(place(), JsonMapper.shared().readTree(scope(scope)));
    }

    private CountScope counting(Duration longest) {
        AskAgents agents = new AskAgents(directory, (tenant, id) -> true);
        return new CountScope(bench.rulesOfDocument, new BrowseDirectory(agents), agents, longest);
    }

    private Directory place() {
        return new Directory(bench.tenant, bench.saved.directoryId(), "corp.example");
    }

    private static Map<String, Long> inScope(Counted counted) {
        return counted.counts().stream()
                .filter(each -> each.inScope() > 0)
                .collect(Collectors.toMap(Count::object, Count::inScope, Long::sum, TreeMap::new));
    }

    private Map<String, Long> takenIn() {
        Map<String, Long> taken = new TreeMap<>();
        bench.jdbc
                .sql("select object_class, count(*) from source_object where outcome = 'synchronised' group by 1")
                .query(row -> {
                    taken.put(row.getString(1), row.getLong(2));
                });
        return taken;
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aCycleTakesInWhatWasCounted(String scope) {
        Counted counted = count(scope);
        assertThat(counted.complete()).isTrue();
        assertThat(counted.counts())
                .extracting(Count::object)
                .containsExactly("user", "inetOrgPerson", "group", "contact");

        bench.save(scope(scope));
        assertThat(bench.cycle().state()).isEqualTo(CycleState.SUCCEEDED);

        assertThat(inScope(counted)).isEqualTo(takenIn()).isNotEmpty();
        assertThat(counted.samples())
                .hasSizeLessThanOrEqualTo(20)
                .extracting(Sample::guid)
                .doesNotHaveDuplicates();
        Map<UUID, String> outcomes = bench
                .jdbc
                .sql("select guid, coalesce(outcome, '') from source_object")
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(counted.samples())
                .allSatisfy(sample -> assertThat("synchronised".equals(outcomes.get(sample.guid())))
                        .as(sample.name())
                        .isEqualTo(sample.inScope()));
    }

    @Test
    void nothingIsKeptAndOnlyWhatDecidesIsAskedFor() {
        List<String> before = bench.strings("select version || definition::text from configuration");
        directory.requests.clear();
        count(filter("department", "EQUALS", "Sales"));
        assertThat(bench.strings("select version || definition::text from configuration"))
                .isEqualTo(before);
        assertThat(bench.strings("select guid::text from source_object")).isEmpty();
        List<String> asked = directory.requests.stream()
                .filter(Request::hasReadAll)
                .flatMap(request -> request.getReadAll().getSettings().getAttributesList().stream())
                .map(AttributeRequest::getName)
                .toList();
        assertThat(asked)
                .contains("department", "isCriticalSystemObject")
                .doesNotContain("userPrincipalName", "title", "member", "telephoneNumber", "objectSid");
    }

    @Test
    void fewMembersAreReadByTheirNamesAndPartsByThemselves() {
        directory.requests.clear();
        Counted members = count("\"groups\":[\"CN=Pilot," + GROUPS + "\"]");
        assertThat(directory.requests).noneMatch(Request::hasReadAll);
        assertThat(members.counts().stream().mapToLong(Count::read).sum()).isLessThan(20);

        directory.requests.clear();
        Counted part = count("\"containers\":[\"" + KEPT + "\"]");
        assertThat(directory.requests.stream().filter(Request::hasReadAll)).hasSize(2);
        assertThat(part.counts().stream().mapToLong(Count::read).sum()).isLessThan(20);
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        Counted once = count("\"everything\":true");
        directory.disorder(new Random(3));
        Counted twice = count("\"everything\":true");
        assertThat(twice.counts()).isEqualTo(once.counts());
    }

    @Test
    void whenTheTimeIsOverWhatWasCountedIsTold() {
        directory.beforePage(page -> {
            if (page == 3) {
                throw new RelayFailure("RequestDeadlineExceeded", "over", "", true);
            }
        });
        Counted counted = count("\"everything\":true");
        assertThat(counted.complete()).isFalse();
        assertThat(counted.counts().stream().mapToLong(Count::read).sum()).isBetween(1L, 21L);

        Counted none =
                counting(Duration.ZERO).count(place(), JsonMapper.shared().readTree(scope("")));
        assertThat(none.complete()).isFalse();
    }

    @Test
    void faultsAreToldAsWhenItIsSaved() {
        ServiceFailure fault = catchThrowableOfType(
                ServiceFailure.class,
                () -> count(filter("department", "GREATER_THAN", "north").replace("user", "usr")));
        assertThat(fault.code()).isEqualTo("InvalidConfiguration");
        assertThat(fault.details()).isNotEmpty();
        assertThat(catchThrowableOfType(ServiceFailure.class, () -> count("\"containers\":[\"OU=Nowhere,DC=corp\"]"))
                        .code())
                .isEqualTo("ScopeContainerNotFound");
        assertThat(catchThrowableOfType(
                                ServiceFailure.class, () -> count("\"groups\":[\"CN=Person 1," + LEAVERS + "\"]"))
                        .code())
                .isEqualTo("ScopeObjectUnfit");
    }

    @Test
    void withoutAnAgentItIsSaidAtOnce() {
        AskAgents nobody = new AskAgents(directory, (tenant, id) -> false);
        CountScope counting =
                new CountScope(bench.rulesOfDocument, new BrowseDirectory(nobody), nobody, Duration.ofSeconds(30));
        assertThat(catchThrowableOfType(
                                ServiceFailure.class,
                                () -> counting.count(
                                        place(), JsonMapper.shared().readTree(scope(""))))
                        .code())
                .isEqualTo("NoActiveAgents");
    }
}

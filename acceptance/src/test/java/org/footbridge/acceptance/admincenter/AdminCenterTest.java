package org.footbridge.acceptance.admincenter;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.footbridge.acceptance.forests.SystemFolder;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.demo.deployment.LocalService;
import org.footbridge.demo.deployment.LocalService.FirstSignIn;
import org.footbridge.demo.deployment.LocalServiceOptions;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * An administrator's first day: signs in for the first time, adds an agent, makes a configuration from nothing to enabled, sees a
 * mistake in a plan, decides about deletes that are held, restores somebody, and takes the log along. Each method goes on where the
 * one before it ended.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminCenterTest {
    private static final String PASSWORD = "seven purple kettles sing";
    private static final String NAME = "corp";
    private static final int PEOPLE = 60;
    private static final int DELETED = 20;
    /** On demand as the page asks for it: what it is told, in order. */
    private static final String STEPS_TOLD = """
            async (name) => {
              const { api } = await import('/assets/api.js');
              const told = [];
              const answer = await api('POST', `/admin/v1/configurations/${name}/provision`,
                { object: document.getElementById('d-object').value }, { follow: (_, step) => told.push(step.type) });
              return [...told, 'done: ' + answer.result];
            }
            """;

    private static final double AFTER_A_CYCLE = 120_000;

    private final Path folder = SystemFolder.make();

    @SuppressWarnings("NullAway.Init")
    private SambaForest forest;

    @SuppressWarnings("NullAway.Init")
    private LocalService service;

    @SuppressWarnings("NullAway.Init")
    private AdminCenter center;

    private Optional<LocalAgent> agent = Optional.empty();

    @BeforeAll
    void start() {
        forest = SambaForest.prepared(
                folder.resolve("samba"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(new Population(PEOPLE, 5, 5, 2026)));
        forest.start();
        service = LocalService.start(LocalServiceOptions.in(folder.resolve("service")));
        center = new AdminCenter(service.profile().url());
    }

    @AfterAll
    void stop() {
        center.close();
        agent.ifPresent(LocalAgent::close);
        service.close();
        forest.close();
        SystemFolder.remove(folder);
    }

    private Page page() {
        return center.page;
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private Locator heading(String name) {
        return page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static LocatorAssertions.IsVisibleOptions inTime() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(AFTER_A_CYCLE);
    }

    @Test
    @Order(1)
    void theFirstSignInAsksForAPasswordOfOnesOwn() {
        FirstSignIn first = service.firstSignIn().orElseThrow();
        center.open("/portal/configurations");
        assertThat(heading("Sign in to the admin center")).isVisible();
        center.seen("sign-in");
        page().getByLabel("Name").fill(first.name());
        page().getByLabel("Password").fill("not this one");
        button("Sign in").click();
        assertThat(page().getByRole(AriaRole.ALERT)).containsText("The name or the password is not right.");
        page().getByLabel("Name").fill(first.name());
        page().getByLabel("Password").fill(first.oneTimePassword());
        button("Sign in").click();
        assertThat(heading("Choose your own password")).isVisible();
        center.seen("first-password");
        page().getByLabel("Current password").fill(first.oneTimePassword());
        page().getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(PASSWORD);
        page().getByLabel("New password again").fill(PASSWORD);
        button("Change the password").click();
        assertThat(heading("Nothing is synchronised yet")).isVisible();
        center.seen("overview-empty");
    }

    @Test
    @Order(2)
    void anAgentJoinsByTheTokenOfItsPage() {
        link("Add an agent").click();
        page().getByLabel("Domains that the agent reads").fill(forest.dnsName());
        center.seen("agent-new");
        button("Make a token").click();
        Locator command = page().locator("#join");
        assertThat(command).containsText("agent register --token 'fbt1");
        center.seen("agent-token");
        String token = command.innerText().replaceAll("(?s).*--token '([^']+)'.*", "$1");
        LocalAgent joined = LocalAgent.register(folder.resolve("agent-1"), token);
        agent = Optional.of(joined);
        ServiceAccount account = forest.createServiceAccount(
                "footbridge", Set.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS));
        joined.addDirectory(DirectoryAccess.withPassword(
                forest.dnsName(),
                forest.address(),
                forest.ldapsPort(),
                forest.caFile(),
                account.userPrincipalName(),
                account.password()));
        joined.run();
        // the page notices by itself
        assertThat(page().locator("#joined"))
                .containsText("agent-1", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        center.open("/portal/agents");
        assertThat(page().getByText("active").first()).isVisible(inTime());
        center.seen("agents");
    }

    @Test
    @Order(3)
    void aConfigurationIsMadeInFiveSteps() {
        center.open("/portal/configurations/new");
        center.seen("configuration-directory");
        page().getByLabel("Name of the configuration").fill(NAME);
        button("Go on to the scope").click();
        page().getByLabel("Organizational units that I choose").check();
        Locator unit = page().getByRole(
                        AriaRole.TREEITEM,
                        new Page.GetByRoleOptions().setName("Corp").setExact(true));
        unit.locator(".box").first().click();
        assertThat(page().locator("#chosen")).containsText("OU=Corp");
        assertThat(page().locator("#count-state"))
                .containsText("in scope of", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        center.seen("configuration-scope");
        button("Save and go on").click();

        assertThat(heading("New configuration corp")).isVisible();
        assertThat(page().locator("#mapping-rows tr").first()).isVisible();
        center.seen("configuration-mappings");
        page().getByLabel("Property or source contains").fill("companyName");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Change companyName")))
                .click();
        page().locator("#m-kind").selectOption("expression");
        page().locator("#m-source").fill("");
        page().locator("#m-source").pressSequentially("ToUp");
        assertThat(page().locator("#m-completions")).containsText("ToUpper");
        page().locator("#m-source").press("Enter");
        page().locator("#m-source").pressSequentially("[co");
        assertThat(page().locator("#m-completions")).containsText("company");
        page().locator("#m-source").fill("ToUpper([department], )");
        page().getByLabel("Try it on").pressSequentially(somebody());
        page().locator("#m-object-found [role=option]").first().click();
        assertThat(page().locator("#m-result pre.result")).isVisible();
        center.seen("mapping-editor");
        button("Take it").click();
        button("Save and go on").click();

        page().getByLabel("User, group or contact").pressSequentially(somebody());
        page().locator("#d-found [role=option]").first().click();
        button("Show what would be done").click();
        assertThat(page().locator("#d-result ol.steps li").first()).isVisible(inTime());
        assertThat(page().locator("#d-result")).containsText("It would be: create");
        center.seen("on-demand");
        assertThat(page().evaluate(STEPS_TOLD, NAME))
                .isEqualTo(List.of("import", "scoping", "matching", "processing", "done: Success"));
        link("Go on to the review").click();

        assertThat(heading("What enabling would do")).isVisible(inTime());
        center.seen("configuration-review");
        assertThat(users()).isZero();
        link("See every change").click();
        assertThat(page().getByText("create").first()).isVisible();
        center.seen("plan");
        page().goBack();
        button("Enable").click();
        page().locator("#ask-yes").click();
        assertThat(page().getByText("The configuration is enabled.")).isVisible(inTime());
        assertThat(users()).isGreaterThan(PEOPLE / 2);
        center.open("/portal/configurations/" + NAME);
        assertThat(page().getByText("succeeded").first()).isVisible(inTime());
        center.seen("configuration-status");
        center.open("/portal");
        center.seen("overview");
    }

    @Test
    @Order(4)
    void aMistakeInAMappingIsSeenInThePlanAndNotDone() {
        center.open("/portal/configurations/" + NAME + "/mappings");
        page().getByLabel("Property or source contains").fill("displayName");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change displayName of user"))
                .click();
        page().locator("#m-kind").selectOption("constant");
        page().locator("#m-source").fill("Everybody");
        button("Take it").click();
        button("Show what it would do").click();
        page().waitForURL(Pattern.compile("/portal/plans/"));
        Locator line = page().locator("#lines details").first();
        assertThat(line).isVisible(inTime());
        assertThat(page().locator("#plan-state")).containsText(ordinary() + "updated");
        line.locator("summary").click();
        assertThat(line.locator("ins").first()).containsText("Everybody");
        center.seen("plan-of-a-change");
        try (ServiceClient client = service.client()) {
            assertThat(Json.values(client.get("/v1.0/users?%24filter=displayName%20eq%20%27Everybody%27")))
                    .isEmpty();
        }
        center.open("/portal/configurations/" + NAME + "/versions");
        assertThat(page().locator("#versions table")).isVisible();
        center.seen("configuration-versions");
        center.open("/portal/configurations/" + NAME + "/properties");
        center.seen("configuration-properties");
        center.open("/portal/configurations/" + NAME + "/errors");
        center.seen("configuration-errors");
        center.open("/portal/configurations/" + NAME + "/remove");
        button("Show what becomes of them").click();
        assertThat(heading("What becomes of them")).isVisible();
        center.seen("configuration-remove");
    }

    @Test
    @Order(5)
    void manyDeletesAreHeldAndSomeOfThemApproved() throws LDAPException {
        long before = users();
        List<String> gone = deletePeople();
        center.open("/portal/configurations/" + NAME);
        button("Run now").click();
        assertThat(page().getByText("TooManyDeletes").first()).isVisible(inTime());
        assertThat(users()).isEqualTo(before);
        center.open("/portal");
        assertThat(page().locator("#decisions")).containsText(DELETED + " deletes of corp are held");
        center.seen("overview-decisions");
        center.open("/portal/deletes?configuration=" + NAME);
        assertThat(page().getByText(gone.getFirst()).first()).isVisible();
        center.seen("held-deletes");
        for (String name : gone.subList(0, 3)) {
            page().getByLabel("Choose " + name, new Page.GetByLabelOptions().setExact(true))
                    .check();
        }
        page().locator("[data-decide=allow]").click();
        page().locator("#ask-yes").click();
        page().waitForCondition(
                        () -> users() == before - 3, new Page.WaitForConditionOptions().setTimeout(AFTER_A_CYCLE));
        center.open("/portal/deleted");
        assertThat(page().getByText(gone.getFirst()).first()).isVisible();
        center.seen("deleted");
    }

    @Test
    @Order(6)
    void somebodyIsRestored() {
        long before = users();
        center.open("/portal/deleted");
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Restore")))
                .first()
                .click();
        page().locator("dialog[open] button.primary").click();
        page().waitForURL(Pattern.compile("/portal/objects/"));
        assertThat(users()).isEqualTo(before + 1);
        center.open("/portal/users");
        assertThat(page().locator("tbody tr").first()).isVisible();
        center.seen("users");
        page().locator("tbody th a").first().click();
        assertThat(heading("Properties")).isVisible();
        center.seen("user");
        center.open("/portal/groups");
        center.seen("groups");
        center.open("/portal/contacts");
        center.seen("contacts");
    }

    @Test
    @Order(7)
    void theLogIsReadAndTakenAlong() throws IOException {
        center.open("/portal/log");
        assertThat(page().locator(".event, tbody tr").first()).isVisible();
        center.seen("log");
        Download download =
                page().waitForDownload(() -> link("Export as CSV").first().click());
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files).hasSize(3).allMatch(name -> name.endsWith(".csv"));
        page().locator("a[href^='/portal/log/']").first().click();
        center.seen("log-event");
        center.open("/portal/audit");
        assertThat(link("Administrator signed in").first()).isVisible();
        center.seen("audit");
        for (String part :
                List.of("/domains", "/notifications", "/thresholds", "/clients", "/administrators", "/retention")) {
            center.open("/portal/settings" + part);
            center.seen("settings" + part.replace('/', '-'));
        }
        center.open("/portal/nothing");
        center.seen("not-found");
        assertThat(center.names()).hasSizeGreaterThan(30);
    }

    private long users() {
        try (ServiceClient client = service.client()) {
            JsonNode summary = client.get("/admin/v1/summary");
            return summary.path("users").asLong();
        }
    }

    /** The beginning of the name of one of the people. */
    private String somebody() {
        return String.valueOf(people().getFirst().getAttributeValue("cn"));
    }

    private List<SearchResultEntry> people() {
        try (LDAPConnection connection = forest.connection()) {
            return Objects.requireNonNull(connection
                    .search(
                            Population.ROOT + "," + forest.baseDn(),
                            SearchScope.SUB,
                            "(&(objectCategory=person)(objectClass=user)(employeeID=*))",
                            "cn",
                            "displayName",
                            "objectClass")
                    .getSearchEntries());
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many people are of the class user itself. */
    private long ordinary() {
        return people().stream()
                .filter(person -> !person.hasAttributeValue("objectClass", "inetOrgPerson"))
                .count();
    }

    /** Display names of those who are gone from the directory. */
    private List<String> deletePeople() throws LDAPException {
        List<String> names = new ArrayList<>();
        try (LDAPConnection connection = forest.connection()) {
            for (SearchResultEntry person : people().subList(PEOPLE - DELETED - 5, PEOPLE - 5)) {
                names.add(String.valueOf(person.getAttributeValue("displayName")));
                connection.delete(person.getDN());
            }
        }
        return names;
    }
}

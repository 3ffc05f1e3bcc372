package org.footbridge.service.administrators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.administrators.Administrators.Invited;
import org.footbridge.service.running.Browser;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.footbridge.service.tenants.ClientRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPagesTest {
    private static final String GOOD = "seven purple kettles sing";

    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("people");
    private final Administrators administrators = service.bean(Administrators.class);

    private Invited invite(String name, ClientRole role) {
        return administrators.invite(
                tenant.id(), name + UUID.randomUUID().toString().substring(0, 8), "Somebody", role);
    }

    private Answer choose(Browser browser, String current, String fresh) {
        browser.get("/portal/password");
        return browser.form("/portal/password", Map.of("current", current, "fresh", fresh, "repeated", fresh));
    }

    @Test
    void theFirstStartLeavesAOneTimePasswordThatIsGoodForChoosingOnesOwn() throws IOException {
        Path file = service.data().resolve("first-sign-in.json");
        JsonNode first = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Browser browser = new Browser(service);
        String oneTime = first.path("oneTimePassword").asString();
        assertThat(browser.signIn(
                                first.path("tenant").asString(),
                                first.path("name").asString(),
                                oneTime)
                        .header("location"))
                .endsWith("/portal");
        assertThat(browser.get("/portal/users").header("location")).endsWith("/portal/password");
        assertThat(browser.api("GET", "/admin/v1/agents", null).status()).isEqualTo(403);
        assertThat(choose(browser, oneTime, "short").text()).contains("fewer than 12 characters");
        assertThat(choose(browser, oneTime, "footbridge-default").text()).contains("a word that is tried first");
        assertThat(choose(browser, "wrong", GOOD).text()).contains("PasswordWrong");
        assertThat(choose(browser, oneTime, GOOD).header("location")).contains("/portal");
        assertThat(browser.get("/portal/users").status()).isEqualTo(200);
        assertThat(file).doesNotExist();
        assertThat(new Browser(service).signIn("default", "admin", oneTime).header("location"))
                .contains("refused");
    }

    @Test
    void fiveWrongPasswordsLockTheNameAndTheRightOneIsNotTriedThen() {
        Invited made = invite("locked", ClientRole.READER);
        String name = made.administrator().name();
        Browser browser = new Browser(service);
        for (int attempt = 0; attempt < SignInAdministrator.FAILURES_BEFORE_LOCKOUT; attempt++) {
            assertThat(browser.signIn(tenant.name(), name, "not it " + attempt).header("location"))
                    .contains("?refused");
        }
        assertThat(browser.signIn(tenant.name(), name, made.password().text()).header("location"))
                .contains("?refused");
        assertThat(administrators.get(tenant.id(), made.administrator().id()).state())
                .isEqualTo(Administrator.State.LOCKED);
        service.database()
                .sql(
                        "update administrator set locked_until = now() - interval '1 second' where tenant_id = ? and id = ?")
                .params(tenant.id().value(), made.administrator().id())
                .update();
        assertThat(browser.signIn(tenant.name(), name, made.password().text()).header("location"))
                .endsWith("/portal");
        assertThat(service.get("/admin/v1/audit", tenant.reader()).text()).contains("AdministratorLockedOut");
    }

    @Test
    void manyAttemptsAtOnceAreNoWayAroundTheLock() throws InterruptedException {
        Invited made = invite("stormed", ClientRole.READER);
        SignInAdministrator signIn = service.bean(SignInAdministrator.class);
        java.util.concurrent.atomic.AtomicInteger compared = new java.util.concurrent.atomic.AtomicInteger();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int attempt = 0; attempt < 30; attempt++) {
                int number = attempt;
                threads.execute(() -> {
                    signIn.tried(tenant.id(), made.administrator().name(), "guess " + number);
                    compared.incrementAndGet();
                });
            }
        }
        assertThat(compared.get()).isEqualTo(30);
        assertThat(service.database()
                        .sql("select failures from administrator where tenant_id = ? and id = ?")
                        .params(tenant.id().value(), made.administrator().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(SignInAdministrator.FAILURES_BEFORE_LOCKOUT);
        assertThat(signIn.tried(
                        tenant.id(),
                        made.administrator().name(),
                        made.password().text()))
                .isInstanceOf(SignInAdministrator.Outcome.Refused.class);
    }

    @Test
    void nobodyChangesOrBecomesSomebodyWithAHigherRole() {
        TestTenant big = service.tenant("big");
        UUID provider = administrators
                .invite(big.id(), "runs-it", "", ClientRole.PROVIDER)
                .administrator()
                .id();
        String path = "/admin/v1/administrators/" + provider;
        for (String way : new String[] {"/resetPassword", "/endSessions"}) {
            assertThat(service.json("POST", path + way, big.administrator(), "{}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(service.json("PATCH", path, big.administrator(), "{\"enabled\":false}")
                        .status())
                .isEqualTo(403);
        assertThat(service.send("DELETE", path, big.administrator(), null, null).status())
                .isEqualTo(403);
        administrators.invite(big.id(), "helps", "", ClientRole.ADMINISTRATOR);
        assertThat(service.send("DELETE", path, big.provider(), null, null).errorCode())
                .isEqualTo("LastAdministrator");
    }

    @Test
    void theCurrentPasswordIsNotGuessedWithASession() {
        Invited made = invite("guessed", ClientRole.READER);
        Browser browser = new Browser(service);
        browser.signIn(
                tenant.name(), made.administrator().name(), made.password().text());
        for (int attempt = 0; attempt < SignInAdministrator.FAILURES_BEFORE_LOCKOUT; attempt++) {
            assertThat(choose(browser, "guess " + attempt, GOOD).text()).contains("PasswordWrong");
        }
        assertThat(choose(browser, made.password().text(), GOOD).text()).contains("PasswordWrong");
    }

    @Test
    void whatAPageOfAnotherSiteAsksIsRefused() {
        Browser browser = Browser.signedIn(service, tenant, ClientRole.ADMINISTRATOR);
        for (String site : new String[] {"cross-site", "same-site"}) {
            Answer refused = browser.send(
                    "POST", "/portal/signout", "application/x-www-form-urlencoded", "", Map.of("Sec-Fetch-Site", site));
            assertThat(refused.errorCode()).isEqualTo("CrossSiteRequest");
        }
        Answer basic = browser.send(
                "POST",
                "/admin/v1/agentTokens",
                "application/json",
                "{\"directories\":[\"corp.example.com\"]}",
                Map.of("Authorization", "Basic YTpi"));
        assertThat(basic.status()).isIn(401, 403);
        assertThat(browser.get("/portal").status()).isEqualTo(200);
    }

    @Test
    void aNameThatIsNotThereIsRefusedLikeAWrongPassword() {
        Browser browser = new Browser(service);
        assertThat(browser.signIn(tenant.name(), "nobody", "whatever it is").header("location"))
                .contains("?refused");
        assertThat(browser.signIn("no-such-tenant", "nobody", "whatever it is").header("location"))
                .contains("?refused");
        assertThat(browser.get("/portal/signin?refused").text()).contains("The name or the password is not right");
    }

    @Test
    void whatAPageAsksForNeedsItsTokenAndIsWrittenDownUnderTheNameOfThePerson() {
        Browser browser = Browser.signedIn(service, tenant, ClientRole.ADMINISTRATOR);
        String body = "{\"directories\":[\"corp.example.com\"]}";
        Answer forged = browser.send("POST", "/admin/v1/agentTokens", "application/json", body, Map.of());
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.errorCode()).isEqualTo("CrossSiteRequest");
        assertThat(browser.api("POST", "/admin/v1/agentTokens", body).status()).isEqualTo(201);
        JsonNode entry = service.get("/admin/v1/audit?action=AgentTokenIssued&top=1", tenant.reader())
                .json()
                .at("/value/0");
        assertThat(entry.path("by").asString()).startsWith("administrator person-administrator");
    }

    @Test
    void theFormOfTheSignInPageNeedsItsTokenToo() {
        Browser browser = new Browser(service);
        Answer answer = browser.send(
                "POST",
                "/portal/signin",
                "application/x-www-form-urlencoded",
                "tenant=" + tenant.name() + "&name=a&password=b",
                Map.of());
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).endsWith("/portal");
        assertThat(answer.headers().getOrDefault("set-cookie", List.of()).toString())
                .doesNotContain("footbridge-session");
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnceAndWhoIsDisabledIsSignedOut() {
        Browser browser = Browser.signedIn(service, tenant, ClientRole.OPERATOR);
        JsonNode me = service.get("/admin/v1/administrators", tenant.reader())
                .json()
                .path("value")
                .valueStream()
                .filter(person -> person.path("name").asString().startsWith("person-operator"))
                .findFirst()
                .orElseThrow();
        String path = "/admin/v1/administrators/" + me.path("id").asString();
        assertThat(browser.api("POST", "/admin/v1/configurations/none/job/pause", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(service.json("PATCH", path, tenant.administrator(), "{\"role\":\"reader\"}")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/portal").status()).isEqualTo(302);
        assertThat(service.json("PATCH", path, tenant.administrator(), "{\"enabled\":false}")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("disabled");
        assertThat(service.send("DELETE", path, tenant.administrator(), null, null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutAnythingDoneAndAfterTwelveHours() throws IOException {
        Browser idle = Browser.signedIn(service, tenant, ClientRole.READER);
        String session = session(idle);
        service.database()
                .sql("""
                        update spring_session_attributes a set attribute_bytes = ? from spring_session s
                        where s.primary_id = a.session_primary_id and s.session_id = ? and a.attribute_name = 'lastAct'
                        """)
                .params(serialized(Instant.now().minus(Duration.ofMinutes(29)).getEpochSecond()), session)
                .update();
        assertThat(idle.send("GET", "/portal", null, null, Map.of("X-By-Itself", "yes"))
                        .status())
                .isEqualTo(200);
        service.database()
                .sql("""
                        update spring_session_attributes a set attribute_bytes = ? from spring_session s
                        where s.primary_id = a.session_primary_id and s.session_id = ? and a.attribute_name = 'lastAct'
                        """)
                .params(serialized(Instant.now().minus(Duration.ofMinutes(31)).getEpochSecond()), session)
                .update();
        assertThat(idle.send("GET", "/portal", null, null, Map.of("X-By-Itself", "yes"))
                        .status())
                .isEqualTo(401);
        assertThat(idle.get("/portal").status()).isEqualTo(302);

        Browser old = Browser.signedIn(service, tenant, ClientRole.READER);
        service.database()
                .sql("update spring_session set creation_time = ? where session_id = ?")
                .params(Instant.now().minus(Duration.ofHours(13)).toEpochMilli(), session(old))
                .update();
        assertThat(old.get("/portal").status()).isEqualTo(302);
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndSigningOutThisOne() {
        Invited made = invite("several", ClientRole.READER);
        String name = made.administrator().name();
        Browser one = new Browser(service);
        one.signIn(tenant.name(), name, made.password().text());
        Browser other = new Browser(service);
        other.signIn(tenant.name(), name, made.password().text());
        assertThat(choose(one, made.password().text(), GOOD).status()).isEqualTo(302);
        assertThat(one.get("/portal").status()).isEqualTo(200);
        assertThat(other.get("/portal").header("location")).contains("/portal/signin");
        one.get("/portal");
        assertThat(one.form("/portal/signout", Map.of()).header("location")).contains("left");
        assertThat(one.get("/portal").status()).isEqualTo(302);
    }

    @Test
    void theSessionIsAnotherOneAfterSigningIn() {
        Invited made = invite("fixed", ClientRole.READER);
        Browser browser = new Browser(service);
        browser.get("/portal/signin");
        browser.cookies().put("footbridge-session", "Y2hvc2VuLWJ5LXNvbWVib2R5LWVsc2U");
        browser.signIn(
                tenant.name(), made.administrator().name(), made.password().text());
        assertThat(browser.cookies().get("footbridge-session")).isNotEqualTo("Y2hvc2VuLWJ5LXNvbWVib2R5LWVsc2U");
    }

    @Test
    void theLastAdministratorStays() {
        TestTenant small = service.tenant("small");
        UUID only = administrators
                .invite(small.id(), "only", "", ClientRole.ADMINISTRATOR)
                .administrator()
                .id();
        String path = "/admin/v1/administrators/" + only;
        assertThat(service.send("DELETE", path, small.administrator(), null, null)
                        .errorCode())
                .isEqualTo("LastAdministrator");
        assertThat(service.json("PATCH", path, small.administrator(), "{\"role\":\"operator\"}")
                        .errorCode())
                .isEqualTo("LastAdministrator");
        assertThat(service.json("PATCH", path, small.administrator(), "{\"enabled\":false}")
                        .errorCode())
                .isEqualTo("LastAdministrator");
        assertThat(service.json(
                                "POST",
                                "/admin/v1/administrators",
                                small.administrator(),
                                "{\"name\":\"ONLY\",\"role\":\"reader\"}")
                        .errorCode())
                .isEqualTo("AdministratorExists");
        assertThat(administrators.list(small.id())).hasSize(1);
    }

    @Test
    void anExpiredOneTimePasswordIsNotTaken() {
        Invited made = invite("late", ClientRole.READER);
        service.database()
                .sql(
                        "update administrator set one_time_until = now() - interval '1 second' where tenant_id = ? and id = ?")
                .params(tenant.id().value(), made.administrator().id())
                .update();
        assertThat(new Browser(service)
                        .signIn(
                                tenant.name(),
                                made.administrator().name(),
                                made.password().text())
                        .header("location"))
                .contains("?expired");
    }

    private static String session(Browser browser) {
        return new String(
                java.util.Base64.getDecoder().decode(browser.cookies().get("footbridge-session")),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] serialized(Long value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }
}

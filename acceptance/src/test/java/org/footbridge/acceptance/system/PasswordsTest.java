package org.footbridge.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import org.footbridge.demo.process.Waiting;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Users of a Samba domain sign in with its passwords; the agents' account is no administrator. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordsTest {
    private static final int ACCEPTED = 0;
    private static final int USER_UNKNOWN = 50034;
    private static final int WRONG = 50126;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    @SuppressWarnings("NullAway.Init")
    private SambaSystem system;

    @SuppressWarnings("NullAway.Init")
    private LDAPConnection administrator;

    @SuppressWarnings("NullAway.Init")
    private ServiceClient client;

    private int counter;

    @BeforeAll
    void start() throws LDAPException {
        system = SambaSystem.start(
                new Population(60, 5, 5, 2026),
                2,
                Set.of(
                        Grant.REPLICATING_DIRECTORY_CHANGES,
                        Grant.REPLICATING_DIRECTORY_CHANGES_ALL,
                        Grant.SEES_DELETED_OBJECTS),
                List.of(Population.ROOT));
        administrator = system.administrator();
        client = system.deployment.service().client();
        system.configure(500, "passwordHashSync: true\n");
        system.cycle(false);
    }

    @AfterAll
    void stop() {
        client.close();
        administrator.close();
        system.close();
    }

    /** Somebody who is there with a password and can sign in. */
    private String somebody(String password) throws LDAPException {
        counter++;
        String name = "Person " + counter;
        String distinguishedName = "CN=" + name + "," + Population.ROOT + "," + system.forest.baseDn();
        administrator.add(
                distinguishedName,
                new Attribute("objectClass", "user"),
                new Attribute("sAMAccountName", "person" + counter),
                new Attribute("displayName", name),
                new Attribute("userPrincipalName", principal(counter)));
        setPassword(distinguishedName, password);
        administrator.modify(
                distinguishedName, new Modification(ModificationType.REPLACE, "userAccountControl", "512"));
        return distinguishedName;
    }

    private String principal(int number) {
        return "person" + number + "@" + system.forest.dnsName();
    }

    private void setPassword(String distinguishedName, String password) throws LDAPException {
        administrator.modify(
                distinguishedName,
                new Modification(
                        ModificationType.REPLACE,
                        "unicodePwd",
                        ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE)));
    }

    private int signIn(String principal, String password) {
        return client.post(
                        "/signin/v1/check", Json.object().put("user", principal).put("password", password))
                .path("code")
                .asInt(-1);
    }

    private void await(String principal, String password, int code) {
        int[] last = {-1};
        assertThat(Waiting.until(WITHIN, LOOK_EVERY, () -> {
                    last[0] = signIn(principal, password);
                    return last[0] == code;
                }))
                .as("%s comes to %s, not %s", principal, code, last[0])
                .isTrue();
    }

    @Test
    void thePasswordsOfTheFirstPassAreGood() {
        assertThat(Waiting.until(
                        WITHIN,
                        () -> client.get("/admin/v1/configurations/main/passwords")
                                        .path("counts")
                                        .path("synced")
                                        .asLong()
                                >= 50))
                .isTrue();
        List<JsonNode> people = Json.values(client.get("/v1.0/users?%24top=100&%24select=userPrincipalName,employeeId,"
                        + "accountEnabled&%24filter="
                        + Administration.encode("accountEnabled eq true and startswith(employeeId,'100')")))
                .toList();
        assertThat(people).hasSizeGreaterThan(40);
        for (JsonNode person : people.subList(0, 10)) {
            int number = Integer.parseInt(Json.text(person, "employeeId")) - 10_000;
            String principal = Json.text(person, "userPrincipalName");
            // who came into the tenant directory after the pass had begun is fetched by the next
            await(principal, Population.passwordOf(number), ACCEPTED);
            assertThat(signIn(principal, Population.passwordOf(number + 1)))
                    .as(principal)
                    .isEqualTo(WRONG);
        }
    }

    @Test
    void aNewPasswordIsGoodAMomentLaterAndTheOldOneIsRefused() throws LDAPException {
        String dn = somebody("First one 1");
        String principal = principal(counter);
        await(principal, "First one 1", ACCEPTED);
        Instant began = Instant.now();
        setPassword(dn, "Second one 2");
        await(principal, "Second one 2", ACCEPTED);
        System.out.printf(
                "a new password is good after %d ms%n",
                Duration.between(began, Instant.now()).toMillis());
        assertThat(signIn(principal, "First one 1")).isEqualTo(WRONG);
        assertThat(signIn(principal, "Second one 2")).isEqualTo(ACCEPTED);
    }

    @Test
    void aTemporaryPasswordIsNotTaken() throws LDAPException {
        String dn = somebody("Lasting one 1");
        String principal = principal(counter);
        await(principal, "Lasting one 1", ACCEPTED);
        administrator.modify(
                dn,
                new Modification(
                        ModificationType.REPLACE,
                        "unicodePwd",
                        "\"Temporary one 1\"".getBytes(StandardCharsets.UTF_16LE)),
                new Modification(ModificationType.REPLACE, "pwdLastSet", "0"));
        String name = "Person " + counter;
        assertThat(Waiting.until(
                        WITHIN,
                        () -> Json.values(
                                        client.get("/admin/v1/configurations/main/passwords/users?state=held&top=1000"))
                                .anyMatch(user -> Json.text(user, "name").equals(name)
                                        && Json.text(user, "code").equals("PasswordTemporary"))))
                .isTrue();
        assertThat(signIn(principal, "Temporary one 1")).isEqualTo(WRONG);
        setPassword(dn, "Own one 2");
        await(principal, "Own one 2", ACCEPTED);
    }

    @Test
    void aUserWhoIsRenamedAndMovedKeepsThePassword() throws LDAPException {
        String dn = somebody("Moving one 1");
        String principal = principal(counter);
        await(principal, "Moving one 1", ACCEPTED);
        String unit = "OU=Moved " + counter + "," + Population.ROOT + "," + system.forest.baseDn();
        administrator.add(unit, new Attribute("objectClass", "organizationalUnit"));
        administrator.modifyDN(dn, "CN=Renamed " + counter, true, unit);
        system.cycle(false);
        assertThat(signIn(principal, "Moving one 1")).isEqualTo(ACCEPTED);
        setPassword("CN=Renamed " + counter + "," + unit, "Moved one 2");
        await(principal, "Moved one 2", ACCEPTED);
    }

    @Test
    void whoLeavesTheScopeCannotSignInAndComesBackWithThePassword() throws LDAPException {
        String dn = somebody("Leaving one 1");
        String principal = principal(counter);
        await(principal, "Leaving one 1", ACCEPTED);
        String outside = "CN=Users," + system.forest.baseDn();
        String rdn = dn.substring(0, dn.indexOf(','));
        administrator.modifyDN(dn, rdn, true, outside);
        system.cycle(false);
        assertThat(signIn(principal, "Leaving one 1")).isEqualTo(USER_UNKNOWN);
        administrator.modifyDN(rdn + "," + outside, rdn, true, Population.ROOT + "," + system.forest.baseDn());
        await(principal, "Leaving one 1", ACCEPTED);
    }
}

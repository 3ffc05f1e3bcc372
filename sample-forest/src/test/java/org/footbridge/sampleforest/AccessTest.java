package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.sampleforest.protocol.Right;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may bind, read, follow and change; and what happens when the server misbehaves on purpose. */
class AccessTest {
    private static SampleForest forest;
    private static SampleDomain domain;

    @BeforeAll
    static void start() {
        forest =
                SampleForest.builder().domain("sample.test", new Size(50, 5, 5)).start();
        domain = forest.domain("sample.test");
    }

    @AfterAll
    static void stop() {
        forest.close();
    }

    private static void refused(ResultCode code, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        LDAPException.class,
                        refused -> assertThat(refused.getResultCode()).isEqualTo(code));
    }

    @Test
    void anAccountBindsByDnUpnOrDownLevelName() throws LDAPException {
        ServiceAccount account = domain.serviceAccount();
        try (LDAPConnection connection = Client.open(domain)) {
            for (String name : List.of(account.dn(), account.bindName(), account.downLevelName())) {
                assertThat(connection.bind(name, account.password()).getResultCode())
                        .isEqualTo(ResultCode.SUCCESS);
            }
        }
        assertThat(account.toString()).doesNotContain(account.password());
    }

    @Test
    void aWrongPasswordOrNameIsRefusedAsByADomainController() throws LDAPException {
        try (LDAPConnection connection = Client.open(domain)) {
            for (String name : List.of(domain.serviceAccount().bindName(), "nobody@sample.test", "nobody", "a=b=,")) {
                assertThatThrownBy(() -> connection.bind(name, "wrong"))
                        .hasMessageContaining("data 52e")
                        .isInstanceOfSatisfying(
                                LDAPException.class,
                                refused ->
                                        assertThat(refused.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
            }
        }
    }

    @Test
    void anonymousClientsSeeTheRootEntryOnly() throws LDAPException {
        try (LDAPConnection connection = Client.open(domain)) {
            assertThat(connection.getRootDSE()).isNotNull();
            refused(
                    ResultCode.OPERATIONS_ERROR,
                    () -> connection.search(domain.baseDn(), SearchScope.BASE, "(objectClass=*)"));
        }
    }

    @Test
    void followingNeedsTheRightOrTheObjectSecurityFlag() throws LDAPException {
        ServiceAccount plain = domain.createAccount("svc-plain", Set.of());
        UUID victim =
                domain.change().add("CN=Victim,CN=Users," + domain.baseDn(), Map.of("objectClass", List.of("user")));
        domain.change().delete(victim.toString());
        String[] attributes = {"isDeleted", "name"};
        try (LDAPConnection connection = Client.open(domain, plain)) {
            refused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> new Follower(connection, domain.baseDn(), 0, "(objectClass=user)", attributes).changes());
            assertThat(new Follower(connection, domain.baseDn(), 1, "(isDeleted=TRUE)", attributes).changes())
                    .isEmpty();
            domain.setRights(plain, Set.of(Right.SEES_DELETED_OBJECTS));
            connection.bind(plain.bindName(), plain.password());
            assertThat(new Follower(connection, domain.baseDn(), 1, "(isDeleted=TRUE)", attributes).changes())
                    .hasSizeGreaterThanOrEqualTo(2);
            SearchRequest request =
                    new SearchRequest(domain.baseDn(), SearchScope.SUB, "(isDeleted=TRUE)", "lastKnownParent");
            assertThat(connection.search(request).getEntryCount()).isZero();
            request.addControl(new Control("1.2.840.113556.1.4.417", true));
            assertThat(connection.search(request).getEntryCount()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void followingNeedsTheRootOfADomain() throws LDAPException {
        try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
            refused(
                    ResultCode.UNWILLING_TO_PERFORM,
                    () -> new Follower(connection, "OU=Staff," + domain.baseDn(), 0, "(cn=*)", "name").changes());
        }
    }

    @Test
    void onlyAdministratorsChangeTheDirectory() throws LDAPException, LDIFException {
        String dn = "CN=Changed,CN=Users," + domain.baseDn();
        try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
            refused(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    () -> connection.add("dn: " + dn, "objectClass: user", "sAMAccountName: changed"));
        }
        try (LDAPConnection connection = Client.open(domain, domain.administrator())) {
            connection.add("dn: " + dn, "objectClass: user", "sAMAccountName: changed", "title: Clerk");
            connection.add("dn: CN=Some,CN=Users," + domain.baseDn(), "objectClass: group", "member: " + dn);
            connection.modify(dn, new Modification(ModificationType.REPLACE, "title", "Boss"));
            connection.modify(
                    dn,
                    new Modification(
                            ModificationType.REPLACE, "unicodePwd", "\"S3cret!\"".getBytes(StandardCharsets.UTF_16LE)));
            connection.modifyDN(dn, "CN=Changed Twice", true, "OU=Staff," + domain.baseDn());
            assertThat(domain.object("changed").first("title")).isEqualTo("Boss");
            assertThat(domain.object("Some").links().get("member")).containsExactly(domain.guid("changed"));
            refused(
                    ResultCode.ENTRY_ALREADY_EXISTS,
                    () -> connection.modify(
                            "CN=Some,CN=Users," + domain.baseDn(),
                            new Modification(
                                    ModificationType.ADD,
                                    "member",
                                    domain.object("changed").dn())));
            UUID guid = domain.guid("changed");
            connection.bind("changed@sample.test", "S3cret!");
            connection.bind(
                    domain.administrator().bindName(), domain.administrator().password());
            connection.delete(domain.object("changed").dn());
            assertThat(domain.object("Some").links()).isEmpty();
            connection.modify(
                    "<GUID=" + guid + ">",
                    new Modification(ModificationType.DELETE, "isDeleted"),
                    new Modification(ModificationType.REPLACE, "distinguishedName", dn));
            assertThat(domain.object("changed").dn()).isEqualTo(dn);
        }
    }

    @Test
    void aModifyThatFailsHalfwayChangesNothing() throws LDAPException {
        String person = domain.people(1).getFirst();
        LiveObject before = domain.object(person);
        try (LDAPConnection connection = Client.open(domain, domain.administrator())) {
            refused(
                    ResultCode.NO_SUCH_ATTRIBUTE,
                    () -> connection.modify(
                            before.dn(),
                            new Modification(ModificationType.REPLACE, "title", "Half"),
                            new Modification(ModificationType.DELETE, "targetAddress")));
        }
        assertThat(domain.object(person)).isEqualTo(before);
    }

    @Test
    void aUnitWithObjectsIsDeletedOnlyAsATree() throws LDAPException {
        String unit = "OU=Full," + domain.baseDn();
        domain.change().add(unit, Map.of("objectClass", List.of("organizationalUnit")));
        domain.change().add("CN=Inside," + unit, Map.of("objectClass", List.of("contact")));
        try (LDAPConnection connection = Client.open(domain, domain.administrator())) {
            refused(ResultCode.NOT_ALLOWED_ON_NONLEAF, () -> connection.delete(unit));
            DeleteRequest tree = new DeleteRequest(unit);
            tree.addControl(new Control("1.2.840.113556.1.4.805", true));
            connection.delete(tree);
            assertThat(connection.getEntry(unit)).isNull();
        }
    }

    @Test
    void faultsDelayAnswersAndCutConnections() throws LDAPException {
        try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
            domain.faults().delayAnswers(Duration.ofMillis(300));
            long begin = System.nanoTime();
            connection.getRootDSE();
            assertThat(System.nanoTime() - begin)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
            domain.faults().clear();
            domain.faults().closeConnectionAfterEntries(10);
            assertThatThrownBy(() -> connection.search(domain.baseDn(), SearchScope.SUB, "(objectClass=user)", "cn"))
                    .isInstanceOf(LDAPException.class);
        }
        try (LDAPConnection again = Client.open(domain, domain.serviceAccount())) {
            assertThat(again.search(domain.baseDn(), SearchScope.SUB, "(objectClass=user)", "cn")
                            .getEntryCount())
                    .isGreaterThan(10);
        }
    }
}

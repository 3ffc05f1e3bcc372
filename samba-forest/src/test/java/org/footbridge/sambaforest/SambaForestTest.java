package org.footbridge.sambaforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SambaForestTest {
    @TempDir
    Path folder;

    private SambaForest prepared(String name) {
        return SambaForest.prepared(
                folder.resolve(name), "CORP.EXAMPLE", "CORP", SambaOptions.defaults(), Optional.empty());
    }

    @Test
    void aNewForestAnswersOverLdapsAndTakesChanges() throws LDAPException {
        try (SambaForest forest =
                SambaForest.provision(folder.resolve("new"), "NEW.EXAMPLE", "NEW", SambaOptions.defaults())) {
            forest.start();
            try (LDAPConnection connection = forest.connection()) {
                String dn = "OU=Bridges," + forest.baseDn();
                connection.add(new Entry(dn, new Attribute("objectClass", "organizationalUnit")));
                connection.modify(dn, new Modification(ModificationType.REPLACE, "description", "over water"));
                assertThat(value(connection, dn, "description")).isEqualTo("over water");
            }
            forest.stop();
            assertThat(forest.running()).isFalse();
        }
    }

    @Test
    void twoForestsRunSideBySideOnTheirOwnAddresses() throws LDAPException {
        try (SambaForest first = prepared("first");
                SambaForest second = SambaForest.prepared(
                        folder.resolve("second"),
                        "OTHER.EXAMPLE",
                        "OTHER",
                        SambaOptions.defaults(),
                        Optional.empty())) {
            first.start();
            second.start();
            assertThat(first.address()).isNotEqualTo(second.address());
            try (LDAPConnection one = first.connection();
                    LDAPConnection two = second.connection()) {
                assertThat(value(one, "", "defaultNamingContext")).isEqualTo("DC=corp,DC=example");
                assertThat(value(two, "", "defaultNamingContext")).isEqualTo("DC=other,DC=example");
            }
        }
    }

    @Test
    void aKilledServerComesBackWithWhatItHadAcknowledged() throws LDAPException {
        try (SambaForest forest = prepared("killed")) {
            forest.start();
            String dn = "CN=Survivor,CN=Users," + forest.baseDn();
            try (LDAPConnection connection = forest.connection()) {
                connection.add(dn, new Attribute("objectClass", "contact"));
            }
            forest.kill();
            assertThatThrownBy(forest::connection).isInstanceOf(LDAPException.class);
            forest.start();
            try (LDAPConnection connection = forest.connection()) {
                assertThat(connection.getEntry(dn)).isNotNull();
            }
        }
    }

    @Test
    void aForestIsTakenUpAgainOnItsAddressWithItsCertificate() throws LDAPException {
        String address;
        String authority;
        try (SambaForest forest = prepared("again")) {
            address = forest.address();
            authority = forest.caPem();
        }
        try (SambaForest forest = SambaForest.open(folder.resolve("again"))) {
            assertThat(forest.address()).isEqualTo(address);
            assertThat(forest.caPem()).isEqualTo(authority);
            forest.start();
            forest.connection().close();
        }
    }

    @Test
    void aFrozenServerAnswersAgainAfterwards() throws LDAPException {
        try (SambaForest forest = prepared("frozen")) {
            forest.start();
            try (LDAPConnection connection = forest.connection()) {
                forest.suspend();
                connection.getConnectionOptions().setResponseTimeoutMillis(300);
                assertThatThrownBy(() -> connection.getEntry(forest.baseDn()))
                        .isInstanceOfSatisfying(
                                LDAPException.class,
                                timeout -> assertThat(timeout.getResultCode()).isEqualTo(ResultCode.TIMEOUT));
            }
            forest.resume();
            forest.connection().close();
        }
    }

    @Test
    void onlyAnAccountWithTheRightMayAskForChangesAndOnlyWithTheGrantItSeesTombstones() throws LDAPException {
        try (SambaForest forest = prepared("rights")) {
            ServiceAccount plain = forest.createServiceAccount("plain", Set.of());
            ServiceAccount reader =
                    forest.createServiceAccount("reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES));
            ServiceAccount all = forest.createServiceAccount(
                    "all", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS));
            forest.start();
            try (LDAPConnection connection = forest.connection()) {
                String dn = "CN=Leaver,CN=Users," + forest.baseDn();
                connection.add(dn, new Attribute("objectClass", "contact"));
                connection.delete(dn);
            }
            assertThatThrownBy(() -> tombstones(forest, plain))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            refused -> assertThat(refused.getResultCode())
                                    .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS));
            assertThat(tombstones(forest, reader)).isEmpty();
            assertThat(tombstones(forest, all)).anyMatch(dn -> dn.contains("Leaver"));
        }
    }

    @Test
    void aServiceAccountsKeysCanBeExported() {
        try (SambaForest forest = prepared("keys")) {
            forest.createServiceAccount("sso", Set.of(), List.of("HTTP/sso.corp.example"));
            Path keytab = forest.exportKeytab("HTTP/sso.corp.example", folder.resolve("sso.keytab"));
            assertThat(keytab).isNotEmptyFile();
            assertThat(forest.krb5Conf()).content().contains("kdc = " + forest.address() + ":88");
        }
    }

    @Test
    void aDirectoryThatHoldsSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> SambaForest.provision(folder, "CORP.EXAMPLE", "CORP", SambaOptions.defaults()))
                .isInstanceOf(SambaException.class)
                .hasMessageContaining("is not empty");
    }

    private static @Nullable String value(LDAPConnection connection, String dn, String attribute) throws LDAPException {
        return Objects.requireNonNull(connection.getEntry(dn)).getAttributeValue(attribute);
    }

    private static List<String> tombstones(SambaForest forest, ServiceAccount account) throws LDAPException {
        SearchRequest changes = new SearchRequest(
                forest.baseDn(), SearchScope.SUB, "(objectClass=contact)", "name", "isDeleted", "objectClass");
        changes.addControl(new ActiveDirectoryDirSyncControl(true, 0, Integer.MAX_VALUE, null));
        try (LDAPConnection connection = forest.connection(account.userPrincipalName(), account.password())) {
            return Objects.requireNonNull(connection.search(changes).getSearchEntries()).stream()
                    .filter(entry -> "TRUE".equals(entry.getAttributeValue("isDeleted")))
                    .map(Entry::getDN)
                    .toList();
        }
    }
}

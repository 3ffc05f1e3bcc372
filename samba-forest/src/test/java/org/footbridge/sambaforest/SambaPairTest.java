package org.footbridge.sambaforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SambaPairTest {
    private SambaPair pair;

    @BeforeAll
    void start(@TempDir Path folder) {
        pair = SambaPair.prepared(folder, "CORP.EXAMPLE", "CORP", SambaOptions.defaults(), Optional.empty());
        pair.start();
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    @Test
    void bothAreServersOfOneDomainWithNamesAndDatabasesOfTheirOwn() throws LDAPException {
        assertThat(pair.first().host()).isEqualTo("dc1.corp.example");
        assertThat(pair.second().host()).isEqualTo("dc2.corp.example");
        assertThat(pair.second().address()).isNotEqualTo(pair.first().address());
        try (LDAPConnection one = pair.first().connection();
                LDAPConnection two = pair.second().connection()) {
            assertThat(guid(one, pair.first().baseDn()))
                    .isEqualTo(guid(two, pair.first().baseDn()));
            assertThat(service(one)).contains("CN=DC1,");
            assertThat(service(two)).contains("CN=DC2,");
        }
    }

    @Test
    void whatOneIsToldTheOtherKnowsAfterReplicationAlone() throws LDAPException {
        String here = "CN=Here," + users();
        String there = "CN=There," + users();
        try (LDAPConnection one = pair.first().connection();
                LDAPConnection two = pair.second().connection()) {
            one.add(here, new Attribute("objectClass", "contact"));
            two.add(there, new Attribute("objectClass", "user"), new Attribute("sAMAccountName", "there"));
            assertThat(two.getEntry(here)).isNull();
            assertThat(one.getEntry(there)).isNull();
            pair.replicate();
            assertThat(guid(two, here)).isEqualTo(guid(one, here));
            assertThat(guid(one, there)).isEqualTo(guid(two, there));
        }
    }

    @Test
    void oneAloneIsStoppedKilledAndStartedAndCatchesUp() throws LDAPException {
        String dn = "CN=Meanwhile," + users();
        pair.first().stop();
        assertThatThrownBy(pair.first()::connection).isInstanceOf(LDAPException.class);
        try (LDAPConnection two = pair.second().connection()) {
            two.add(dn, new Attribute("objectClass", "contact"));
        }
        pair.first().start();
        pair.replicate();
        pair.second().kill();
        try (LDAPConnection one = pair.first().connection()) {
            assertThat(one.getEntry(dn)).isNotNull();
        }
        pair.second().start();
        pair.second().connection().close();
    }

    /** MS-ADTS 3.1.1.3.4.1.3: the cookie holds the up-to-dateness vector, so that any server of the domain takes it. */
    @Test
    void aPositionOfOneIsTakenByTheOther() throws LDAPException {
        String dn = "CN=Positioned," + users();
        try (LDAPConnection one = pair.first().connection();
                LDAPConnection two = pair.second().connection()) {
            one.add(dn, new Attribute("objectClass", "contact"));
            pair.replicate();
            byte[] position = cookie(changes(one, null));
            assertThat(names(changes(two, position))).doesNotContain(dn);
            two.modify(dn, new Modification(ModificationType.REPLACE, "description", "moved on"));
            assertThat(names(changes(two, position))).contains(dn);
        }
    }

    private String users() {
        return "CN=Users," + pair.first().baseDn();
    }

    private static byte[] guid(LDAPConnection connection, String dn) throws LDAPException {
        return Objects.requireNonNull(
                Objects.requireNonNull(connection.getEntry(dn, "objectGUID")).getAttributeValueBytes("objectGUID"));
    }

    private static String service(LDAPConnection connection) throws LDAPException {
        return Objects.requireNonNull(
                Objects.requireNonNull(connection.getEntry("", "dsServiceName")).getAttributeValue("dsServiceName"));
    }

    private SearchResult changes(LDAPConnection connection, byte @Nullable [] cookie) throws LDAPException {
        SearchRequest request = new SearchRequest(
                pair.first().baseDn(), SearchScope.SUB, "(objectClass=contact)", "name", "description");
        request.addControl(new ActiveDirectoryDirSyncControl(
                true, 0, Integer.MAX_VALUE, cookie == null ? null : new ASN1OctetString(cookie)));
        return connection.search(request);
    }

    private static byte[] cookie(SearchResult result) throws LDAPException {
        return Objects.requireNonNull(Objects.requireNonNull(ActiveDirectoryDirSyncControl.get(result))
                        .getCookie())
                .getValue();
    }

    private static List<String> names(SearchResult result) {
        return Objects.requireNonNull(result.getSearchEntries()).stream()
                .map(Entry::getDN)
                .toList();
    }
}

package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** DirSync answers in pages, the order of their entries, and cookies that are not accepted. */
class DirSyncPagesTest {
    private static SampleForest forest(ServerSettings settings) {
        return SampleForest.builder()
                .domain("sample.test", new Size(300, 20, 20))
                .settings(settings)
                .start();
    }

    @Test
    void aLongAnswerComesInPagesUntilNothingIsLeft() throws LDAPException {
        try (SampleForest forest = forest(ServerSettings.windows().withDirSyncPages(50, 1 << 20))) {
            SampleDomain domain = forest.domain("sample.test");
            try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
                Follower follower = new Follower(connection, domain.baseDn(), 0, "(objectClass=*)", "name");
                List<SearchResultEntry> all = follower.changes();
                int objects = domain.snapshot().size() + 1;
                assertThat(all).as("with the container of deleted objects").hasSize(objects);
                assertThat(follower.answers()).isEqualTo((objects + 49) / 50);
            }
        }
    }

    @Test
    void anObjectChangedBetweenTwoPagesComesWholeInALaterOne() throws LDAPException {
        try (SampleForest forest = forest(ServerSettings.windows().withDirSyncPages(50, 1 << 20))) {
            SampleDomain domain = forest.domain("sample.test");
            try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
                String last = domain.people(1_000).getLast();
                SearchResult first = page(connection, domain, null);
                domain.change().set(last, "info", "changed while reading");
                ActiveDirectoryDirSyncControl control = ActiveDirectoryDirSyncControl.get(first);
                assertThat(control).isNotNull();
                ASN1OctetString cookie = control.getCookie();
                byte[] guid = ObjectGuid.toBytes(domain.guid(last));
                SearchResultEntry seen = null;
                int flags = 1;
                while (flags != 0) {
                    SearchResult next = page(connection, domain, cookie);
                    for (SearchResultEntry entry : Client.entries(next)) {
                        if (Arrays.equals(guid, entry.getAttributeValueBytes("objectGUID"))) {
                            seen = entry;
                        }
                    }
                    control = ActiveDirectoryDirSyncControl.get(next);
                    assertThat(control).isNotNull();
                    cookie = control.getCookie();
                    flags = control.getFlags();
                }
                assertThat(seen).isNotNull();
                assertThat(seen.getAttributeValue("sAMAccountName")).isEqualTo(last);
                assertThat(seen.getAttributeValue("info")).isEqualTo("changed while reading");
            }
        }
    }

    private static SearchResult page(LDAPConnection connection, SampleDomain domain, @Nullable ASN1OctetString cookie)
            throws LDAPException {
        SearchRequest request = new SearchRequest(domain.baseDn(), SearchScope.SUB, "(objectClass=*)");
        request.addControl(new ActiveDirectoryDirSyncControl(true, 0, 0, cookie));
        return connection.search(request);
    }

    @Test
    void withAncestorsFirstNoObjectComesBeforeItsContainer() throws LDAPException {
        try (SampleForest forest = forest(ServerSettings.windows().withDirSyncPages(50, 1 << 20))) {
            SampleDomain domain = forest.domain("sample.test");
            domain.change().rename("OU=EMEA,OU=Staff," + domain.baseDn(), "Europe");
            domain.change().rename("OU=Staff," + domain.baseDn(), "Everybody");
            try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
                Follower follower = new Follower(connection, domain.baseDn(), 0x800, "(objectClass=*)", "name");
                Set<UUID> known = new HashSet<>();
                for (SearchResultEntry entry : follower.changes()) {
                    byte[] parent = entry.getAttributeValueBytes("parentGUID");
                    if (parent != null) {
                        assertThat(known).contains(ObjectGuid.fromBytes(parent));
                    }
                    byte[] guid = entry.getAttributeValueBytes("objectGUID");
                    assertThat(guid).isNotNull();
                    known.add(ObjectGuid.fromBytes(guid));
                }
            }
        }
    }

    @Test
    void foreignDamagedAndOutdatedCookiesAreRefused() throws LDAPException {
        try (SampleForest forest = forest(ServerSettings.samba())) {
            SampleDomain domain = forest.domain("sample.test");
            try (LDAPConnection connection = Client.open(domain, domain.serviceAccount())) {
                Follower follower = new Follower(connection, domain.baseDn(), 0, "(objectClass=user)", "name");
                follower.changes();
                assertThat(follower.answers()).isEqualTo(1);
                assertThat(follower.changes()).isEmpty();
                domain.faults().refuseDirSyncCookies(true);
                assertThatThrownBy(follower::changes).hasMessageContaining("cookie is not accepted");
                domain.faults().clear();
                assertThat(follower.changes()).isEmpty();
                domain.changeInvocationId();
                assertThatThrownBy(follower::changes).hasMessageContaining("was made by database");
                follower.useCookie("garbage".getBytes(StandardCharsets.UTF_8));
                assertThatThrownBy(follower::changes).hasMessageContaining("not a cookie of this server");
            }
        }
    }
}

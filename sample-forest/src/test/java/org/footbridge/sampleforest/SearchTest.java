package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches, pages, ranges and names over LDAPS. */
class SearchTest {
    private static final int PEOPLE = 3_200;
    private static SampleForest forest;
    private static SampleDomain root;
    private static SampleDomain child;
    private static LDAPConnection connection;

    @BeforeAll
    static void start() throws LDAPException {
        forest = SampleForest.builder()
                .domain("sample.test", new Size(PEOPLE, 60, 40))
                .domain("emea.sample.test", new Size(100, 30, 5))
                .start();
        root = forest.domain("sample.test");
        child = forest.domain("emea.sample.test");
        connection = Client.open(root, root.serviceAccount());
    }

    @AfterAll
    static void stop() {
        connection.close();
        forest.close();
    }

    private static SearchResultEntry read(String dn, String... attributes) throws LDAPException {
        SearchResultEntry entry = connection.getEntry(dn, attributes);
        assertThat(entry).as(dn).isNotNull();
        return entry;
    }

    @Test
    void theRootEntryNamesTheDomainAndTheCopyOfTheDatabase() throws LDAPException {
        RootDSE dse = connection.getRootDSE();
        assertThat(dse).isNotNull();
        assertThat(dse.getAttributeValue("defaultNamingContext")).isEqualTo(root.baseDn());
        assertThat(dse.getAttributeValue("dnsHostName")).isEqualTo("dc1.sample.test");
        assertThat(dse.getAttributeValueAsLong("highestCommittedUSN")).isEqualTo(root.highestUsn());
        assertThat(dse.getSupportedControlOIDs()).contains("1.2.840.113556.1.4.841", "1.2.840.113556.1.4.319");
        SearchResultEntry service = read(String.valueOf(dse.getAttributeValue("dsServiceName")), "invocationId");
        assertThat(service.getAttributeValueBytes("invocationId")).isEqualTo(ObjectGuid.toBytes(root.invocationId()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1499, 1500, 1501, 3000})
    void membersAreReadInRangesOfFifteenHundred(int size) throws LDAPException {
        List<String> people = root.people(size);
        String dn = "CN=Range " + size + ",OU=Groups," + root.baseDn();
        root.change().add(dn, Map.of("objectClass", List.of("group"), "member", people));
        SearchResultEntry plain = read(dn, "member");
        assertThat(plain.getAttributes()).hasSize(size == 0 ? 0 : size > 1500 ? 2 : 1);
        List<String> members = new ArrayList<>();
        boolean last = size == 0;
        while (!last) {
            SearchResultEntry part = read(dn, "member;range=" + members.size() + "-*");
            Attribute range = part.getAttributes().iterator().next();
            last = range.getName().endsWith("-*");
            members.addAll(List.of(range.getValues()));
            assertThat(range.getValues().length).isLessThanOrEqualTo(1500);
        }
        assertThat(new HashSet<>(members)).hasSize(size);
        if (size > 1500) {
            assertThat(plain.getAttributeValues("member")).isEmpty();
            assertThat(plain.getAttributeValues("member;range=0-1499")).hasSize(1500);
        }
    }

    @Test
    void aRangeBeyondTheLastMemberIsRefused() {
        String dn = "CN=Short,OU=Groups," + root.baseDn();
        root.change().add(dn, Map.of("objectClass", List.of("group"), "member", root.people(2)));
        assertThatThrownBy(() -> read(dn, "member;range=2-*"))
                .isInstanceOfSatisfying(
                        LDAPException.class,
                        refused -> assertThat(refused.getResultCode()).isEqualTo(ResultCode.OPERATIONS_ERROR));
    }

    @Test
    void everyPersonComesExactlyOnceInPages() throws LDAPException {
        List<String> dns = new ArrayList<>();
        ASN1OctetString cookie = null;
        do {
            SearchResult page = page("(employeeID=*)", 500, cookie);
            assertThat(page.getEntryCount()).isLessThanOrEqualTo(500);
            Client.entries(page).forEach(entry -> dns.add(entry.getDN()));
            cookie = cookie(page);
        } while (cookie.getValueLength() > 0);
        assertThat(dns).hasSize(PEOPLE).doesNotHaveDuplicates();
    }

    @Test
    void aLastPageThatIsFullHasNoCookie() throws LDAPException {
        SearchResult page = page("(|(employeeID=100001)(employeeID=100002))", 2, null);
        assertThat(page.getEntryCount()).isEqualTo(2);
        assertThat(cookie(page).getValueLength()).isZero();
    }

    private static SearchResult page(String filter, int size, @Nullable ASN1OctetString cookie) throws LDAPException {
        SearchRequest request = new SearchRequest(root.baseDn(), SearchScope.SUB, filter, "cn");
        request.addControl(new SimplePagedResultsControl(size, cookie));
        return connection.search(request);
    }

    private static ASN1OctetString cookie(SearchResult page) throws LDAPException {
        SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
        assertThat(control).isNotNull();
        return control.getCookie();
    }

    @Test
    void withoutPagesAThousandEntriesAreTheLimit() {
        assertThatThrownBy(() -> connection.search(root.baseDn(), SearchScope.SUB, "(objectClass=user)", "cn"))
                .isInstanceOfSatisfying(LDAPSearchException.class, refused -> {
                    assertThat(refused.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
                    assertThat(refused.getEntryCount()).isEqualTo(1_000);
                });
    }

    @Test
    void objectsAreFoundByGuidBySidAndByBinaryFilter() throws LDAPException {
        String person = root.people(1).getFirst();
        UUID guid = root.guid(person);
        String dn = root.object(person).dn();
        assertThat(read("<GUID=" + guid + ">").getDN()).isEqualTo(dn);
        assertThat(read("<SID=" + root.object(person).first("objectSid") + ">").getDN())
                .isEqualTo(dn);
        assertThat(found(Filter.createEqualityFilter("objectGUID", ObjectGuid.toBytes(guid))))
                .containsExactly(dn);
    }

    @Test
    void filtersCompareAsTheDirectoryDoes() throws LDAPException {
        String person = root.people(1).getFirst();
        String dn = root.object(person).dn();
        assertThat(found(Filter.create("(sAMAccountName=" + person.toUpperCase(Locale.ROOT) + ")")))
                .containsExactly(dn);
        assertThat(found(Filter.createEqualityFilter("distinguishedName", dn))).containsExactly(dn);
        assertThat(found(Filter.create("(&(employeeID=10000*)(userAccountControl:1.2.840.113556.1.4.803:=512))")))
                .contains(dn);
        assertThat(found(Filter.create("(&(objectCategory=group)(cn=all staff))")))
                .containsExactly("CN=All Staff,OU=Groups," + root.baseDn());
        assertThat(found(Filter.create("(noSuchAttribute=1)"))).isEmpty();
        assertThat(found(Filter.createANDFilter(
                        Filter.createEqualityFilter("memberOf", "CN=All Staff,OU=Groups," + root.baseDn()),
                        Filter.create("(employeeID=100000)"))))
                .containsExactly(dn);
    }

    private static List<String> found(Filter filter) throws LDAPException {
        return Client.entries(connection.search(root.baseDn(), SearchScope.SUB, filter, "cn")).stream()
                .map(SearchResultEntry::getDN)
                .toList();
    }

    @Test
    void aGroupOfTheChildDomainHasMembersOfTheRootDomain() throws LDAPException {
        try (LDAPConnection toChild = Client.open(child, child.serviceAccount())) {
            SearchRequest request =
                    new SearchRequest(child.baseDn(), SearchScope.SUB, "(&(objectClass=group)(cn=GG-*-1))", "member");
            request.addControl(Follower.EXTENDED_TEXT);
            SearchResultEntry group = Client.entries(toChild.search(request)).getFirst();
            assertThat(List.of(group.getAttributeValues("member")))
                    .anyMatch(member -> member.startsWith("<GUID=") && !member.endsWith(child.baseDn()));
            assertThat(toChild.search(child.baseDn(), SearchScope.BASE, "(objectClass=*)")
                            .getEntryCount())
                    .isEqualTo(1);
            assertThatThrownBy(() -> toChild.search("OU=Staff," + root.baseDn(), SearchScope.BASE, "(objectClass=*)"))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            refused -> assertThat(refused.getResultCode()).isEqualTo(ResultCode.REFERRAL));
        }
    }

    @Test
    void awkwardNamesSurviveTheWayThroughLdap() throws LDAPException {
        for (SearchResultEntry entry : Client.entries(
                connection.search(root.baseDn(), SearchScope.SUB, "(&(objectClass=user)(!(employeeID=*)))", "cn"))) {
            assertThat(read(entry.getDN(), "cn").getDN()).isEqualTo(entry.getDN());
        }
        assertThat(found(Filter.create("(cn=Smith, John \"Jack\")"))).hasSize(1);
    }

    @Test
    void anUnknownCriticalControlIsRefused() {
        SearchRequest request = new SearchRequest(root.baseDn(), SearchScope.BASE, Filter.createPresenceFilter("cn"));
        request.addControl(new Control("1.2.3.4", true));
        assertThatThrownBy(() -> connection.search(request))
                .isInstanceOfSatisfying(
                        LDAPException.class,
                        refused -> assertThat(refused.getResultCode())
                                .isEqualTo(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION));
    }

    @Test
    void theSameSeedInventsTheSamePeople() {
        try (SampleForest again = SampleForest.builder()
                .domain("sample.test", new Size(PEOPLE, 60, 40))
                .domain("emea.sample.test", new Size(100, 30, 5))
                .start()) {
            List<LiveObject> before = child.snapshot();
            List<LiveObject> after = again.domain("emea.sample.test").snapshot();
            IntStream.range(0, before.size()).forEach(i -> {
                assertThat(after.get(i).guid()).isEqualTo(before.get(i).guid());
                assertThat(after.get(i).dn()).isEqualTo(before.get(i).dn());
                assertThat(after.get(i).links()).isEqualTo(before.get(i).links());
            });
        }
    }
}

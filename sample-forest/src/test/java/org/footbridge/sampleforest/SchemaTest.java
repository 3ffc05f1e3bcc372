package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeTypes;
import org.footbridge.sampleforest.store.ObjectClass;
import org.footbridge.sampleforest.store.ObjectClasses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schema partition says, and that it says what the forest does. */
class SchemaTest {
    /** Of objects that describe the forest; they are in no class that people could have. */
    private static final Set<String> OF_THE_FOREST = Set.of(
            "dnsRoot",
            "nETBIOSName",
            "nCName",
            "uPNSuffixes",
            "keywords",
            "invocationId",
            "msDS-hasMasterNCs",
            "lDAPDisplayName",
            "attributeID",
            "attributeSyntax",
            "governsID",
            "rDNAttID",
            "subClassOf",
            "auxiliaryClass",
            "mayContain",
            "mustContain",
            "linkID",
            "oMSyntax",
            "rangeUpper",
            "searchFlags",
            "objectClassCategory",
            "isSingleValued",
            "schemaIDGUID",
            "defaultObjectCategory");

    private static SampleForest forest;
    private static SampleDomain domain;
    private static LDAPConnection connection;

    @BeforeAll
    static void start() throws LDAPException {
        forest = SampleForest.builder().domain("sample.test", new Size(5, 1, 1)).start();
        domain = forest.domain("sample.test");
        connection = Client.open(domain, domain.createAccount("plain", Set.of()));
    }

    @AfterAll
    static void stop() {
        connection.close();
        forest.close();
    }

    @Test
    void anAttributeIsServedAsItIsKnown() throws LDAPException {
        SearchResultEntry photo = named("thumbnailPhoto");
        assertThat(photo.getAttributeValue("attributeSyntax")).isEqualTo("2.5.5.10");
        assertThat(photo.getAttributeValue("oMSyntax")).isEqualTo("4");
        assertThat(photo.getAttributeValue("isSingleValued")).isEqualTo("TRUE");
        assertThat(photo.getAttributeValue("rangeUpper")).isEqualTo("102400");
        assertThat(named("member").getAttributeValue("linkID")).isEqualTo("2");
        assertThat(named("memberOf").getAttributeValue("linkID")).isEqualTo("3");
        assertThat(named("tokenGroups").getAttributeValue("systemFlags")).isEqualTo("4");
        assertThat(named("lastLogon").getAttributeValue("systemFlags")).isEqualTo("1");
        assertThat(named("unixUserPassword").getAttributeValue("searchFlags")).isEqualTo("128");
        assertThat(named("seeAlso").getAttributeValue("linkID")).isNull();
    }

    @Test
    void aClassIsServedWithWhatItsObjectsMayHave() throws LDAPException {
        SearchResultEntry group = named("group");
        assertThat(group.getAttributeValue("subClassOf")).isEqualTo("top");
        assertThat(group.getAttributeValues("mustContain")).containsExactly("groupType");
        assertThat(group.getAttributeValues("mayContain")).containsExactly("mail", "managedBy", "member");
        assertThat(group.getAttributeValues("auxiliaryClass")).contains("mailRecipient", "msExchList");
    }

    @Test
    void everyAttributeBelongsToAClassOrToTheForestItself() {
        Set<String> held = new HashSet<>(OF_THE_FOREST);
        for (ObjectClass type : ObjectClasses.all()) {
            held.addAll(type.required());
            held.addAll(type.allowed());
        }
        assertThat(new AttributeTypes().all()).extracting(AttributeType::name).allMatch(held::contains);
    }

    @Test
    void whatTheInventedObjectsHaveTheirClassesAllow() {
        for (LiveObject object : domain.snapshot()) {
            Set<String> allowed = allowed(object.objectClass());
            if (!allowed.isEmpty()) {
                assertThat(Stream.concat(object.attributes().keySet().stream(), object.links().keySet().stream()))
                        .as(object.dn())
                        .allMatch(allowed::contains);
            }
        }
    }

    /** Empty for a class that the schema does not describe. */
    private static Set<String> allowed(String objectClass) {
        Set<String> allowed = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(objectClass));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.removeLast();
            for (ObjectClass type : ObjectClasses.all()) {
                if (type.name().equals(name) && seen.add(name)) {
                    allowed.addAll(type.required());
                    allowed.addAll(type.allowed());
                    open.add(type.above());
                    open.addAll(type.auxiliaries());
                }
            }
        }
        return allowed;
    }

    private static SearchResultEntry named(String displayName) throws LDAPException {
        SearchRequest request = new SearchRequest(
                "CN=Schema,CN=Configuration," + domain.baseDn(),
                SearchScope.SUB,
                Filter.createEqualityFilter("lDAPDisplayName", displayName));
        return Objects.requireNonNull(connection.searchForEntry(request), displayName);
    }
}

package org.footbridge.sampleforest;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Row by row what DirSync tells about a change. */
class DirSyncTest {
    private static final String[] SELECTED = {
        "objectClass", "name", "title", "member", "manager", "isDeleted", "lastKnownParent"
    };
    private static final String EVERYTHING = "(objectClass=*)";

    private SampleForest forest;
    private SampleDomain domain;
    private LDAPConnection connection;
    private Changes change;
    private Follower selected;
    private Follower incremental;
    private String unit;

    @BeforeEach
    void startWithTwoUsersAndAGroup() throws LDAPException {
        forest = SampleForest.builder().domain("sample.test", Size.EMPTY).start();
        domain = forest.domain("sample.test");
        change = domain.change();
        unit = "OU=Here," + domain.baseDn();
        change.add(unit, Map.of("objectClass", List.of("organizationalUnit")));
        user("anna");
        user("bert");
        change.add("CN=team," + unit, Map.of("objectClass", List.of("group"), "member", List.of("anna")));
        connection = Client.open(domain, domain.serviceAccount());
        selected = new Follower(connection, domain.baseDn(), 0, EVERYTHING, SELECTED);
        incremental = new Follower(connection, domain.baseDn(), Follower.INCREMENTAL, EVERYTHING, SELECTED);
        selected.changes();
        incremental.changes();
    }

    private void user(String name) {
        change.add(
                "CN=" + name + "," + unit,
                Map.of("objectClass", List.of("user"), "sAMAccountName", List.of(name), "title", List.of("Clerk")));
    }

    @AfterEach
    void stop() {
        connection.close();
        forest.close();
    }

    private SearchResultEntry only(Follower follower) throws LDAPException {
        List<SearchResultEntry> entries = follower.changes();
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static List<String> names(SearchResultEntry entry) {
        return entry.getAttributes().stream().map(Attribute::getName).sorted().toList();
    }

    private static List<String> values(SearchResultEntry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? List.of() : Arrays.asList(values);
    }

    @Test
    void aCreatedUserComesWithEverySelectedAttributeAndItsIdentity() throws LDAPException {
        user("carl");
        SearchResultEntry entry = only(selected);
        assertThat(entry.getDN()).isEqualTo("CN=carl," + unit);
        assertThat(names(entry))
                .containsExactly("instanceType", "name", "objectClass", "objectGUID", "parentGUID", "title");
        assertThat(entry.getAttributeValueBytes("objectGUID")).isEqualTo(ObjectGuid.toBytes(domain.guid("carl")));
        assertThat(entry.getAttributeValueBytes("parentGUID")).isEqualTo(ObjectGuid.toBytes(domain.guid(unit)));
    }

    @Test
    void aChangedAttributeComesAlone() throws LDAPException {
        change.set("anna", "title", "Boss");
        SearchResultEntry entry = only(selected);
        assertThat(names(entry)).containsExactly("instanceType", "objectGUID", "title");
        assertThat(entry.getAttributeValue("title")).isEqualTo("Boss");
    }

    @Test
    void settingTheSameValueAgainIsNoChange() throws LDAPException {
        change.set("anna", "title", "Clerk");
        assertThat(selected.changes()).isEmpty();
    }

    @Test
    void aRemovedAttributeIsThereWithoutValues() throws LDAPException {
        change.remove("anna", "title");
        SearchResultEntry entry = only(selected);
        assertThat(entry.hasAttribute("title")).isTrue();
        assertThat(values(entry, "title")).isEmpty();
    }

    @Test
    void aFirstReadingLeavesRemovedAttributesOut() throws LDAPException {
        change.remove("anna", "title");
        Follower fresh = new Follower(connection, domain.baseDn(), 0, "(cn=anna)", SELECTED);
        assertThat(only(fresh).hasAttribute("title")).isFalse();
    }

    @Test
    void anAttributeThatIsNotSelectedIsNotSeen() throws LDAPException {
        change.set("anna", "department", "Sales");
        assertThat(selected.changes()).isEmpty();
    }

    @Test
    void aPasswordResetShowsNamesOfSecretsButNoValues() throws LDAPException {
        Follower all = new Follower(connection, domain.baseDn(), 0, EVERYTHING);
        all.changes();
        change.setPassword("anna", "N0t-a-secret!");
        SearchResultEntry entry = only(all);
        assertThat(names(entry))
                .containsExactly("instanceType", "objectGUID", "pwdLastSet", "supplementalCredentials", "unicodePwd");
        assertThat(values(entry, "unicodePwd")).isEmpty();
    }

    @Test
    void aRenameIsSeenThroughTheNameOnly() throws LDAPException {
        Follower nameless = new Follower(connection, domain.baseDn(), 0, EVERYTHING, "title");
        nameless.changes();
        change.rename("anna", "Anna, the first");
        SearchResultEntry entry = only(selected);
        assertThat(entry.getDN()).isEqualTo("CN=Anna\\, the first," + unit);
        assertThat(names(entry)).containsExactly("instanceType", "name", "objectGUID", "parentGUID");
        assertThat(nameless.changes()).isEmpty();
    }

    @Test
    void aMoveBringsTheNewParent() throws LDAPException {
        change.move("anna", "OU=Service Accounts," + domain.baseDn());
        SearchResultEntry entry = only(selected);
        assertThat(entry.getAttributeValueBytes("parentGUID"))
                .isEqualTo(ObjectGuid.toBytes(domain.guid("OU=Service Accounts," + domain.baseDn())));
    }

    @Test
    void aRenamedOrMovedUnitComesWithoutItsChildren() throws LDAPException {
        change.rename(unit, "There");
        assertThat(only(selected).getDN()).isEqualTo("OU=There," + domain.baseDn());
        change.move("OU=There," + domain.baseDn(), "OU=Service Accounts," + domain.baseDn());
        assertThat(only(selected).getDN()).isEqualTo("OU=There,OU=Service Accounts," + domain.baseDn());
        assertThat(domain.object("anna").dn()).isEqualTo("CN=anna,OU=There,OU=Service Accounts," + domain.baseDn());
    }

    @Test
    void aNewMemberBringsTheWholeListOrJustItself() throws LDAPException {
        change.addMember("team", "bert");
        assertThat(values(only(selected), "member")).containsExactly("CN=anna," + unit, "CN=bert," + unit);
        SearchResultEntry entry = only(incremental);
        assertThat(values(entry, "member;range=1-1")).containsExactly("CN=bert," + unit);
        assertThat(entry.hasAttribute("member")).isFalse();
    }

    @Test
    void addedAndRemovedMembersStandSideBySide() throws LDAPException {
        change.addMember("team", "bert");
        change.removeMember("team", "anna");
        SearchResultEntry entry = only(incremental);
        assertThat(values(entry, "member;range=1-1")).containsExactly("CN=bert," + unit);
        assertThat(values(entry, "member;range=0-0")).containsExactly("CN=anna," + unit);
        assertThat(values(only(selected), "member")).containsExactly("CN=bert," + unit);
    }

    @Test
    void aManagerIsALinkedValueToo() throws LDAPException {
        change.set("anna", "manager", "bert");
        assertThat(values(only(incremental), "manager;range=1-1")).containsExactly("CN=bert," + unit);
        change.remove("anna", "manager");
        assertThat(values(only(incremental), "manager;range=0-0")).containsExactly("CN=bert," + unit);
        SearchResultEntry entry = only(selected);
        assertThat(entry.hasAttribute("manager")).isTrue();
        assertThat(values(entry, "manager")).isEmpty();
    }

    @Test
    void aDeletedMemberDoesNotBringTheGroup() throws LDAPException {
        UUID anna = domain.guid("anna");
        change.delete("anna");
        SearchResultEntry entry = only(incremental);
        assertThat(entry.getDN()).isEqualTo("CN=anna\\0ADEL:" + anna + ",CN=Deleted Objects," + domain.baseDn());
        assertThat(domain.object("team").links()).isEmpty();
    }

    @Test
    void aDeletedUserIsATombstoneWithoutMostOfItsAttributes() throws LDAPException {
        change.delete("anna");
        SearchResultEntry entry = only(selected);
        assertThat(entry.getAttributeValue("isDeleted")).isEqualTo("TRUE");
        assertThat(entry.hasAttribute("title")).isTrue();
        assertThat(values(entry, "title")).isEmpty();
        assertThat(entry.getAttributeValue("lastKnownParent")).isEqualTo(unit);
    }

    @Test
    void tombstonesStillHaveTheirClassButNoCategory() throws LDAPException {
        Follower byClass = new Follower(connection, domain.baseDn(), 0, "(objectClass=user)", SELECTED);
        Follower byCategory = new Follower(connection, domain.baseDn(), 0, "(objectCategory=person)", SELECTED);
        byClass.changes();
        assertThat(byCategory.changes()).isNotEmpty();
        change.delete("anna");
        assertThat(byClass.changes()).hasSize(1);
        assertThat(byCategory.changes()).isEmpty();
    }

    @Test
    void aRestoredUserHasItsNameBackAndIsDeletedWithoutValues() throws LDAPException {
        UUID anna = domain.guid("anna");
        change.delete("anna");
        selected.changes();
        change.restore(anna);
        SearchResultEntry entry = only(selected);
        assertThat(entry.getDN()).isEqualTo("CN=anna," + unit);
        assertThat(entry.hasAttribute("isDeleted")).isTrue();
        assertThat(values(entry, "isDeleted")).isEmpty();
        assertThat(domain.guid("anna")).isEqualTo(anna);
    }

    @Test
    void anObjectThatLeavesTheFilterIsNotMentioned() throws LDAPException {
        Follower clerks = new Follower(connection, domain.baseDn(), 0, "(title=Clerk)", SELECTED);
        assertThat(clerks.changes()).hasSize(2);
        change.set("anna", "title", "Boss");
        assertThat(clerks.changes()).isEmpty();
    }
}

package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members of groups that decide who is in scope are told, and nothing else of the groups. */
abstract class MembersContract extends DirectoryContract {
    private static final List<RequestedAttribute> ATTRIBUTES = List.of(
            new RequestedAttribute("sAMAccountName", ValueKind.TEXT),
            new RequestedAttribute("displayName", ValueKind.TEXT),
            new RequestedAttribute("description", ValueKind.TEXT),
            new RequestedAttribute("manager", ValueKind.LINK),
            new RequestedAttribute("managedBy", ValueKind.LINK));
    private static final List<String> USERS = List.of("user");
    private static final List<String> USERS_AND_GROUPS = List.of("user", "group");

    private String inside = "";
    private String ann = "";
    private String bob = "";
    private String group = "";
    private String other = "";

    @BeforeEach
    void fill() throws LDAPException {
        inside = unit.unit("Inside");
        ann = unit.userIn(inside, "Ann", new Attribute("displayName", "Ann"));
        bob = unit.userIn(inside, "Bob");
        group = unit.group("Pilots", ann);
        other = unit.group("Others", bob);
        for (String each : List.of(group, other)) {
            unit.replace(each, "description", "Secret");
            unit.replace(each, "displayName", "Secret");
            unit.replace(each, "managedBy", bob);
        }
    }

    @Test
    void aGroupOutsideTheContainersIsToldByItsMembersAlone() throws LDAPException {
        ReadSettings settings = settings(USERS_AND_GROUPS, true, onlyTheGroup());
        DirectoryPosition position = readAll(settings);
        assertThat(membersOf(group)).containsExactly(unit.guid(ann));
        assertThat(membersOf(other)).isEmpty();
        assertNothingElseIsToldOf(group, other);

        unit.addValue(group, "member", bob);
        unit.removeValue(group, "member", ann);
        unit.addValue(other, "member", ann);
        position = changes(position, settings);
        assertThat(membersOf(group)).containsExactly(unit.guid(bob));
        assertThat(membersOf(other)).isEmpty();
        assertThat(reading.about(unit.guid(group)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(DirectoryEntry.Kind.PATCH));
        assertNothingElseIsToldOf(group, other);

        unit.replace(group, "description", "More secret");
        unit.rename(group, "CN=Secret name");
        group = "CN=Secret name," + unit.name;
        changes(position, settings);
        assertThat(membersOf(group)).containsExactly(unit.guid(bob));
        assertNothingElseIsToldOf(group, other);
    }

    @Test
    void aGroupOfNoWantedClassIsToldByItsMembersAloneAndOtherGroupsNotAtAll() throws LDAPException {
        for (boolean limited : List.of(true, false)) {
            Reading fresh = new Reading();
            ReadSettings settings = settings(USERS, limited, onlyTheGroup());
            DirectoryPosition position = new ReadAll(connection, settings).read(fresh);
            assertThat(fresh.of(unit.guid(group)).targets("member")).containsExactly(unit.guid(ann));
            assertThat(fresh.staged).doesNotContainKey(unit.guid(other));
            assertThat(fresh.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
            assertNothingElseIsTold(fresh, group);

            unit.addValue(group, "member", bob);
            unit.replace(group, "description", "Changed " + limited);
            unit.addValue(other, "member", ann);
            fresh.forgetEntries();
            position = new ReadChanges(connection, settings).read(position, fresh);
            assertThat(fresh.of(unit.guid(group)).targets("member"))
                    .containsExactlyInAnyOrder(unit.guid(ann), unit.guid(bob));
            assertThat(fresh.staged).doesNotContainKey(unit.guid(other));
            assertNothingElseIsTold(fresh, group);

            unit.replace(group, "description", "Alone " + limited);
            unit.rename(group, "CN=Renamed " + limited);
            group = "CN=Renamed " + limited + "," + unit.name;
            fresh.forgetEntries();
            new ReadChanges(connection, settings).read(position, fresh);
            assertNothingElseIsTold(fresh, group);

            unit.removeValue(group, "member", bob);
            unit.removeValue(other, "member", ann);
        }
    }

    @Test
    void allGroupsOfNoWantedClassAreToldByTheirMembersAndUsersAsEver() throws LDAPException {
        ReadSettings settings = settings(USERS, false, new Membership(Set.of(), true));
        DirectoryPosition position = readAll(settings);
        assertThat(membersOf(group)).containsExactly(unit.guid(ann));
        assertThat(membersOf(other)).containsExactly(unit.guid(bob));

        unit.replace(ann, "description", "Known");
        unit.replace(group, "description", "Changed");
        unit.addValue(other, "member", ann);
        unit.addValue(other, "member", group);
        changes(position, settings);
        assertThat(membersOf(other)).containsExactlyInAnyOrder(unit.guid(ann), unit.guid(bob), unit.guid(group));
        assertThat(reading.of(unit.guid(ann)).texts("description")).containsExactly("Known");
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
        assertThat(reading.of(unit.guid(ann)).reduced).isFalse();
        assertNothingElseIsToldOf(group, other);
    }

    @Test
    void allGroupsOutsideTheContainersAreToldByTheirMembers() throws LDAPException {
        ReadSettings settings = settings(USERS_AND_GROUPS, true, new Membership(Set.of(), true));
        String within = unit.add("Within", inside, "group", new Attribute("description", "Open"));
        DirectoryPosition position = readAll(settings);
        assertThat(membersOf(group)).containsExactly(unit.guid(ann));
        assertThat(reading.of(unit.guid(within)).texts("description")).containsExactly("Open");
        unit.addValue(within, "member", bob);
        String fresh = unit.group("Fresh", bob);
        changes(position, settings);
        assertThat(membersOf(within)).containsExactly(unit.guid(bob));
        assertThat(reading.of(unit.guid(within)).reduced).isFalse();
        assertThat(membersOf(fresh)).containsExactly(unit.guid(bob));
        assertNothingElseIsToldOf(group, other, fresh);
    }

    @Test
    void aGroupOfManyMembersIsToldWhole() throws LDAPException {
        String[] members = new String[30];
        for (int i = 0; i < members.length; i++) {
            members[i] = unit.contact("C" + i);
        }
        unit.administrator.modify(group, new Modification(ModificationType.ADD, "member", members));
        readAll(settings(USERS, true, onlyTheGroup()));
        assertThat(membersOf(group)).hasSize(members.length + 1);
        assertNothingElseIsToldOf(group);
    }

    @Test
    void aGroupReadByItselfIsToldByItsMembersAlone() throws LDAPException {
        for (List<String> classes : List.of(USERS, USERS_AND_GROUPS)) {
            Reading fresh = new Reading();
            new ReadObjects(connection, settings(classes, true, onlyTheGroup()))
                    .read(List.of(unit.guid(group), unit.guid(other)), fresh);
            assertThat(fresh.of(unit.guid(group)).targets("member")).containsExactly(unit.guid(ann));
            assertNothingElseIsTold(fresh, group);
        }
    }

    @Test
    void aDeletedGroupIsReportedAsDeleted() throws LDAPException {
        ReadSettings settings = settings(USERS, true, onlyTheGroup());
        ObjectGuid guid = unit.guid(group);
        DirectoryPosition position = readAll(settings);
        unit.delete(group);
        changes(position, settings);
        assertThat(reading.of(guid).deleted).isTrue();
    }

    @Test
    void anObjectThatIsNoGroupStaysWhatItIs() throws LDAPException {
        ReadSettings settings = settings(USERS, false, new Membership(Set.of(unit.guid(ann)), false));
        DirectoryPosition position = readAll(settings);
        unit.replace(ann, "description", "Known");
        changes(position, settings);
        assertThat(reading.of(unit.guid(ann)).reduced).isFalse();
        assertThat(reading.of(unit.guid(ann)).texts("description")).containsExactly("Known");
    }

    @Test
    void membersAreReadAloneAfterwards() throws LDAPException {
        for (boolean limited : List.of(true, false)) {
            Reading fresh = new Reading();
            ReadSettings settings = new ReadSettings(
                    List.of(),
                    USERS_AND_GROUPS,
                    limited ? List.of(unit.guid(inside)) : List.of(),
                    List.of(),
                    onlyTheGroup(),
                    100);
            new ReadAttributes(connection, settings).read(fresh);
            assertThat(fresh.of(unit.guid(group)).targets("member")).containsExactly(unit.guid(ann));
            assertThat(fresh.staged.keySet()).containsExactly(unit.guid(group));
            assertThat(fresh.entries).allSatisfy(entry -> {
                assertThat(entry.attributes()).isEmpty();
                assertThat(entry.reduced()).isEqualTo(limited);
            });
        }
    }

    private Membership onlyTheGroup() throws LDAPException {
        return new Membership(Set.of(unit.guid(group)), false);
    }

    private ReadSettings settings(List<String> classes, boolean limited, Membership membership) throws LDAPException {
        return new ReadSettings(
                ATTRIBUTES, classes, limited ? List.of(unit.guid(inside)) : List.of(), List.of(), membership, 100);
    }

    private Set<ObjectGuid> membersOf(String dn) throws LDAPException {
        return reading.of(unit.guid(dn)).targets("member");
    }

    private void assertNothingElseIsToldOf(String... groups) throws LDAPException {
        assertNothingElseIsTold(reading, groups);
    }

    private void assertNothingElseIsTold(Reading read, String... groups) throws LDAPException {
        for (String dn : groups) {
            ObjectGuid guid = unit.guid(dn);
            assertThat(read.of(guid).reduced).isTrue();
            assertThat(read.about(guid)).allSatisfy(entry -> {
                assertThat(entry.attributes()).isEmpty();
                assertThat(entry.rdn()).isEmpty();
                assertThat(entry.links()).extracting(LinkValues::name).allMatch("member"::equals);
            });
        }
    }

    private DirectoryPosition readAll(ReadSettings settings) {
        return new ReadAll(connection, settings).read(reading);
    }

    private DirectoryPosition changes(DirectoryPosition since, ReadSettings settings) {
        reading.forgetEntries();
        return new ReadChanges(connection, settings).read(since, reading);
    }
}

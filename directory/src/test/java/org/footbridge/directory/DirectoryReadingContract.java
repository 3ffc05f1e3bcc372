package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What reading a directory promises, on whatever forest a subclass brings. */
abstract class DirectoryReadingContract extends DirectoryContract {
    private static final byte[] PHOTO = {(byte) 0xFF, (byte) 0xD8, 0, 1, 2, (byte) 0x80};
    private static final List<RequestedAttribute> ATTRIBUTES = List.of(
            new RequestedAttribute("sAMAccountName", ValueKind.TEXT),
            new RequestedAttribute("displayName", ValueKind.TEXT),
            new RequestedAttribute("department", ValueKind.TEXT),
            new RequestedAttribute("proxyAddresses", ValueKind.TEXT),
            new RequestedAttribute("thumbnailPhoto", ValueKind.BINARY),
            new RequestedAttribute("objectSid", ValueKind.BINARY),
            new RequestedAttribute("pwdLastSet", ValueKind.TEXT),
            new RequestedAttribute("manager", ValueKind.LINK),
            new RequestedAttribute("managedBy", ValueKind.LINK),
            new RequestedAttribute("member", ValueKind.LINK));
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact");

    @Test
    void everythingIsReadWithIdentityPlaceAttributesAndLinks() throws LDAPException {
        String boss = unit.user("Boss", new Attribute("displayName", "Die Chefin Müller"));
        String ann = unit.user(
                "Smith\\, Ann",
                new Attribute("displayName", "Ann"),
                new Attribute("proxyAddresses", "SMTP:ann@example.com", "smtp:a@example.com"),
                new Attribute("thumbnailPhoto", PHOTO),
                new Attribute("manager", boss));
        String group = unit.group("Staff", boss, ann);
        String contact = unit.contact("Outside");

        readAll(everything());

        Reading.Staged staged = reading.of(unit.guid(ann));
        assertThat(staged.objectClass).isEqualTo("user");
        assertThat(staged.parent).isEqualTo(unit.guid());
        assertThat(staged.rdn).isEqualTo("CN=Smith\\, Ann");
        assertThat(staged.texts("proxyAddresses")).containsExactly("SMTP:ann@example.com", "smtp:a@example.com");
        assertThat(staged.attributes.get("thumbnailPhoto")).singleElement().isEqualTo(PHOTO);
        assertThat(staged.attributes.get("objectSid"))
                .singleElement()
                .satisfies(sid -> assertThat(sid[0]).isEqualTo((byte) 1));
        assertThat(staged.targets("manager")).containsExactly(unit.guid(boss));
        assertThat(reading.of(unit.guid(boss)).texts("displayName")).containsExactly("Die Chefin Müller");
        assertThat(reading.of(unit.guid(group)).targets("member"))
                .containsExactlyInAnyOrder(unit.guid(boss), unit.guid(ann));
        assertThat(reading.of(unit.guid(group)).objectClass).isEqualTo("group");
        assertThat(reading.of(unit.guid(contact)).objectClass).isEqualTo("contact");
        Reading.Staged domain = reading.of(unit.guid(forest().base()));
        assertThat(domain.rdn).isEqualToIgnoringCase(forest().base());
        assertThat(domain.parent).isNull();
        assertThat(domain.objectClass).isEqualTo("domainDNS");
    }

    @Test
    void everyObjectHasItsParentInTheRead() {
        readAll(everything());
        assertThat(reading.staged.values())
                .filteredOn(object -> object.parent != null)
                .isNotEmpty()
                .allSatisfy(object -> assertThat(reading.staged).containsKey(object.parent));
        assertThat(reading.staged.values())
                .filteredOn(object -> object.parent == null && !object.deleted)
                .hasSize(1);
    }

    @Test
    void computersAreOnlyReadWhenAskedFor() throws LDAPException {
        String computer = unit.add("PC", unit.name, "computer");
        readAll(everything());
        assertThat(reading.staged).doesNotContainKey(unit.guid(computer));
        readAll(new ReadSettings(ATTRIBUTES, List.of("computer"), List.of(), List.of(), 100));
        assertThat(reading.of(unit.guid(computer)).objectClass).isEqualTo("computer");
    }

    @Test
    void smallPagesGiveTheSameAsLargeOnes() throws LDAPException {
        for (int i = 0; i < 7; i++) {
            unit.user("U" + i);
        }
        readAll(settings(List.of(), List.of(), 2));
        Reading large = new Reading();
        new ReadAll(connection, everything()).read(large);
        assertThat(reading.staged.keySet()).isEqualTo(large.staged.keySet());
    }

    @Test
    void aNewUserIsReadWithEverythingAsked() throws LDAPException {
        DirectoryPosition position = readAll(everything());
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"), new Attribute("thumbnailPhoto", PHOTO));
        changes(position, everything());
        Reading.Staged staged = reading.of(unit.guid(ann));
        assertThat(staged.objectClass).isEqualTo("user");
        assertThat(staged.rdn).isEqualTo("CN=Ann");
        assertThat(staged.parent).isEqualTo(unit.guid());
        assertThat(staged.texts("displayName")).containsExactly("Ann");
        assertThat(staged.attributes.get("thumbnailPhoto")).singleElement().isEqualTo(PHOTO);
    }

    @Test
    void aChangedAttributeComesAlone() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"), new Attribute("department", "Sales"));
        DirectoryPosition position = readAll(everything());
        unit.replace(ann, "displayName", "Anna");
        changes(position, everything());
        assertThat(reading.about(unit.guid(ann))).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(DirectoryEntry.Kind.PATCH);
            assertThat(entry.attributes()).extracting(AttributeValues::name).containsExactly("displayName");
            assertThat(entry.rdn()).isEmpty();
        });
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Anna");
        assertThat(reading.of(unit.guid(ann)).texts("department")).containsExactly("Sales");
    }

    @Test
    void nothingChangedIsNoEntryAndACookieThatWorks() {
        DirectoryPosition position = readAll(everything());
        DirectoryPosition next = changes(position, everything());
        assertThat(reading.entries).isEmpty();
        changes(next, everything());
        assertThat(reading.entries).isEmpty();
    }

    @Test
    void aRemovedAttributeComesWithoutValues() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("department", "Sales"));
        DirectoryPosition position = readAll(everything());
        unit.replace(ann, "department");
        changes(position, everything());
        assertThat(reading.about(unit.guid(ann)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.attributes())
                        .singleElement()
                        .satisfies(values -> {
                            assertThat(values.name()).isEqualTo("department");
                            assertThat(values.values()).isEmpty();
                        }));
    }

    @Test
    void multipleAndBinaryValuesAreReplacedAsAWhole() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("proxyAddresses", "SMTP:a@example.com"));
        DirectoryPosition position = readAll(everything());
        unit.addValue(ann, "proxyAddresses", "smtp:b@example.com");
        changes(position, everything());
        assertThat(reading.of(unit.guid(ann)).texts("proxyAddresses"))
                .containsExactly("SMTP:a@example.com", "smtp:b@example.com");
    }

    @Test
    void aRenamedUserHasANewName() throws LDAPException {
        String ann = unit.user("Ann");
        DirectoryPosition position = readAll(everything());
        ObjectGuid guid = unit.guid(ann);
        unit.rename(ann, "CN=Anna");
        changes(position, everything());
        assertThat(reading.of(guid).rdn).isEqualTo("CN=Anna");
        assertThat(reading.of(guid).parent).isEqualTo(unit.guid());
    }

    @Test
    void aMovedUserHasANewParent() throws LDAPException {
        String ann = unit.user("Ann");
        String other = unit.unit("Other");
        DirectoryPosition position = readAll(everything());
        ObjectGuid guid = unit.guid(ann);
        unit.move(ann, other);
        changes(position, everything());
        assertThat(reading.of(guid).parent).isEqualTo(unit.guid(other));
        assertThat(reading.of(guid).rdn).isEqualTo("CN=Ann");
    }

    @Test
    void aRenamedUnitIsTheOnlyEntry() throws LDAPException {
        String sales = unit.unit("Sales");
        String ann = unit.userIn(sales, "Ann");
        ObjectGuid guid = unit.guid(ann);
        ObjectGuid salesGuid = unit.guid(sales);
        DirectoryPosition position = readAll(everything());
        unit.rename(sales, "OU=Sold");
        changes(position, everything());
        assertThat(reading.about(salesGuid)).hasSize(1);
        assertThat(reading.of(salesGuid).rdn).isEqualTo("OU=Sold");
        assertThat(reading.about(guid)).isEmpty();
    }

    @Test
    void aDeletedUserIsReportedAsDeleted() throws LDAPException {
        String ann = unit.user("Ann");
        ObjectGuid guid = unit.guid(ann);
        DirectoryPosition position = readAll(everything());
        unit.delete(ann);
        changes(position, everything());
        assertThat(reading.about(guid))
                .singleElement()
                .satisfies(entry -> assertThat(entry.deleted()).isTrue());
    }

    @Test
    void aRestoredUserComesBackWhole() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"));
        ObjectGuid guid = unit.guid(ann);
        unit.delete(ann);
        DirectoryPosition position = readAll(everything());
        unit.restore(guid, ann);
        changes(position, everything());
        assertThat(reading.of(guid).deleted).isFalse();
        assertThat(reading.of(guid).rdn).isEqualTo("CN=Ann");
        assertThat(reading.of(guid).parent).isEqualTo(unit.guid());
        assertThat(reading.about(guid).getLast().kind()).isEqualTo(DirectoryEntry.Kind.WHOLE);
    }

    @Test
    void aDeletedAndRestoredUserWithinOneReadIsAlive() throws LDAPException {
        String ann = unit.user("Ann");
        ObjectGuid guid = unit.guid(ann);
        DirectoryPosition position = readAll(everything());
        unit.delete(ann);
        unit.restore(guid, ann);
        changes(position, everything());
        assertThat(reading.of(guid).deleted).isFalse();
        assertThat(reading.of(guid).texts("sAMAccountName")).hasSize(1);
    }

    @Test
    void membersComeAsAdditionsAndRemovals() throws LDAPException {
        String ann = unit.user("Ann");
        String bob = unit.user("Bob");
        String eve = unit.user("Eve");
        String group = unit.group("Staff", ann, bob);
        DirectoryPosition position = readAll(everything());
        unit.addValue(group, "member", eve);
        unit.removeValue(group, "member", ann);
        changes(position, everything());
        assertThat(reading.about(unit.guid(group)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.links()).singleElement().satisfies(member -> {
                    assertThat(member.name()).isEqualTo("member");
                    assertThat(member.added()).containsExactly(unit.guid(eve));
                    assertThat(member.removed()).containsExactly(unit.guid(ann));
                }));
        assertThat(reading.of(unit.guid(group)).targets("member"))
                .containsExactlyInAnyOrder(unit.guid(bob), unit.guid(eve));
    }

    @Test
    void aNewGroupComesWithItsMembers() throws LDAPException {
        String ann = unit.user("Ann");
        DirectoryPosition position = readAll(everything());
        String group = unit.group("Staff", ann);
        changes(position, everything());
        assertThat(reading.of(unit.guid(group)).targets("member")).containsExactly(unit.guid(ann));
    }

    @Test
    void aDeletedMemberIsReportedByItsOwnDeletion() throws LDAPException {
        String ann = unit.user("Ann");
        ObjectGuid guid = unit.guid(ann);
        String group = unit.group("Staff", ann);
        DirectoryPosition position = readAll(everything());
        unit.delete(ann);
        changes(position, everything());
        assertThat(reading.of(guid).deleted).isTrue();
        assertThat(reading.about(unit.guid(group))).isEmpty();
    }

    @Test
    void aChangedManagerIsRemovedAndAdded() throws LDAPException {
        String boss = unit.user("Boss");
        String next = unit.user("Next");
        String ann = unit.user("Ann", new Attribute("manager", boss));
        DirectoryPosition position = readAll(everything());
        unit.replace(ann, "manager", next);
        position = changes(position, everything());
        assertThat(reading.of(unit.guid(ann)).targets("manager")).containsExactly(unit.guid(next));
        unit.replace(ann, "manager");
        changes(position, everything());
        assertThat(reading.of(unit.guid(ann)).targets("manager")).isEmpty();
    }

    @Test
    void objectsOutsideTheContainersAreReducedToTheirPlace() throws LDAPException {
        String inside = unit.unit("Inside");
        String ann = unit.userIn(inside, "Ann", new Attribute("displayName", "Ann"));
        String out = unit.user("Out", new Attribute("displayName", "Out"));
        ReadSettings settings = settings(List.of(unit.guid(inside)), List.of(), 100);
        readAll(settings);
        assertThat(reading.of(unit.guid(ann)).reduced).isFalse();
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
        Reading.Staged reduced = reading.of(unit.guid(out));
        assertThat(reduced.reduced).isTrue();
        assertThat(reduced.rdn).isEmpty();
        assertThat(reduced.attributes).isEmpty();
        assertThat(reduced.links).isEmpty();
        assertThat(reduced.parent).isEqualTo(unit.guid());
        assertThat(reading.of(unit.guid()).reduced).isTrue();
        assertThat(reading.of(unit.guid()).rdn).isEqualTo(unit.name.substring(0, unit.name.indexOf(',')));
    }

    @Test
    void theNearestListedContainerDecides() throws LDAPException {
        String inside = unit.unit("Inside");
        String excluded = unit.unit("Excluded", inside);
        String again = unit.unit("Again", excluded);
        String one = unit.userIn(inside, "One");
        String two = unit.userIn(excluded, "Two");
        String three = unit.userIn(again, "Three");
        readAll(settings(List.of(unit.guid(inside), unit.guid(again)), List.of(unit.guid(excluded)), 100));
        assertThat(reading.of(unit.guid(one)).reduced).isFalse();
        assertThat(reading.of(unit.guid(two)).reduced).isTrue();
        assertThat(reading.of(unit.guid(three)).reduced).isFalse();
    }

    @Test
    void anObjectThatMovesIntoScopeComesWholeAndOneThatLeavesIsReduced() throws LDAPException {
        String inside = unit.unit("Inside");
        String comes = unit.user("Comes", new Attribute("displayName", "Comes"));
        String leaves = unit.userIn(inside, "Leaves", new Attribute("displayName", "Leaves"));
        ObjectGuid coming = unit.guid(comes);
        ObjectGuid leaving = unit.guid(leaves);
        ReadSettings settings = settings(List.of(unit.guid(inside)), List.of(), 100);
        DirectoryPosition position = readAll(settings);
        unit.move(comes, inside);
        unit.move(leaves, unit.name);
        changes(position, settings);
        assertThat(reading.of(coming).reduced).isFalse();
        assertThat(reading.of(coming).texts("displayName")).containsExactly("Comes");
        assertThat(reading.of(leaving).reduced).isTrue();
        assertThat(reading.of(leaving).attributes).isEmpty();
    }

    @Test
    void aChangeOutOfScopeCarriesNoValues() throws LDAPException {
        String inside = unit.unit("Inside");
        String out = unit.user("Out");
        ReadSettings settings = settings(List.of(unit.guid(inside)), List.of(), 100);
        DirectoryPosition position = readAll(settings);
        unit.replace(out, "displayName", "Secret");
        changes(position, settings);
        assertThat(reading.about(unit.guid(out))).allSatisfy(entry -> {
            assertThat(entry.reduced()).isTrue();
            assertThat(entry.attributes()).isEmpty();
        });
    }

    @Test
    void aContainerOfTheScopeThatCannotBeFoundStopsTheRead() {
        ObjectGuid nowhere = ObjectGuid.parse("00000000-1111-2222-3333-444444444444");
        assertFailure(
                DirectoryFailure.Code.SCOPE_CONTAINER_MISSING,
                () -> readAll(settings(List.of(nowhere), List.of(), 100)));
    }

    @Test
    void namedObjectsAreReadWholeAndMissingOnesPassedOver() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"));
        String group = unit.group("Staff", ann);
        ObjectGuid nowhere = ObjectGuid.parse("00000000-1111-2222-3333-444444444444");
        new ReadObjects(connection, everything()).read(List.of(unit.guid(ann), unit.guid(group), nowhere), reading);
        assertThat(reading.staged.keySet()).isEqualTo(Set.of(unit.guid(ann), unit.guid(group)));
        assertThat(reading.of(unit.guid(group)).targets("member")).containsExactly(unit.guid(ann));
    }

    @Test
    void namesAreResolved() throws LDAPException {
        String ann = unit.user("Ann");
        Map<String, List<ObjectGuid>> resolved =
                new ResolveNames(connection).resolve(List.of(ann, "CN=Nobody," + unit.name, "not a name"));
        assertThat(resolved)
                .containsEntry(ann, List.of(unit.guid(ann)))
                .containsEntry("CN=Nobody," + unit.name, List.of())
                .containsEntry("not a name", List.of());
    }

    @Test
    void userPrincipalNamesAndAddressesAreResolvedToo() throws LDAPException {
        String ann = unit.user("Ann");
        String name = "ann." + unit.guid(ann) + "@corp.example";
        String mail = "mail." + unit.guid(ann) + "@corp.example";
        unit.replace(ann, "userPrincipalName", name);
        unit.replace(ann, "mail", mail);
        assertThat(new ResolveNames(connection).resolve(List.of(name, mail, "nobody@corp.example")))
                .containsEntry(name, List.of(unit.guid(ann)))
                .containsEntry(mail, List.of(unit.guid(ann)))
                .containsEntry("nobody@corp.example", List.of());
        List<String> others = List.of(unit.user("Ben"), unit.user("Cleo"));
        for (String other : others) {
            unit.replace(other, "mail", mail);
        }
        assertThat(new ResolveNames(connection).resolve(List.of(mail)).get(mail))
                .as("two of the three that have it")
                .hasSize(2)
                .isSubsetOf(unit.guid(ann), unit.guid(others.get(0)), unit.guid(others.get(1)));
    }

    @Test
    void aRefusedCookieSaysSo() {
        DirectoryPosition position = readAll(everything());
        DirectoryPosition broken = new DirectoryPosition(
                new DirSyncCookie("nonsense".getBytes(StandardCharsets.UTF_8)),
                position.invocationId(),
                position.domainController(),
                0);
        assertFailure(DirectoryFailure.Code.WATERMARK_REFUSED, () -> changes(broken, everything()));
    }

    /** A cookie holds what is known of all domain controllers, so it is good at each of them. */
    @Test
    void thePositionOfAnotherDomainControllerGoesOnAtThisOne() throws LDAPException {
        DirectoryPosition position = readAll(everything());
        ObjectGuid ann = unit.guid(unit.user("Ann"));
        DirectoryPosition end = changes(ofAnotherDatabase(position, "dc9.example.com"), everything());
        assertThat(reading.entries).extracting(DirectoryEntry::guid).containsOnly(ann);
        assertThat(end.invocationId()).isEqualTo(position.invocationId());
        assertThat(end.domainController()).isEqualTo(position.domainController());
    }

    @Test
    void thePositionOfADatabaseThatWasHereBeforeIsNotUsed() {
        DirectoryPosition position = readAll(everything());
        assertFailure(
                DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED,
                () -> changes(ofAnotherDatabase(position, position.domainController()), everything()));
    }

    private static DirectoryPosition ofAnotherDatabase(DirectoryPosition position, String domainController) {
        byte[] other = position.invocationId().bytes();
        other[3] ^= 1;
        return new DirectoryPosition(position.cookie(), ObjectGuid.of(other), domainController, 1);
    }

    @Test
    void withoutTheRightToReplicateWhatTheAccountMayReadIsRead() throws LDAPException {
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"));
        try (DirectoryConnection plain = new ConnectDirectory(forest().location(), forest().plain()).connect()) {
            DirectoryPosition position = new ReadAll(plain, everything()).read(reading);
            assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
            unit.replace(ann, "displayName", "Anna");
            new ReadChanges(plain, everything()).read(position, reading);
            assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Anna");
        }
    }

    @Test
    void aGroupOfManyMembersIsReadPieceByPiece() throws LDAPException {
        String[] members = new String[40];
        for (int i = 0; i < members.length; i++) {
            members[i] = unit.contact("C" + i);
        }
        String group = unit.group("Many", members);
        ObjectGuid guid = unit.guid(group);
        ReadSettings settings = everything();
        LinkRanges ranges = new LinkRanges(connection, reading, _ -> {});
        Reading first = new Reading();
        new ReadObjects(connection, settings).read(List.of(guid), first);
        List<ObjectGuid> all = List.copyOf(first.of(guid).targets("member"));
        assertThat(all).hasSize(members.length);
        assertThat(ranges.readRest(new LinkRanges.Rest(guid, "member", 9, all.get(9))))
                .isTrue();
        assertThat(reading.of(guid).targets("member")).containsExactlyElementsOf(all.subList(10, 40));
        assertThat(ranges.readRest(new LinkRanges.Rest(guid, "member", 9, all.get(10))))
                .as("values that moved are noticed")
                .isFalse();
    }

    @Test
    void theHighestUsnMovesWithAChange() throws LDAPException {
        long before = connection.highestUsn();
        unit.user("Ann");
        assertThat(connection.highestUsn()).isGreaterThan(before);
    }

    @Test
    void aWrongPasswordIsRefusedWithAReason() {
        Secret wrong = Secret.of("Wrong1!wrong".toCharArray());
        String name = ((Credentials.Simple) forest().reader()).name();
        assertFailure(
                DirectoryFailure.Code.CREDENTIALS_REFUSED,
                () -> new ConnectDirectory(forest().location(), new Credentials.Simple(name, wrong))
                        .connect()
                        .close());
    }

    private DirectoryPosition readAll(ReadSettings settings) {
        return new ReadAll(connection, settings).read(reading);
    }

    private DirectoryPosition changes(DirectoryPosition since, ReadSettings settings) {
        reading.forgetEntries();
        return new ReadChanges(connection, settings).read(since, reading);
    }

    private static ReadSettings everything() {
        return settings(List.of(), List.of(), 1000);
    }

    private static ReadSettings settings(List<ObjectGuid> containers, List<ObjectGuid> excluded, int page) {
        return new ReadSettings(ATTRIBUTES, CLASSES, containers, excluded, page);
    }

    private static void assertFailure(DirectoryFailure.Code code, Runnable action) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.nextStep()).isNotBlank();
            assertThat(Arrays.asList(failure.reason())).doesNotContain("Wrong1!wrong");
        });
    }
}

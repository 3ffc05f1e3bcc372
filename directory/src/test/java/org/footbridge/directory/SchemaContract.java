package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The schema is told as it is, attributes are read alone, and what the schema lacks disturbs nobody. */
abstract class SchemaContract extends DirectoryContract {
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact");

    @Test
    void attributesAreToldWithTheirSyntaxAndTheirLimits() {
        DirectorySchema schema = new ReadSchema(connection).read(CLASSES);
        assertThat(attribute(schema, "displayName"))
                .isEqualTo(new SchemaAttribute(
                        "displayName", AttributeSyntax.STRING, true, false, true, 0, OptionalInt.of(256), false));
        assertThat(attribute(schema, "thumbnailPhoto"))
                .isEqualTo(new SchemaAttribute(
                        "thumbnailPhoto",
                        AttributeSyntax.OCTETS,
                        true,
                        false,
                        true,
                        0,
                        OptionalInt.of(102_400),
                        false));
        assertThat(attribute(schema, "proxyAddresses").singleValued()).isFalse();
        assertThat(attribute(schema, "userAccountControl").syntax()).isEqualTo(AttributeSyntax.INTEGER);
        assertThat(attribute(schema, "pwdLastSet").syntax()).isEqualTo(AttributeSyntax.LARGE_INTEGER);
        assertThat(attribute(schema, "isCriticalSystemObject").syntax()).isEqualTo(AttributeSyntax.BOOLEAN);
        assertThat(attribute(schema, "whenCreated").syntax()).isEqualTo(AttributeSyntax.TIME);
        assertThat(attribute(schema, "objectSid").syntax()).isEqualTo(AttributeSyntax.SID);
        assertThat(attribute(schema, "tokenGroups").constructed()).isTrue();
        assertThat(attribute(schema, "lastLogon").replicated()).isFalse();
        assertThat(attribute(schema, "badPwdCount").replicated()).isFalse();
        assertThat(attribute(schema, "unixUserPassword").confidential()).isTrue();
        assertThat(schema.attributes())
                .extracting(SchemaAttribute::name)
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                .doesNotHaveDuplicates();
    }

    @Test
    void linksAreToldByTheirNumbers() {
        DirectorySchema schema = new ReadSchema(connection).read(CLASSES);
        assertThat(attribute(schema, "member"))
                .isEqualTo(new SchemaAttribute(
                        "member", AttributeSyntax.NAME, false, false, true, 2, OptionalInt.empty(), false));
        assertThat(attribute(schema, "memberOf").linkId()).isEqualTo(3);
        assertThat(attribute(schema, "manager").linkId()).isEqualTo(42);
        assertThat(attribute(schema, "manager").singleValued()).isTrue();
        assertThat(attribute(schema, "seeAlso").syntax()).isEqualTo(AttributeSyntax.NAME);
        assertThat(attribute(schema, "seeAlso").linkId()).isZero();
    }

    @Test
    void classesAreToldWithWhatTheyHaveFromOthers() {
        DirectorySchema schema = new ReadSchema(connection).read(List.of("user", "GROUP", "contact", "noSuchClass"));
        assertThat(schema.classes()).extracting(SchemaClass::name).containsExactly("contact", "group", "user");
        SchemaClass user = schema.classes().getLast();
        assertThat(user.superclasses()).containsExactly("organizationalPerson", "person", "top");
        assertThat(user.auxiliaryClasses()).contains("mailRecipient", "securityPrincipal");
        assertThat(user.required()).contains("cn", "objectClass", "objectSid", "sAMAccountName");
        assertThat(user.allowed())
                .contains("givenName", "sn", "thumbnailPhoto", "proxyAddresses", "userPrincipalName", "info")
                .contains("memberOf", "unixUserPassword")
                .doesNotContain("member", "cn");
        SchemaClass group = schema.classes().get(1);
        assertThat(group.superclasses()).containsExactly("top");
        assertThat(group.required()).contains("groupType");
        assertThat(group.allowed())
                .contains("member", "managedBy", "mail", "proxyAddresses", "legacyExchangeDN")
                .doesNotContain("givenName", "userPrincipalName");
        assertThat(schema.classes().getFirst().allowed())
                .contains("givenName", "proxyAddresses")
                .doesNotContain("userPrincipalName", "sAMAccountName", "member");
    }

    @Test
    void anAccountOfNoSpecialRightsReadsTheSameSchemaAndTheNames() {
        DirectorySchema all = new ReadSchema(connection).read(CLASSES);
        try (DirectoryConnection plain = new ConnectDirectory(forest().location(), forest().plain()).connect()) {
            assertThat(new ReadSchema(plain).read(CLASSES)).isEqualTo(all);
        }
        assertThat(all.domain()).isEqualTo(new DomainNames("reading.test", "READING", "reading.test", "READING"));
    }

    @Test
    void someAttributesAreReadAlone() throws LDAPException {
        String boss = unit.user("Boss");
        String ann = unit.user(
                "Ann",
                new Attribute("displayName", "Ann"),
                new Attribute("title", "Clerk"),
                new Attribute("otherTelephone", numbers(12)),
                new Attribute("manager", boss));
        String none = unit.user("None", new Attribute("displayName", "None"));
        String group = unit.group("Staff", ann, boss);
        ReadSettings settings = only(
                new RequestedAttribute("title", ValueKind.TEXT),
                new RequestedAttribute("otherTelephone", ValueKind.TEXT),
                new RequestedAttribute("manager", ValueKind.LINK),
                new RequestedAttribute("member", ValueKind.LINK));

        new ReadAttributes(connection, settings).read(reading);

        Reading.Staged staged = reading.of(unit.guid(ann));
        assertThat(staged.attributes.keySet()).containsExactlyInAnyOrder("title", "otherTelephone");
        assertThat(staged.texts("otherTelephone")).containsExactlyInAnyOrder(numbers(12));
        assertThat(staged.targets("manager")).containsExactly(unit.guid(boss));
        assertThat(reading.of(unit.guid(group)).targets("member"))
                .containsExactlyInAnyOrder(unit.guid(ann), unit.guid(boss));
        assertThat(reading.staged).doesNotContainKeys(unit.guid(none), unit.guid(boss), unit.guid());
        assertThat(reading.entries).allSatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo(DirectoryEntry.Kind.PATCH);
            assertThat(entry.objectClass()).isEmpty();
            assertThat(entry.rdn()).isEmpty();
            assertThat(entry.parent()).isEmpty();
        });
    }

    @Test
    void attributesReadAloneComeInSmallPages() throws LDAPException {
        List<ObjectGuid> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(unit.guid(unit.user("U" + i, new Attribute("comment", "c" + i))));
        }
        ReadSettings settings = new ReadSettings(
                List.of(new RequestedAttribute("comment", ValueKind.TEXT)), CLASSES, List.of(), List.of(), 2);
        new ReadAttributes(connection, settings).read(reading);
        assertThat(reading.staged.keySet()).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void attributesOfObjectsOutOfScopeAreNotRead() throws LDAPException {
        String inside = unit.unit("Inside");
        String excluded = unit.unit("Excluded", inside);
        String ann = unit.userIn(inside, "Ann", new Attribute("comment", "in"));
        unit.userIn(excluded, "Ben", new Attribute("comment", "excluded"));
        unit.user("Out", new Attribute("comment", "out"));
        ReadSettings settings = new ReadSettings(
                List.of(new RequestedAttribute("comment", ValueKind.TEXT)),
                CLASSES,
                List.of(unit.guid(inside)),
                List.of(unit.guid(excluded)),
                100);
        new ReadAttributes(connection, settings).read(reading);
        assertThat(reading.staged.keySet()).containsExactly(unit.guid(ann));
    }

    @Test
    void whatTheSchemaLacksDisturbsNobody() throws LDAPException {
        List<RequestedAttribute> unknown = List.of(
                new RequestedAttribute("displayName", ValueKind.TEXT),
                new RequestedAttribute("noSuchText", ValueKind.TEXT),
                new RequestedAttribute("noSuchBytes", ValueKind.BINARY),
                new RequestedAttribute("noSuchLink", ValueKind.LINK));
        ReadSettings settings = only(unknown.toArray(RequestedAttribute[]::new));
        String ann = unit.user("Ann", new Attribute("displayName", "Ann"));
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Ann");
        unit.replace(ann, "displayName", "Anna");
        new ReadChanges(connection, settings).read(position, reading);
        assertThat(reading.of(unit.guid(ann)).texts("displayName")).containsExactly("Anna");
        Reading objects = new Reading();
        new ReadObjects(connection, settings).read(List.of(unit.guid(ann)), objects);
        assertThat(objects.of(unit.guid(ann)).texts("displayName")).containsExactly("Anna");
        Reading alone = new Reading();
        new ReadAttributes(connection, settings).read(alone);
        assertThat(alone.of(unit.guid(ann)).texts("displayName")).containsExactly("Anna");
        Reading nothing = new Reading();
        new ReadAttributes(connection, only(unknown.subList(1, 4).toArray(RequestedAttribute[]::new))).read(nothing);
        assertThat(nothing.entries).isEmpty();
    }

    @Test
    void namesThatAreNoLinksAreToldAsLinks() throws LDAPException {
        String bob = unit.user("Bob");
        String eve = unit.user("Eve");
        String ann = unit.user("Ann", new Attribute("seeAlso", bob, eve), new Attribute("assistant", bob));
        ReadSettings settings = only(
                new RequestedAttribute("seeAlso", ValueKind.LINK), new RequestedAttribute("assistant", ValueKind.LINK));
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        ObjectGuid guid = unit.guid(ann);
        assertThat(reading.of(guid).targets("seeAlso")).containsExactlyInAnyOrder(unit.guid(bob), unit.guid(eve));
        assertThat(reading.of(guid).targets("assistant")).containsExactly(unit.guid(bob));
        unit.removeValue(ann, "seeAlso", bob);
        unit.replace(ann, "assistant");
        position = new ReadChanges(connection, settings).read(position, reading);
        assertThat(reading.of(guid).targets("seeAlso")).containsExactly(unit.guid(eve));
        assertThat(reading.of(guid).targets("assistant")).isEmpty();
        unit.replace(ann, "assistant", eve);
        new ReadChanges(connection, settings).read(position, reading);
        assertThat(reading.of(guid).targets("assistant")).containsExactly(unit.guid(eve));
        Reading alone = new Reading();
        new ReadAttributes(connection, settings).read(alone);
        assertThat(alone.of(guid).targets("seeAlso")).containsExactly(unit.guid(eve));
    }

    @Test
    void linksOfAMailServersSchemaAreReadLikeOthers() throws LDAPException {
        String bob = unit.user("Bob");
        String eve = unit.user("Eve");
        String ann = unit.user("Ann", new Attribute("publicDelegates", bob), new Attribute("altRecipient", bob));
        ReadSettings settings = only(
                new RequestedAttribute("publicDelegates", ValueKind.LINK),
                new RequestedAttribute("altRecipient", ValueKind.LINK),
                new RequestedAttribute("extensionAttribute3", ValueKind.TEXT));
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        ObjectGuid guid = unit.guid(ann);
        assertThat(reading.of(guid).targets("publicDelegates")).containsExactly(unit.guid(bob));
        assertThat(reading.of(guid).targets("altRecipient")).containsExactly(unit.guid(bob));
        unit.addValue(ann, "publicDelegates", eve);
        unit.removeValue(ann, "publicDelegates", bob);
        unit.replace(ann, "altRecipient", eve);
        unit.replace(ann, "extensionAttribute3", "three");
        reading.forgetEntries();
        new ReadChanges(connection, settings).read(position, reading);
        assertThat(reading.about(guid))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(DirectoryEntry.Kind.PATCH));
        assertThat(reading.of(guid).targets("publicDelegates")).containsExactly(unit.guid(eve));
        assertThat(reading.of(guid).targets("altRecipient")).containsExactly(unit.guid(eve));
        assertThat(reading.of(guid).texts("extensionAttribute3")).containsExactly("three");
        assertThat(attribute(new ReadSchema(connection).read(CLASSES), "publicDelegatesBL")
                        .linkId())
                .isEqualTo(15);
    }

    @Test
    void anAttributeAskedForAsLinkThatHasTextIsRefusedByName() throws LDAPException {
        unit.user("Ann", new Attribute("comment", "no name"));
        ReadSettings settings = only(new RequestedAttribute("comment", ValueKind.LINK));
        assertThatThrownBy(() -> new ReadAll(connection, settings).read(reading))
                .isInstanceOfSatisfying(DirectoryFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.ANSWER_UNEXPECTED);
                    assertThat(failure.reason()).contains("comment").doesNotContain("no name");
                });
    }

    /** The whole default schema and more; half of it unknown to a directory without a mail server's schema. */
    @Test
    void manyAttributesAreReadAtOnce() throws LDAPException {
        List<RequestedAttribute> many = new ArrayList<>();
        new ReadSchema(connection)
                .read(List.of("user")).classes().getFirst().allowed().stream()
                        .filter(name -> !name.startsWith("msDS-") && !name.startsWith("ms"))
                        .limit(90)
                        .forEach(name -> many.add(new RequestedAttribute(name, ValueKind.BINARY)));
        IntStream.range(0, 90).forEach(i -> many.add(new RequestedAttribute("msExchInvented" + i, ValueKind.TEXT)));
        many.add(new RequestedAttribute("wWWHomePage", ValueKind.TEXT));
        ReadSettings settings = only(many.toArray(RequestedAttribute[]::new));
        assertThat(many).hasSizeGreaterThan(170);
        String ann = unit.user("Ann", new Attribute("wWWHomePage", "https://example.com"));
        DirectoryPosition position = new ReadAll(connection, settings).read(reading);
        assertThat(reading.of(unit.guid(ann)).texts("wWWHomePage")).containsExactly("https://example.com");
        unit.replace(ann, "wWWHomePage", "https://example.org");
        new ReadChanges(connection, settings).read(position, reading);
        assertThat(reading.of(unit.guid(ann)).texts("wWWHomePage")).containsExactly("https://example.org");
        Reading alone = new Reading();
        new ReadAttributes(connection, settings).read(alone);
        assertThat(alone.of(unit.guid(ann)).texts("wWWHomePage")).containsExactly("https://example.org");
    }

    private static SchemaAttribute attribute(DirectorySchema schema, String name) {
        return schema.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not told"));
    }

    private static ReadSettings only(RequestedAttribute... attributes) {
        return new ReadSettings(List.of(attributes), CLASSES, List.of(), List.of(), 100);
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "+49 30 " + (100 + i)).toArray(String[]::new);
    }
}

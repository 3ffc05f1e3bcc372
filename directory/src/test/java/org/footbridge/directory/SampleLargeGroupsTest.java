package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.footbridge.sampleforest.protocol.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large groups on a server that gives 1,500 values at once, as Windows does. */
class SampleLargeGroupsTest extends LargeGroupsContract {
    private static final List<RequestedAttribute> MEMBERS = List.of(new RequestedAttribute("member", ValueKind.LINK));

    @TempDir
    static Path folder;

    private static SampleForest forest;
    private static SampleDomain domain;
    private static ForestAccess access;

    @BeforeAll
    static void start() throws IOException {
        forest = SampleForest.builder()
                .domain("large.test", new Size(10, 2, 0))
                .settings(ServerSettings.windows())
                .start();
        domain = forest.domain("large.test");
        Path authority = Files.writeString(folder.resolve("ca.pem"), domain.caPem());
        Credentials reader = SampleReadingTest.simple(domain.serviceAccount());
        access = new SampleReadingTest.Access(domain, authority, reader, reader);
    }

    @AfterAll
    static void stop() {
        forest.close();
    }

    @Override
    protected ForestAccess forest() {
        return access;
    }

    @Test
    void aGroupOfFiftyThousandIsToldWholeAndItsChangesAsDifferences() throws LDAPException {
        assertToldWholeAndItsChangesAsDifferences(50_000);
    }

    @Test
    @Tag("slow")
    void aGroupOfAQuarterOfAMillionIsToldWholeAndItsChangesAsDifferences() throws LDAPException {
        assertToldWholeAndItsChangesAsDifferences(250_000);
    }

    private static void assertToldWholeAndItsChangesAsDifferences(int members) throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            String group = unit.group("Everybody");
            Set<ObjectGuid> expected = new HashSet<>();
            List<String> some = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                UUID made =
                        domain.change().add("CN=P" + i + "," + unit.name, Map.of("objectClass", List.of("contact")));
                expected.add(ObjectGuid.parse(made.toString()));
                some.add(made.toString());
                if (some.size() == 500) {
                    domain.change().addMember(group, some.toArray(String[]::new));
                    some.clear();
                }
            }
            ReadSettings settings = new ReadSettings(MEMBERS, List.of("group"), List.of(unit.guid()), List.of(), 1000);
            Reading reading = new Reading();
            DirectoryPosition position = new ReadAll(connection, settings).read(reading);
            assertThat(reading.of(unit.guid(group)).targets("member").equals(expected))
                    .isTrue();

            UUID late = domain.change().add("CN=Late," + unit.name, Map.of("objectClass", List.of("contact")));
            domain.change().addMember(group, late.toString());
            domain.change().removeMember(group, "CN=P777," + unit.name);
            reading.forgetEntries();
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.about(unit.guid(group)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.links())
                            .containsExactly(new LinkValues(
                                    "member",
                                    List.of(ObjectGuid.parse(late.toString())),
                                    List.of(unit.guid("CN=P777," + unit.name)))));
        }
    }

    /** Servers name the attribute without values beside its first range; that is no group without members. */
    @Test
    void anEmptyMemberBesideARangeIsNotEmpty() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            String group = unit.group("Many");
            List<String> people = new ArrayList<>();
            for (int i = 0; i < 1_600; i++) {
                people.add(domain.change()
                        .add("CN=M" + i + "," + unit.name, Map.of("objectClass", List.of("contact")))
                        .toString());
            }
            domain.change().addMember(group, people.toArray(String[]::new));
            ReadSettings settings = new ReadSettings(MEMBERS, List.of("group"), List.of(), List.of(), 1000);
            ObjectSelection selection = new ObjectSelection(settings);
            SearchResultEntry answer = connection
                    .object(
                            "<GUID=" + unit.guid(group) + ">",
                            List.of(ExtendedName.control()),
                            selection.wholeAttributes().toArray(String[]::new))
                    .orElseThrow();
            List<Attribute> attributes = new ArrayList<>(List.of(new Attribute("member")));
            attributes.addAll(answer.getAttributes());

            Reading reading = new Reading();
            ContainerScope scope = ContainerScope.resolve(connection, settings);
            WholeEntries whole = new WholeEntries(
                    connection, selection, scope, new ForeignPrincipals(connection, scope, reading, false), reading);
            whole.accept(new SearchResultEntry(answer.getDN(), attributes));
            whole.finish();
            assertThat(reading.of(unit.guid(group)).targets("member")).hasSize(1_600);

            ChangedEntries changed = new ChangedEntries(connection, selection, scope, reading);
            changed.accept(new SearchResultEntry(
                    answer.getDN(),
                    List.of(
                            new Attribute("objectGUID", unit.guid(group).bytes()),
                            new Attribute("member"),
                            new Attribute(
                                    "member;range=0-1499", "<GUID=" + people.getFirst() + ">;CN=M0," + unit.name))));
            changed.finish();
            assertThat(reading.of(unit.guid(group)).targets("member"))
                    .as("all values instead of a difference are read again")
                    .hasSize(1_600);
        }
    }
}

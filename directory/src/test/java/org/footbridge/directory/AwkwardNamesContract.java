package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names are text: whatever characters they hold, nothing takes one for a comma between names or for a part of a filter. */
abstract class AwkwardNamesContract extends DirectoryContract {
    private static final long SEED = 20_261;
    private static final int INVENTED = 12;
    /** Each stands alone, first and last in a name. */
    private static final List<String> EDGES =
            List.of(",", "#", "\"", "+", "=", "\\", ";", "<", ">", " ", "*", "(", ")");

    private static final List<String> PIECES = List.of(
            ",",
            "+",
            "\"",
            "\\",
            "<",
            ">",
            ";",
            "=",
            "#",
            "*",
            "(",
            ")",
            "&",
            "|",
            "!",
            "/",
            "'",
            ":",
            " ",
            "a",
            "Z",
            "7",
            "ä",
            "Ł",
            "中",
            "\u200d",
            "\uD83D\uDE00",
            "\uD834\uDD1E",
            "\\2c",
            "\\,",
            "DC=",
            "CN=x",
            "<GUID=");

    @Test
    void everyNameIsReadAsItIsAndFoundByIt() throws LDAPException {
        Map<ObjectGuid, String> users = usersIn(unit.name, names());
        readAll(List.of());
        for (ObjectGuid guid : users.keySet()) {
            assertRead(guid);
        }
        List<String> asked = users.keySet().stream().map(this::nameOf).toList();
        Map<String, List<ObjectGuid>> resolved = new ResolveNames(connection).resolve(asked);
        assertThat(resolved.values())
                .containsExactlyElementsOf(users.keySet().stream().map(List::of).toList());
    }

    @Test
    void aNameThatStandsForNoObjectFindsNone() {
        for (String value :
                List.of("*", "A*", "*)(objectClass=*", "A)(|(cn=*", "\0", "A\0B", "A,OU=Elsewhere", "\uD83D\uDE00")) {
            String name = TestUnit.rdn("CN", value) + "," + unit.name;
            assertThat(new ResolveNames(connection).resolve(List.of(name)))
                    .as(name)
                    .containsEntry(name, List.of());
        }
        for (String noName : List.of("", ",", "=", "CN", "CN=a,", "\\", "CN=\\", "CN=\"a", "<GUID=>")) {
            assertThat(new ResolveNames(connection).resolve(List.of(noName)))
                    .as(noName)
                    .containsOnlyKeys(noName)
                    .doesNotContainValue(List.of(ObjectGuid.NONE));
        }
    }

    @Test
    void aContainerOfAnyNameIsAScope() throws LDAPException {
        for (String name : List.of("a, b+c", "#=\"q\" <x>;\\", "* (all) & |", "\uD83D\uDE00 中")) {
            String container = unit.addNamed("OU", name, unit.name, "organizationalUnit");
            String inner = unit.addNamed("OU", "in " + name, container, "organizationalUnit");
            String inside = unit.addNamed("CN", name, inner, "user");
            String beside = unit.addNamed("CN", name + " beside", unit.name, "user");
            readAll(List.of(unit.guid(container)));
            assertThat(reading.of(unit.guid(inside)).reduced).as(name).isFalse();
            assertThat(reading.of(unit.guid(inside)).texts("displayName"))
                    .as(name)
                    .containsExactly("shown");
            assertThat(reading.of(unit.guid(beside)).reduced).as(name).isTrue();
            assertThat(reading.of(unit.guid(inner)).parent).isEqualTo(unit.guid(container));
        }
    }

    @Test
    void renamedToAnyNameItIsTheSameObject() throws LDAPException {
        Random random = new Random(SEED + 1);
        String user = unit.user("Plain", new Attribute("displayName", "shown"));
        ObjectGuid guid = unit.guid(user);
        DirectoryPosition position = readAll(List.of());
        for (int i = 0; i < INVENTED; i++) {
            String rdn = TestUnit.rdn("CN", invented(random));
            unit.rename(nameOf(guid), rdn);
            reading.forgetEntries();
            position = new ReadChanges(connection, settings(List.of())).read(position, reading);
            assertThat(reading.about(guid))
                    .as("seed %d, name %s", SEED + 1, rdn)
                    .isNotEmpty();
            assertRead(guid);
        }
    }

    private Map<ObjectGuid, String> usersIn(String parent, Set<String> names) throws LDAPException {
        Map<ObjectGuid, String> users = new LinkedHashMap<>();
        for (String name : names) {
            users.put(unit.guid(unit.addNamed("CN", name, parent, "user")), name);
        }
        return users;
    }

    /** Different for a directory, which tells no case and no number of blanks apart. */
    private static Set<String> names() {
        List<String> all = new ArrayList<>();
        for (String edge : EDGES) {
            all.add("x" + edge + "y");
            all.add(edge + "first");
            all.add("last" + edge);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < INVENTED; i++) {
            all.add(invented(random));
        }
        Set<String> seen = new HashSet<>();
        Set<String> different = new LinkedHashSet<>();
        for (String name : all) {
            if (seen.add(name.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " "))) {
                different.add(name);
            }
        }
        return different;
    }

    private static String invented(Random random) {
        StringBuilder name = new StringBuilder();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.append(random.nextInt(100)).toString();
    }

    /** What the directory itself says of the object is what was read of it. */
    private void assertRead(ObjectGuid guid) throws LDAPException {
        Entry entry = Objects.requireNonNull(unit.administrator.getEntry(guid.asName(), "cn", "displayName"));
        RDN read = new RDN(reading.of(guid).rdn);
        assertThat(read.getAttributeValues()).as(entry.getDN()).containsExactly(entry.getAttributeValue("cn"));
        assertThat(read).isEqualTo(new DN(entry.getDN()).getRDN());
        assertThat(reading.of(guid).texts("displayName")).containsExactly("shown");
        assertThat(reading.of(guid).parent).isEqualTo(unit.guid());
    }

    private String nameOf(ObjectGuid guid) {
        try {
            return Objects.requireNonNull(unit.administrator.getEntry(guid.asName(), "cn"))
                    .getDN();
        } catch (LDAPException e) {
            throw new AssertionError(e);
        }
    }

    private DirectoryPosition readAll(List<ObjectGuid> containers) {
        return new ReadAll(connection, settings(containers)).read(reading);
    }

    private static ReadSettings settings(List<ObjectGuid> containers) {
        return new ReadSettings(
                List.of(new RequestedAttribute("displayName", ValueKind.TEXT)),
                List.of("user"),
                containers,
                List.of(),
                100);
    }
}

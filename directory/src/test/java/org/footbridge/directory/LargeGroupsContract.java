package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups on both sides of every border of a range are told whole, and their changes as differences. */
abstract class LargeGroupsContract {
    private static final List<Integer> SIZES = List.of(0, 1, 1_499, 1_500, 1_501, 3_000, 5_000);
    private static final List<RequestedAttribute> MEMBERS = List.of(new RequestedAttribute("member", ValueKind.LINK));

    /** It is left full: to delete large groups takes some directories minutes. */
    protected abstract ForestAccess forest();

    @Test
    void groupsOfEverySizeAreToldWholeAndTheirChangesAsDifferences() throws LDAPException {
        TestUnit unit = new TestUnit(forest());
        try (LDAPConnection _ = unit.administrator;
                DirectoryConnection connection = forest().connect()) {
            int most = SIZES.getLast();
            List<String> people = new ArrayList<>();
            for (int i = 0; i <= most; i++) {
                people.add(unit.contact("C" + i));
            }
            List<ObjectGuid> guids = guids(connection, unit, people);
            List<String> groups = new ArrayList<>();
            for (int size : SIZES) {
                groups.add(unit.group("Size " + size, people.subList(0, size).toArray(String[]::new)));
            }
            ReadSettings settings = new ReadSettings(MEMBERS, List.of("group"), List.of(unit.guid()), List.of(), 1000);
            Reading reading = new Reading();
            DirectoryPosition position = new ReadAll(connection, settings).read(reading);
            for (int i = 0; i < groups.size(); i++) {
                assertThat(reading.of(unit.guid(groups.get(i))).targets("member"))
                        .as("a group of %d", SIZES.get(i))
                        .isEqualTo(set(guids.subList(0, SIZES.get(i))));
            }

            for (int i = 0; i < groups.size(); i++) {
                unit.addValue(groups.get(i), "member", people.get(most));
                if (SIZES.get(i) > 0) {
                    unit.removeValue(groups.get(i), "member", people.get(0));
                }
            }
            reading.forgetEntries();
            position = new ReadChanges(connection, settings).read(position, reading);
            for (int i = 0; i < groups.size(); i++) {
                int size = SIZES.get(i);
                Set<ObjectGuid> expected = set(guids.subList(0, size));
                expected.remove(guids.getFirst());
                expected.add(guids.get(most));
                ObjectGuid group = unit.guid(groups.get(i));
                assertThat(reading.of(group).targets("member"))
                        .as("a group of %d", size)
                        .isEqualTo(expected);
                assertThat(reading.about(group).stream()
                                .flatMap(entry -> entry.links().stream())
                                .mapToInt(link ->
                                        link.added().size() + link.removed().size())
                                .sum())
                        .as("values told of a group of %d", size)
                        .isEqualTo(size > 0 ? 2 : 1);
            }

            unit.replace(groups.getLast(), "member");
            // the last of them is in it since the changes above
            unit.administrator.modify(
                    groups.getFirst(),
                    new Modification(
                            ModificationType.ADD,
                            "member",
                            people.subList(0, most).toArray(String[]::new)));
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(unit.guid(groups.getLast())).targets("member"))
                    .isEmpty();
            assertThat(reading.of(unit.guid(groups.getFirst())).targets("member"))
                    .as("a group that grew from %d to %d", SIZES.getFirst(), most + 1)
                    .isEqualTo(set(guids));

            Reading alone = new Reading();
            new ReadObjects(connection, settings).read(List.of(unit.guid(groups.getFirst())), alone);
            assertThat(alone.of(unit.guid(groups.getFirst())).targets("member")).isEqualTo(set(guids));
        }
    }

    private static List<ObjectGuid> guids(DirectoryConnection connection, TestUnit unit, List<String> names) {
        Map<String, ObjectGuid> found = new HashMap<>();
        new PagedSearch(connection, ObjectFilters.isA("contact"), 1000)
                .read(
                        unit.name,
                        List.of(ObjectSelection.OBJECT_GUID),
                        entry -> found.put(
                                ReadEntry.of(entry).name(), ReadEntry.of(entry).guid()),
                        () -> {});
        return names.stream().map(found::get).toList();
    }

    private static Set<ObjectGuid> set(List<ObjectGuid> guids) {
        return new LinkedHashSet<>(guids);
    }
}

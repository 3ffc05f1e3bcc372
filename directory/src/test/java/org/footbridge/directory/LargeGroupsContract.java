package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Groups on both sides of every border of a range are told whole, and their changes as differences. */
abstract class LargeGroupsContract {
    private static final int AT_ONCE = 500;
    private static final List<RequestedAttribute> MEMBERS = List.of(new RequestedAttribute("member", ValueKind.LINK));

    protected abstract ForestAccess forest();

    /** The members that there are for groups of these sizes, at most that many at once. */
    protected abstract List<Integer> sizes();

    @Test
    void groupsOfEverySizeAreToldWholeAndTheirChangesAsDifferences() throws LDAPException {
        try (TestUnit unit = new TestUnit(forest());
                DirectoryConnection connection = forest().connect()) {
            int most = sizes().stream().mapToInt(Integer::intValue).max().orElseThrow();
            List<String> people = new ArrayList<>();
            List<ObjectGuid> guids = new ArrayList<>();
            for (int i = 0; i <= most; i++) {
                people.add(unit.contact("C" + i));
                guids.add(unit.guid(people.get(i)));
            }
            List<String> groups = new ArrayList<>();
            for (int size : sizes()) {
                String group = unit.group("Size " + size);
                modify(unit, group, ModificationType.ADD, people.subList(0, size));
                groups.add(group);
            }
            ReadSettings settings = new ReadSettings(MEMBERS, List.of("group"), List.of(unit.guid()), List.of(), 1000);
            Reading reading = new Reading();
            DirectoryPosition position = new ReadAll(connection, settings).read(reading);
            for (int i = 0; i < groups.size(); i++) {
                assertThat(reading.of(unit.guid(groups.get(i))).targets("member"))
                        .as("a group of %d", sizes().get(i))
                        .isEqualTo(set(guids.subList(0, sizes().get(i))));
            }

            for (int i = 0; i < groups.size(); i++) {
                unit.addValue(groups.get(i), "member", people.get(most));
                if (sizes().get(i) > 0) {
                    unit.removeValue(groups.get(i), "member", people.get(0));
                }
            }
            reading.forgetEntries();
            position = new ReadChanges(connection, settings).read(position, reading);
            for (int i = 0; i < groups.size(); i++) {
                int size = sizes().get(i);
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

            modify(unit, groups.getLast(), ModificationType.REPLACE, List.of());
            modify(unit, groups.getFirst(), ModificationType.ADD, people.subList(0, most));
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(unit.guid(groups.getLast())).targets("member"))
                    .isEmpty();
            assertThat(reading.of(unit.guid(groups.getFirst())).targets("member"))
                    .as("a group that grew from %d to %d", sizes().getFirst(), most + 1)
                    .isEqualTo(set(guids));

            Reading alone = new Reading();
            new ReadObjects(connection, settings).read(List.of(unit.guid(groups.getFirst())), alone);
            assertThat(alone.of(unit.guid(groups.getFirst())).targets("member")).isEqualTo(set(guids));
        }
    }

    private static void modify(TestUnit unit, String group, ModificationType type, List<String> members)
            throws LDAPException {
        if (members.isEmpty() && type.equals(ModificationType.REPLACE)) {
            unit.administrator.modify(group, new Modification(type, "member"));
        }
        for (int from = 0; from < members.size(); from += AT_ONCE) {
            List<String> some = members.subList(from, Math.min(members.size(), from + AT_ONCE));
            unit.administrator.modify(group, new Modification(type, "member", some.toArray(String[]::new)));
        }
    }

    private static Set<ObjectGuid> set(List<ObjectGuid> guids) {
        return new LinkedHashSet<>(guids);
    }
}

package org.footbridge.acceptance;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of members and managers that live in other directories. */
final class ForeignChanges {
    private static final int DOMAIN_LOCAL = 4;
    private static final int UNIVERSAL = 8;
    /** Few groups are domain local. */
    private static final int LOOKED_AT = 30;

    private record Other(Playground playground, boolean sameForest) {}

    /** @param name as the group shows the member, in lower case */
    private record Added(UUID group, String name) {}

    private final Playground playground;
    private final List<Other> others = new ArrayList<>();
    private final List<Added> added = new ArrayList<>();

    ForeignChanges(Playground playground) {
        this.playground = playground;
    }

    void referTo(Playground other, boolean sameForest) {
        others.add(new Other(other, sameForest));
    }

    /** Of a domain local group; one of the same forest also of a universal one. */
    Optional<Step> addMember() throws LDAPException {
        Other other = playground.pick(others);
        int types = other.sameForest() ? DOMAIN_LOCAL | UNIVERSAL : DOMAIN_LOCAL;
        Sort sort = playground.chance(4) ? Sort.GROUP : Sort.PERSON;
        Optional<SearchResultEntry> group = playground.several(Sort.GROUP, LOOKED_AT, "member", "groupType").stream()
                .filter(entry -> (PersonChanges.number(entry, "groupType") & types) != 0)
                .findFirst();
        Optional<SearchResultEntry> member = other.playground()
                .any(sort, "objectSid", "groupType")
                .filter(entry -> (PersonChanges.number(entry, "groupType") & DOMAIN_LOCAL) == 0);
        if (group.isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        String shown = other.sameForest() ? member.get().getDN() : "CN=" + sid(member.get());
        if (holds(group.get(), shown)) {
            return Optional.empty();
        }
        String value = other.sameForest() ? shown : "<SID=" + sid(member.get()) + ">";
        return Optional.of(new Step(
                group.get().getDN() + ": add foreign member " + value + " "
                        + member.get().getDN(),
                connection -> {
                    connection.modify(Playground.reference(group.get()), new Modification(ADD, "member", value));
                    added.add(new Added(Playground.guid(group.get()), shown.toLowerCase(Locale.ROOT)));
                }));
    }

    private static boolean holds(SearchResultEntry group, String beginning) {
        return Arrays.stream(PersonChanges.values(group, "member")).anyMatch(value -> begins(value, beginning));
    }

    private static boolean begins(String value, String beginning) {
        return value.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }

    private static String sid(SearchResultEntry entry) {
        byte[] raw = entry.getAttributeValueBytes("objectSid");
        if (raw == null) {
            throw new IllegalStateException(entry.getDN() + " shows no objectSid");
        }
        return OnPremisesEntry.sidText(raw);
    }

    /** One that was added so and is still there under the same name. */
    Optional<Step> removeMember() throws LDAPException {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        Added chosen = playground.pick(added);
        added.remove(chosen);
        Optional<SearchResultEntry> group =
                playground.session().entry(Playground.reference(chosen.group()), "objectGUID", "member");
        return group.flatMap(entry -> Arrays.stream(PersonChanges.values(entry, "member"))
                .filter(value -> begins(value, chosen.name()))
                .findFirst()
                .map(value -> new Step(
                        entry.getDN() + ": remove foreign member " + value,
                        connection -> connection.modify(
                                Playground.reference(entry), new Modification(DELETE, "member", value)))));
    }

    /** Of another domain of the forest. */
    Optional<Step> setManager() throws LDAPException {
        Other other = playground.pick(others);
        Optional<SearchResultEntry> person = playground.any(Sort.PERSON);
        Optional<SearchResultEntry> manager = other.playground().any(Sort.PERSON);
        return person.isEmpty() || manager.isEmpty() || !other.sameForest()
                ? Optional.empty()
                : Optional.of(new Step(
                        person.get().getDN() + ": new manager " + manager.get().getDN(),
                        connection -> connection.modify(
                                Playground.reference(person.get()),
                                new Modification(
                                        REPLACE, "manager", manager.get().getDN()))));
    }
}

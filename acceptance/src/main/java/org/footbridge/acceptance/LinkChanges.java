package org.footbridge.acceptance;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of members and managers. */
final class LinkChanges {
    private static final int GLOBAL = 2;
    private static final int DOMAIN_LOCAL = 4;
    private static final int UNIVERSAL = 8;

    private final Playground playground;

    LinkChanges(Playground playground) {
        this.playground = playground;
    }

    Optional<Step> addMember() throws LDAPException {
        Optional<SearchResultEntry> group = playground.any(Sort.GROUP, "member");
        Optional<SearchResultEntry> member = playground.any(playground.chance(8) ? Sort.CONTACT : Sort.PERSON);
        return group.isEmpty() || member.isEmpty() ? Optional.empty() : add(group.get(), member.get());
    }

    Optional<Step> nestGroup() throws LDAPException {
        Optional<SearchResultEntry> outer = playground.any(Sort.GROUP, "member", "groupType");
        Optional<SearchResultEntry> inner = playground.any(Sort.GROUP, "groupType");
        return outer.isEmpty() || inner.isEmpty() || !mayHold(outer.get(), inner.get())
                ? Optional.empty()
                : add(outer.get(), inner.get());
    }

    /** Global groups hold global ones, universal groups those and universal ones, domain local groups all. */
    private static boolean mayHold(SearchResultEntry outer, SearchResultEntry inner) {
        int outerType = PersonChanges.number(outer, "groupType");
        int innerType = PersonChanges.number(inner, "groupType");
        boolean fits = (outerType & DOMAIN_LOCAL) != 0
                || (innerType & GLOBAL) != 0
                || ((outerType & UNIVERSAL) != 0 && (innerType & UNIVERSAL) != 0);
        return fits && !outer.getDN().equals(inner.getDN());
    }

    private static Optional<Step> add(SearchResultEntry group, SearchResultEntry member) {
        return holds(group, member)
                ? Optional.empty()
                : Optional.of(new Step(
                        group.getDN() + ": add member " + member.getDN(),
                        connection -> connection.modify(
                                Playground.reference(group), new Modification(ADD, "member", member.getDN()))));
    }

    private static boolean holds(SearchResultEntry group, SearchResultEntry member) {
        String dn = member.getDN().toLowerCase(Locale.ROOT);
        return Arrays.stream(PersonChanges.values(group, "member"))
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).equals(dn));
    }

    Optional<Step> removeMember() throws LDAPException {
        return playground
                .any(Sort.GROUP, "member")
                .filter(group -> group.hasAttribute("member"))
                .map(group -> {
                    String member = playground.pick(List.of(PersonChanges.values(group, "member")));
                    return new Step(
                            group.getDN() + ": remove member " + member,
                            connection -> connection.modify(
                                    Playground.reference(group), new Modification(DELETE, "member", member)));
                });
    }

    Optional<Step> setManager() throws LDAPException {
        Optional<SearchResultEntry> person = playground.any(Sort.PERSON);
        Optional<SearchResultEntry> manager = playground.any(Sort.PERSON);
        return person.isEmpty()
                        || manager.isEmpty()
                        || person.get().getDN().equals(manager.get().getDN())
                ? Optional.empty()
                : Optional.of(new Step(
                        person.get().getDN() + ": new manager " + manager.get().getDN(),
                        connection -> connection.modify(
                                Playground.reference(person.get()),
                                new Modification(
                                        REPLACE, "manager", manager.get().getDN()))));
    }

    Optional<Step> removeManager() throws LDAPException {
        return playground
                .any(Sort.PERSON, "manager")
                .filter(person -> person.hasAttribute("manager"))
                .map(person -> new Step(
                        person.getDN() + ": remove manager",
                        connection ->
                                connection.modify(Playground.reference(person), new Modification(DELETE, "manager"))));
    }
}

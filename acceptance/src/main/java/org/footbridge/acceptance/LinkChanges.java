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
import java.util.Set;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of members, managers and what else objects refer to. */
final class LinkChanges {
    private static final int GLOBAL = 2;
    private static final int DOMAIN_LOCAL = 4;
    private static final int UNIVERSAL = 8;
    /** Few groups hold others. */
    private static final int LOOKED_AT = 10;
    /** In names of what was deleted: names that are no links may outlive what they name. */
    private static final String DELETED = "\\0ADEL:";

    private static final List<String> OF_PEOPLE = List.of(
            "publicDelegates",
            "publicDelegates",
            "altRecipient",
            "authOrig",
            "unauthOrig",
            "msExchDelegateListLink",
            "msExchModeratedByLink",
            "msExchTeamMailboxOwners",
            "msExchTeamMailboxSharePointLinkedBy");
    private static final List<String> OF_GROUPS = List.of(
            "managedBy",
            "managedBy",
            "msExchCoManagedByLink",
            "authOrig",
            "dLMemSubmitPerms",
            "dLMemRejectPerms",
            "msExchBypassModerationLink");
    private static final Set<String> ONE_VALUE =
            Set.of("managedBy", "manager", "altRecipient", "msExchTeamMailboxSharePointLinkedBy");

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

    /** A group comes into one of its own members: directories allow circles. */
    Optional<Step> closeCircle() throws LDAPException {
        for (SearchResultEntry coming : playground.several(Sort.GROUP, LOOKED_AT, "member", "groupType")) {
            for (String member : PersonChanges.values(coming, "member")) {
                Optional<SearchResultEntry> found = playground
                        .session()
                        .entry(member, "objectGUID", "member", "groupType")
                        .filter(entry -> entry.hasAttribute("groupType"))
                        .filter(holder -> mayHold(holder, coming) && !holds(holder, "member", coming));
                if (found.isPresent()) {
                    return add(found.get(), coming);
                }
            }
        }
        return Optional.empty();
    }

    /** The smallest circle. */
    Optional<Step> holdItself() throws LDAPException {
        Optional<SearchResultEntry> group = playground.any(Sort.GROUP, "member");
        return group.isEmpty() ? Optional.empty() : add(group.get(), group.get());
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
        return holds(group, "member", member)
                ? Optional.empty()
                : Optional.of(new Step(
                        group.getDN() + ": add member " + member.getDN(),
                        connection -> connection.modify(
                                Playground.reference(group), new Modification(ADD, "member", member.getDN()))));
    }

    private static boolean holds(SearchResultEntry owner, String attribute, SearchResultEntry target) {
        String dn = target.getDN().toLowerCase(Locale.ROOT);
        return Arrays.stream(PersonChanges.values(owner, attribute))
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

    /** Several within one cycle, of which the last one counts; sometimes none. */
    Optional<Step> setManagerAgainAndAgain() throws LDAPException {
        Optional<SearchResultEntry> person = playground.any(Sort.PERSON);
        List<SearchResultEntry> managers = playground.several(Sort.PERSON, 3);
        boolean noneAtLast = playground.chance(4);
        if (person.isEmpty() || managers.size() < 3) {
            return Optional.empty();
        }
        String reference = Playground.reference(person.get());
        return Optional.of(new Step(
                person.get().getDN() + ": new managers "
                        + managers.stream().map(SearchResultEntry::getDN).toList()
                        + (noneAtLast ? ", then none" : ""),
                connection -> {
                    for (SearchResultEntry manager : managers) {
                        connection.modify(reference, new Modification(REPLACE, "manager", manager.getDN()));
                    }
                    if (noneAtLast) {
                        connection.modify(reference, new Modification(DELETE, "manager"));
                    }
                }));
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

    Optional<Step> addReference() throws LDAPException {
        Sort sort = owner();
        String attribute = reference(sort);
        Optional<SearchResultEntry> owner = playground.any(sort, attribute);
        Optional<SearchResultEntry> target = playground.any(attribute.startsWith("dLMem") ? Sort.GROUP : Sort.PERSON);
        if (owner.isEmpty() || target.isEmpty() || holds(owner.get(), attribute, target.get())) {
            return Optional.empty();
        }
        String dn = target.get().getDN();
        return Optional.of(new Step(
                owner.get().getDN() + ": " + attribute + " " + dn,
                connection -> connection.modify(
                        Playground.reference(owner.get()),
                        new Modification(ONE_VALUE.contains(attribute) ? REPLACE : ADD, attribute, dn))));
    }

    Optional<Step> removeReference() throws LDAPException {
        Sort sort = owner();
        String attribute = reference(sort);
        return playground
                .any(sort, attribute)
                .filter(owner -> owner.hasAttribute(attribute))
                .filter(owner -> Arrays.stream(PersonChanges.values(owner, attribute))
                        .noneMatch(value -> value.contains(DELETED)))
                .map(owner -> {
                    String target = playground.pick(List.of(PersonChanges.values(owner, attribute)));
                    return new Step(
                            owner.getDN() + ": remove " + attribute + " " + target,
                            connection -> connection.modify(
                                    Playground.reference(owner), new Modification(DELETE, attribute, target)));
                });
    }

    private Sort owner() {
        return playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.GROUP, Sort.GROUP, Sort.CONTACT));
    }

    private String reference(Sort owner) {
        return owner == Sort.CONTACT || !playground.hasMailSchema()
                ? owner == Sort.GROUP ? "managedBy" : "manager"
                : playground.pick(owner == Sort.GROUP ? OF_GROUPS : OF_PEOPLE);
    }
}

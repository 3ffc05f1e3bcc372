package org.footbridge.acceptance;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.acceptance.Playground.Sort;

/** Single changes that touch much: many members at once, a unit with what is below it. */
final class BulkChanges {
    /** LDAP_SERVER_TREE_DELETE_OID (MS-ADTS 3.1.1.3.4.1.15). */
    private static final Control TREE_DELETE = new Control("1.2.840.113556.1.4.805", true);

    private static final int MOST_MEMBERS = 120;
    private static final int MOST_DELETED = 12;

    private final Playground playground;

    BulkChanges(Playground playground) {
        this.playground = playground;
    }

    Optional<Step> addMembers() throws LDAPException {
        Optional<SearchResultEntry> group = playground.any(Sort.GROUP, "member");
        List<SearchResultEntry> people = playground.several(Sort.PERSON, 10 + playground.below(MOST_MEMBERS));
        return group.map(owner -> {
                    Set<String> held = Stream.of(PersonChanges.values(owner, "member"))
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet());
                    return people.stream()
                            .map(SearchResultEntry::getDN)
                            .filter(name -> !held.contains(name.toLowerCase(Locale.ROOT)))
                            .toArray(String[]::new);
                })
                .filter(names -> names.length > 0)
                .map(names -> new Step(
                        group.get().getDN() + ": add " + names.length + " members",
                        connection -> connection.modify(
                                Playground.reference(group.get()), new Modification(ADD, "member", names))));
    }

    /** Half of them. */
    Optional<Step> removeMembers() throws LDAPException {
        return playground
                .any(Sort.GROUP, "member")
                .filter(group -> group.hasAttribute("member"))
                .map(group -> {
                    String[] members = PersonChanges.values(group, "member");
                    String[] leaving =
                            Stream.of(members).limit((members.length + 1) / 2).toArray(String[]::new);
                    return new Step(
                            group.getDN() + ": remove " + leaving.length + " of " + members.length + " members",
                            connection -> connection.modify(
                                    Playground.reference(group), new Modification(DELETE, "member", leaving)));
                });
    }

    /** A small one with everything below it, in one request. */
    Optional<Step> deleteUnit() throws LDAPException {
        Optional<SearchResultEntry> unit = playground.any(Sort.UNIT);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        SearchResultEntry top = unit.get();
        List<SearchResultEntry> below =
                playground
                        .session()
                        .all(top.getDN(), "(objectClass=*)", "objectGUID", "objectClass", Playground.ANCHOR)
                        .stream()
                        .filter(entry -> !Playground.guid(entry).equals(Playground.guid(top)))
                        .toList();
        if (below.size() > MOST_DELETED) {
            return Optional.empty();
        }
        DeleteRequest request = new DeleteRequest(top.getDN(), new Control[] {TREE_DELETE});
        return Optional.of(new Step("delete " + top.getDN() + " with " + below.size() + " below", connection -> {
            connection.delete(request);
            playground.diedWith(top, below);
        }));
    }
}

package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;

/** Somebody leaves and somebody else takes the names over, before anybody has looked. */
final class ReuseChanges {
    private static final List<String> OF_PEOPLE = List.of(
            "objectClass",
            "sAMAccountName",
            "userPrincipalName",
            "displayName",
            "mail",
            "proxyAddresses",
            "mailNickname",
            "userAccountControl");
    private static final List<String> OF_GROUPS =
            List.of("objectClass", "sAMAccountName", "displayName", "mail", "mailNickname", "groupType");

    private final Playground playground;

    ReuseChanges(Playground playground) {
        this.playground = playground;
    }

    Optional<Step> replacePerson() throws LDAPException {
        return replace(Sort.PERSON, OF_PEOPLE);
    }

    Optional<Step> replaceGroup() throws LDAPException {
        return replace(Sort.GROUP, OF_GROUPS);
    }

    private Optional<Step> replace(Sort sort, List<String> attributes) throws LDAPException {
        return playground
                .any(sort, attributes.toArray(String[]::new))
                .map(old ->
                        new Step("delete " + old.getDN() + " and create another one of the same names", connection -> {
                            connection.delete(Playground.reference(old));
                            playground.forget(sort, old);
                            connection.add(old.getDN(), copied(old, attributes));
                            playground.born(sort, old.getDN());
                        }));
    }

    private static Collection<Attribute> copied(SearchResultEntry old, List<String> attributes) {
        return attributes.stream()
                .map(old::getAttribute)
                .filter(attribute -> attribute != null)
                .map(attribute -> attribute.getName().equalsIgnoreCase("userAccountControl")
                        ? withoutPassword(attribute)
                        : attribute)
                .toList();
    }

    /** An account without a password may only be enabled if it needs none: PASSWD_NOTREQD (MS-ADTS 2.2.16). */
    private static Attribute withoutPassword(Attribute control) {
        int flags = Optional.ofNullable(control.getValueAsInteger()).orElse(0x200) | 0x20;
        return new Attribute(control.getName(), Integer.toString(flags));
    }
}

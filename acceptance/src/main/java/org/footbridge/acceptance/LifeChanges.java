package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;
import org.footbridge.acceptance.Playground.Tombstone;

/** Births, deaths and resurrections. */
final class LifeChanges {
    /** LDAP_SERVER_SHOW_DELETED_OID (MS-ADTS 3.1.1.3.4.1.14). */
    private static final Control SHOW_DELETED = new Control("1.2.840.113556.1.4.417", true);

    private static final List<String> GROUP_TYPES =
            List.of("-2147483646", "-2147483644", "-2147483640", "-2147483640", "8", "2");

    private final Playground playground;

    LifeChanges(Playground playground) {
        this.playground = playground;
    }

    Optional<Step> createPerson() throws LDAPException {
        String word = playground.freshWord();
        String mail = word + "@" + playground.dnsName();
        String common = playground.freshName();
        return born(
                Sort.PERSON,
                Names.escaped("CN", common),
                new Attribute("objectClass", playground.chance(10) ? "inetOrgPerson" : "user"),
                new Attribute("sAMAccountName", word),
                new Attribute("userPrincipalName", playground.chance(5) ? word + "@unknown.local" : mail),
                new Attribute("displayName", common),
                new Attribute("sn", "Newcomer"),
                new Attribute("mail", mail),
                new Attribute("proxyAddresses", "SMTP:" + mail, "smtp:alias." + mail),
                new Attribute("userAccountControl", "512"),
                new Attribute("unicodePwd", ("\"Pw-" + word + "!X\"").getBytes(StandardCharsets.UTF_16LE)));
    }

    Optional<Step> createGroup() throws LDAPException {
        String word = playground.freshWord();
        String type = playground.pick(GROUP_TYPES);
        return born(
                Sort.GROUP,
                Names.escaped("CN", playground.freshName()),
                new Attribute("objectClass", "group"),
                new Attribute("sAMAccountName", word),
                new Attribute("groupType", type),
                playground.chance(2)
                        ? new Attribute("mail", word + "@" + playground.dnsName())
                        : new Attribute("description", "Group " + word));
    }

    Optional<Step> createContact() throws LDAPException {
        String mail = playground.freshWord() + "@partner.example";
        return born(
                Sort.CONTACT,
                Names.escaped("CN", playground.freshName()),
                new Attribute("objectClass", "contact"),
                new Attribute("displayName", "Contact " + mail),
                new Attribute("mail", mail),
                playground.chance(6)
                        ? new Attribute("description", "without addresses")
                        : new Attribute("proxyAddresses", "SMTP:" + mail));
    }

    Optional<Step> createUnit() throws LDAPException {
        return born(
                Sort.UNIT,
                Names.escaped("OU", playground.freshName()),
                new Attribute("objectClass", "organizationalUnit"));
    }

    private Optional<Step> born(Sort sort, String rdn, Attribute... attributes) throws LDAPException {
        String dn = rdn + "," + playground.anyPlace();
        return Optional.of(new Step("create " + attributes[0].getValue() + " " + dn, connection -> {
            connection.add(dn, attributes);
            playground.born(sort, dn);
        }));
    }

    Optional<Step> deletePerson() throws LDAPException {
        return delete(Sort.PERSON);
    }

    Optional<Step> deleteGroup() throws LDAPException {
        return delete(Sort.GROUP);
    }

    Optional<Step> deleteContact() throws LDAPException {
        return delete(Sort.CONTACT);
    }

    private Optional<Step> delete(Sort sort) throws LDAPException {
        return playground
                .any(sort, Playground.ANCHOR)
                .map(entry -> new Step("delete " + entry.getDN(), connection -> {
                    connection.delete(Playground.reference(entry));
                    playground.died(sort, entry);
                }));
    }

    /** Tombstone reanimation (MS-ADTS 3.1.1.5.3.7): it comes back with its identifier and little else. */
    Optional<Step> reanimate() throws LDAPException {
        Optional<Tombstone> chosen = playground.anyTombstone();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Tombstone tombstone = chosen.get();
        String dn = tombstone.rdn() + "," + playground.anyPlace();
        String deletedDn = playground
                .session()
                .one(Playground.reference(tombstone.guid()), SHOW_DELETED)
                .getDN();
        ModifyRequest request = new ModifyRequest(
                deletedDn,
                new Modification(ModificationType.DELETE, "isDeleted"),
                new Modification(ModificationType.REPLACE, "distinguishedName", dn));
        request.addControl(SHOW_DELETED);
        return Optional.of(new Step("reanimate " + dn, connection -> {
            connection.modify(request);
            playground.returned(tombstone);
        }));
    }
}

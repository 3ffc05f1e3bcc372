package org.footbridge.acceptance;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.acceptance.Playground.Sort;

/** Changes of attributes; no value is used twice where a tenant wants it unique. */
final class PersonChanges {
    private static final List<String> TEXTS = List.of(
            "department",
            "title",
            "telephoneNumber",
            "mobile",
            "company",
            "displayName",
            "givenName",
            "sn",
            "st",
            "physicalDeliveryOfficeName",
            "streetAddress",
            "l",
            "postalCode",
            "facsimileTelephoneNumber");
    private static final List<String> PERSON_ONLY = List.of("employeeType", "employeeID");
    private static final List<List<String>> COUNTRIES = List.of(
            List.of("FR", "France", "250"),
            List.of("JP", "Japan", "392"),
            List.of("DK", "Denmark", "208"),
            List.of("TR", "Türkiye", "792"),
            List.of("KE", "Kenya", "404"));
    private static final int DISABLED = 2;
    private static final int SECURITY = 0x80000000;
    private static final int UNIVERSAL = 8;

    /** Of 2020, of 2100, never and never. */
    private static final List<String> EXPIRIES =
            List.of("132223104000000000", "157469184000000000", "0", "9223372036854775807");

    private final Playground playground;

    PersonChanges(Playground playground) {
        this.playground = playground;
    }

    Optional<Step> setText() throws LDAPException {
        Sort sort = playground.chance(6) ? Sort.CONTACT : Sort.PERSON;
        boolean own = sort == Sort.PERSON && playground.chance(6);
        String attribute = playground.pick(own ? PERSON_ONLY : TEXTS);
        String value = "employeeID".equals(attribute) ? "N" + playground.freshNumber() : playground.freshText();
        return playground
                .any(sort)
                .map(entry -> step(entry, "set " + attribute + " to '" + value + "'", replace(attribute, value)));
    }

    Optional<Step> removeText() throws LDAPException {
        String attribute = playground.pick(TEXTS);
        return playground
                .any(Sort.PERSON, attribute)
                .filter(entry -> entry.hasAttribute(attribute))
                .map(entry -> step(entry, "remove " + attribute, new Modification(DELETE, attribute)));
    }

    Optional<Step> changeCountry() throws LDAPException {
        List<String> country = playground.pick(COUNTRIES);
        return playground
                .any(Sort.PERSON)
                .map(entry -> step(
                        entry,
                        "move to country " + country.get(0),
                        replace("c", country.get(0)),
                        replace("co", country.get(1)),
                        replace("countryCode", country.get(2))));
    }

    Optional<Step> changeSignInName() throws LDAPException {
        String word = playground.freshWord();
        String name = playground.pick(List.of(
                word + "@" + playground.dnsName(),
                word + "@" + playground.dnsName(),
                word + "@unknown.local",
                "né." + word + "@" + playground.dnsName(),
                ""));
        return playground
                .any(Sort.PERSON, "userPrincipalName", "mail")
                .filter(entry -> !name.isEmpty() || entry.hasAttribute("userPrincipalName"))
                .map(entry -> name.isEmpty()
                        ? step(entry, "remove userPrincipalName", new Modification(DELETE, "userPrincipalName"))
                        : step(entry, "set userPrincipalName to " + name, replace("userPrincipalName", name)));
    }

    Optional<Step> changeMail() throws LDAPException {
        String mail = playground.freshWord() + "@" + playground.dnsName();
        return playground
                .any(playground.chance(4) ? Sort.CONTACT : Sort.PERSON)
                .map(entry -> step(
                        entry,
                        "new mail address " + mail,
                        replace("mail", mail),
                        replace("proxyAddresses", "SMTP:" + mail, "smtp:alias." + mail)));
    }

    Optional<Step> addAddress() throws LDAPException {
        String address = "smtp:" + playground.freshWord() + "@" + playground.dnsName();
        return playground
                .any(playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.CONTACT, Sort.GROUP)))
                .map(entry -> step(entry, "add " + address, new Modification(ADD, "proxyAddresses", address)));
    }

    Optional<Step> removeAddress() throws LDAPException {
        return playground
                .any(playground.pick(List.of(Sort.PERSON, Sort.PERSON, Sort.CONTACT, Sort.GROUP)), "proxyAddresses")
                .filter(entry -> entry.hasAttribute("proxyAddresses"))
                .map(entry -> {
                    String address = playground.pick(Arrays.asList(values(entry, "proxyAddresses")));
                    return step(entry, "remove " + address, new Modification(DELETE, "proxyAddresses", address));
                });
    }

    Optional<Step> disableOrEnable() throws LDAPException {
        return playground.any(Sort.PERSON, "userAccountControl").map(entry -> {
            int control = number(entry, "userAccountControl") ^ DISABLED;
            return step(
                    entry,
                    (control & DISABLED) == 0 ? "enable" : "disable",
                    replace("userAccountControl", Integer.toString(control)));
        });
    }

    /** Long ago, in many years, and the two ways to say never; nothing that comes true while a test runs. */
    Optional<Step> expireOrNot() throws LDAPException {
        String moment = playground.pick(EXPIRIES);
        return playground
                .any(Sort.PERSON, "accountExpires")
                .map(entry -> step(entry, "accountExpires " + moment, replace("accountExpires", moment)));
    }

    /** The mark of objects that were written from the cloud takes an object out of the scope and in again. */
    Optional<Step> excludeOrInclude() throws LDAPException {
        return playground
                .any(Sort.PERSON, "adminDescription")
                .map(entry -> entry.hasAttribute("adminDescription")
                        ? step(entry, "remove adminDescription", new Modification(DELETE, "adminDescription"))
                        : step(entry, "set adminDescription to User_x", replace("adminDescription", "User_x")));
    }

    Optional<Step> changeGroupText() throws LDAPException {
        String attribute = playground.pick(List.of("description", "displayName"));
        String value = playground.freshText();
        return playground
                .any(Sort.GROUP, attribute)
                .map(entry -> entry.hasAttribute(attribute) && playground.chance(3)
                        ? step(entry, "remove " + attribute, new Modification(DELETE, attribute))
                        : step(entry, "set " + attribute + " to '" + value + "'", replace(attribute, value)));
    }

    /** Universal groups may be turned from security to distribution and back (MS-ADTS 3.1.1.5.3.2). */
    Optional<Step> turnSecurityGroup() throws LDAPException {
        return playground
                .any(Sort.GROUP, "groupType")
                .filter(entry -> (number(entry, "groupType") & UNIVERSAL) != 0)
                .map(entry -> {
                    int type = number(entry, "groupType") ^ SECURITY;
                    return step(
                            entry,
                            type < 0 ? "becomes a security group" : "becomes a distribution group",
                            replace("groupType", Integer.toString(type)));
                });
    }

    static Step step(SearchResultEntry entry, String what, Modification... modifications) {
        return new Step(
                entry.getDN() + ": " + what,
                connection -> connection.modify(Playground.reference(entry), modifications));
    }

    private static Modification replace(String attribute, String... values) {
        return new Modification(REPLACE, attribute, values);
    }

    static String[] values(SearchResultEntry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? new String[0] : values;
    }

    static int number(SearchResultEntry entry, String attribute) {
        return Optional.ofNullable(entry.getAttributeValueAsInteger(attribute)).orElse(0);
    }
}

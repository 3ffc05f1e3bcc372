package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** Distinguished names and mail addresses, as far as the oracle takes them apart. */
final class Names {
    private Names() {}

    static boolean isBelow(String dn, String container) {
        return parse(dn).isDescendantOf(parse(container), true);
    }

    /** Equal but for escaping and the case of attribute types: the case of values counts. */
    static boolean sameDn(String one, String other) {
        try {
            return components(one).equals(components(other));
        } catch (LDAPException malformed) {
            return false;
        }
    }

    private static List<String> components(String dn) throws LDAPException {
        List<String> components = new ArrayList<>();
        for (RDN rdn : new DN(dn).getRDNs()) {
            for (int index = 0; index < rdn.getAttributeNames().length; index++) {
                components.add(rdn.getAttributeNames()[index].toLowerCase(Locale.ROOT) + "="
                        + rdn.getAttributeValues()[index]);
            }
        }
        return components;
    }

    /** The relative name of the object itself, escaped as in a distinguished name. */
    static String firstComponent(String dn) {
        return parse(dn).getRDNs()[0].toString();
    }

    /** The value of the relative name of the object itself. */
    static String firstValue(String dn) {
        return parse(dn).getRDNs()[0].getAttributeValues()[0];
    }

    static String parent(String dn) {
        DN parent = parse(dn).getParent();
        return parent == null ? "" : parent.toString();
    }

    static String escaped(String type, String value) {
        return new RDN(type, value).toString();
    }

    private static DN parse(String dn) {
        try {
            return new DN(dn);
        } catch (LDAPException malformed) {
            throw new IllegalArgumentException("not a distinguished name: " + dn, malformed);
        }
    }

    static Optional<String> prefix(String address) {
        int at = address.indexOf('@');
        return at > 0 ? Optional.of(address.substring(0, at)) : Optional.empty();
    }

    static Optional<String> suffix(String address) {
        int at = address.indexOf('@');
        return at >= 0 && at < address.length() - 1
                ? Optional.of(address.substring(at + 1).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The addresses of a list of proxyAddresses whose type is written exactly so: SMTP for the primary one. */
    static List<String> addresses(List<String> proxyAddresses, String type) {
        return proxyAddresses.stream()
                .filter(value -> value.startsWith(type + ":"))
                .map(value -> value.substring(type.length() + 1))
                .toList();
    }

    /**
     * Of the directory, or made of addresses and names; none when that would have characters that are left out.
     *
     * @param signsIn a name to sign in by counts too
     */
    static Optional<String> nickname(OnPremisesEntry entry, boolean signsIn) {
        List<String> proxies = entry.texts("proxyAddresses");
        return entry.text("mailNickname")
                .or(() -> firstPrefix(addresses(proxies, "SMTP"))
                        .or(() -> entry.text("mail").flatMap(Names::prefix))
                        .or(() -> entry.text("userPrincipalName")
                                .filter(name -> signsIn)
                                .flatMap(Names::prefix))
                        .or(() -> firstPrefix(addresses(proxies, "smtp")))
                        .or(() -> entry.text("sAMAccountName"))
                        .or(() -> entry.text("cn"))
                        .filter(name -> name.matches("[^\\s\\p{Cntrl}@()\\[\\]\\\\\";:<>,]{1,64}")));
    }

    /** A made-up nickname stays as it was when it was made up; and not every name can be one as it is. */
    static Object expectedNickname(OnPremisesEntry entry, boolean signsIn, Expectation expectation) {
        boolean settled =
                expectation.namesAreSettled() && entry.text("mailNickname").isEmpty();
        Optional<String> nickname = nickname(entry, signsIn);
        return settled || nickname.isEmpty() ? Unspecified.SOMETHING : nickname.get();
    }

    private static Optional<String> firstPrefix(List<String> addresses) {
        return addresses.stream().map(Names::prefix).flatMap(Optional::stream).findFirst();
    }

    static boolean holdsMailAddress(List<String> proxyAddresses) {
        return proxyAddresses.stream()
                .anyMatch(value -> value.regionMatches(true, 0, "smtp:", 0, 5) && value.contains("@"));
    }

    /**
     * The characters that a sign-in name may have before its suffix, at most 64, and at most 113 in all; no dot at
     * either end of what stands before it.
     */
    static boolean isSignInName(String name) {
        return name.length() <= 113
                && name.matches("[A-Za-z0-9'._!#^~-]{1,64}@[A-Za-z0-9.-]+")
                && !name.startsWith(".")
                && !name.contains(".@");
    }
}

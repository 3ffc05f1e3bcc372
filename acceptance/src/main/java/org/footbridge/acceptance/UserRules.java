package org.footbridge.acceptance;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** The properties of a user, from the default mappings on paper. */
final class UserRules {
    private static final long DISABLED = 2;

    private static final Map<String, String> DIRECT = Map.ofEntries(
            Map.entry("givenName", "givenName"),
            Map.entry("surname", "sn"),
            Map.entry("mail", "mail"),
            Map.entry("mobilePhone", "mobile"),
            Map.entry("faxNumber", "facsimileTelephoneNumber"),
            Map.entry("jobTitle", "title"),
            Map.entry("department", "department"),
            Map.entry("companyName", "company"),
            Map.entry("officeLocation", "physicalDeliveryOfficeName"),
            Map.entry("streetAddress", "streetAddress"),
            Map.entry("city", "l"),
            Map.entry("state", "st"),
            Map.entry("postalCode", "postalCode"),
            Map.entry("country", "co"),
            Map.entry("preferredLanguage", "preferredLanguage"),
            Map.entry("employeeId", "employeeID"),
            Map.entry("employeeType", "employeeType"),
            Map.entry("onPremisesSamAccountName", "sAMAccountName"),
            Map.entry("onPremisesUserPrincipalName", "userPrincipalName"));

    private UserRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        DIRECT.forEach(set::direct);
        set.fixed("accountEnabled", (entry.number("userAccountControl").orElse(DISABLED) & DISABLED) == 0);
        set.fixed("userType", "Member");
        set.fixed("onPremisesSyncEnabled", true);
        set.optional("displayName", set.firstOf("displayName", "cn", "sAMAccountName"));
        set.proxyAddresses();
        set.optional("businessPhones", entry.text("telephoneNumber").map(List::of));
        set.optional("usageLocation", usageLocation(entry));
        set.fixed("onPremisesImmutableId", anchor(entry));
        set.fixed("onPremisesDistinguishedName", new Dn(entry.dn()));
        set.fixed("onPremisesDomainName", expectation.directory());
        set.fixed("onPremisesObjectIdentifier", entry.guid().toString());
        set.optional("onPremisesSecurityIdentifier", entry.sid());
        set.extensionAttributes();
        set.optional("lastPasswordChangeDateTime", FileTimes.instant(entry.number("pwdLastSet")));
        names(set, entry, expectation);
        return set.done();
    }

    static String anchor(OnPremisesEntry entry) {
        byte[] raw = entry.bytes("mS-DS-ConsistencyGuid").stream()
                .findFirst()
                .orElseGet(() -> OnPremisesEntry.rawGuid(entry.guid()));
        return Base64.getEncoder().encodeToString(raw);
    }

    private static void names(PropertySet set, OnPremisesEntry entry, Expectation expectation) {
        Optional<String> nickname = mailNickname(entry);
        boolean settled =
                expectation.namesAreSettled() && entry.text("mailNickname").isEmpty();
        Optional<String> onPremises = entry.text("userPrincipalName");
        set.optional("mailNickname", nickname);
        if (settled) {
            // a made-up nickname stays as it was when it was made up, whatever has become of its source since
            set.fixed("mailNickname", Unspecified.ANYTHING);
        }
        if (onPremises.filter(Names::isSignInName).isPresent()
                && expectation.isVerified(onPremises.flatMap(Names::suffix))) {
            set.optional("userPrincipalName", onPremises);
            return;
        }
        Optional<String> initial = nickname.map(prefix -> prefix + "@" + expectation.initialDomain());
        if (initial.filter(Names::isSignInName).isPresent() && !settled) {
            set.optional("userPrincipalName", initial);
        } else {
            // No rule says what becomes of a nickname that cannot be part of a sign-in name; and a made-up name stays.
            set.fixed("userPrincipalName", Unspecified.ANYTHING);
            set.fixed("mailNickname", Unspecified.ANYTHING);
        }
    }

    private static Optional<String> mailNickname(OnPremisesEntry entry) {
        List<String> proxies = entry.texts("proxyAddresses");
        return entry.text("mailNickname")
                .or(() -> firstPrefix(Names.addresses(proxies, "SMTP")))
                .or(() -> entry.text("mail").flatMap(Names::prefix))
                .or(() -> entry.text("userPrincipalName").flatMap(Names::prefix))
                .or(() -> firstPrefix(Names.addresses(proxies, "smtp")))
                .or(() -> entry.text("sAMAccountName"));
    }

    private static Optional<String> firstPrefix(List<String> addresses) {
        return addresses.stream().map(Names::prefix).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> usageLocation(OnPremisesEntry entry) {
        return entry.text("msExchUsageLocation")
                .or(() -> entry.text("c"))
                .filter(country -> country.matches("[A-Za-z]{2}"))
                .map(country -> country.toUpperCase(Locale.ROOT));
    }
}

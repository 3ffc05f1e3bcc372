package org.footbridge.acceptance;

import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.NameIn;

/** The properties of a user, from the default mappings on paper. */
final class UserRules {
    private static final long DISABLED = 2;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private UserRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        set.flow(Kind.USER);
        boolean disabled = (entry.number("userAccountControl").orElse(DISABLED) & DISABLED) != 0;
        set.fixed("accountEnabled", !disabled && !hasExpired(entry));
        set.fixed("userType", "Member");
        set.optional("displayName", set.firstOf("displayName", "cn", "sAMAccountName"));
        set.optional("usageLocation", usageLocation(entry));
        set.fixed("onPremisesImmutableId", anchor(entry));
        set.fixed("onPremisesDistinguishedName", new Dn(entry.dn()));
        set.fixed("onPremisesDomainName", expectation.directory());
        set.fixed("onPremisesNetBiosName", expectation.netBiosName());
        set.fixed("onPremisesObjectIdentifier", entry.guid().toString());
        set.optional("onPremisesSecurityIdentifier", entry.sid());
        set.optional("lastPasswordChangeDateTime", FileTimes.instant(entry.number("pwdLastSet")));
        names(set, entry, expectation);
        return set.done();
    }

    /** Never is written as 0, or as the largest number there is (MS-ADA1, accountExpires). */
    private static boolean hasExpired(OnPremisesEntry entry) {
        return FileTimes.instant(entry.number("accountExpires").filter(units -> units < Long.MAX_VALUE))
                .filter(moment -> moment.isBefore(Instant.now()))
                .isPresent();
    }

    static String anchor(OnPremisesEntry entry) {
        byte[] raw = entry.bytes("mS-DS-ConsistencyGuid").stream()
                .findFirst()
                .orElseGet(() -> OnPremisesEntry.rawGuid(entry.guid()));
        return Base64.getEncoder().encodeToString(raw);
    }

    private static void names(PropertySet set, OnPremisesEntry entry, Expectation expectation) {
        set.fixed("mailNickname", Names.expectedNickname(entry, true, expectation));
        Optional<String> onPremises = entry.text("userPrincipalName");
        if (onPremises.filter(Names::isSignInName).isPresent()
                && expectation.isVerified(onPremises.flatMap(Names::suffix))) {
            set.optional("userPrincipalName", onPremises);
            return;
        }
        Optional<String> made = Names.nickname(entry, true)
                .map(prefix -> prefix + "@" + expectation.initialDomain())
                .filter(Names::isSignInName);
        // A made-up name stays when that of which it was made changes. And no rule of this oracle says what becomes
        // of a nickname that cannot be part of a sign-in name.
        set.fixed(
                "userPrincipalName",
                made.isEmpty() || expectation.namesAreSettled()
                        ? new NameIn(expectation.initialDomain(), made)
                        : made.get());
    }

    private static Optional<String> usageLocation(OnPremisesEntry entry) {
        return entry.text("msExchUsageLocation")
                .filter(country -> country.length() == 2)
                .or(() -> entry.text("c"))
                .map(country -> country.toUpperCase(Locale.ROOT))
                .filter(COUNTRIES::contains);
    }
}

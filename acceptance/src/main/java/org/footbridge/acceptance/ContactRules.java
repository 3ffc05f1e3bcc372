package org.footbridge.acceptance;

import java.util.List;
import java.util.Map;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** The properties of a contact; phones and addresses are compared as {@link ContactShape} flattens them. */
final class ContactRules {
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
            Map.entry("country", "co"));

    private ContactRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        DIRECT.forEach(set::direct);
        set.optional("displayName", set.firstOf("displayName", "cn"));
        set.optional("businessPhones", entry.text("telephoneNumber").map(List::of));
        set.proxyAddresses();
        set.fixed("onPremisesSyncEnabled", true);
        set.fixed("onPremisesDomainName", new IfShown(expectation.directory()));
        set.fixed("onPremisesImmutableId", new IfShown(UserRules.anchor(entry)));
        set.fixed("onPremisesDistinguishedName", new IfShown(new Dn(entry.dn())));
        set.fixed("onPremisesObjectIdentifier", new IfShown(entry.guid().toString()));
        set.fixed(
                "mailNickname",
                entry.text("mailNickname").<Object>map(name -> name).orElse(Unspecified.ANYTHING));
        return set.done();
    }
}

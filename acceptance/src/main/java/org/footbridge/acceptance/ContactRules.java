package org.footbridge.acceptance;

import java.util.Base64;
import java.util.Map;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;

/** The properties of a contact; phones and addresses are compared as {@link ContactShape} flattens them. */
final class ContactRules {
    private ContactRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        set.flow(Kind.CONTACT);
        set.optional("displayName", set.firstOf("displayName", "cn"));
        set.fixed("onPremisesDomainName", new IfShown(expectation.directory()));
        set.fixed(
                "onPremisesImmutableId",
                new IfShown(Base64.getEncoder().encodeToString(OnPremisesEntry.rawGuid(entry.guid()))));
        set.fixed("onPremisesDistinguishedName", new IfShown(new Dn(entry.dn())));
        set.fixed("onPremisesObjectIdentifier", new IfShown(entry.guid().toString()));
        set.fixed("mailNickname", Names.expectedNickname(entry, false, expectation));
        return set.done();
    }
}

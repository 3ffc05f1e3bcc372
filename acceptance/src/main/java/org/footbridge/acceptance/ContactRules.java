package org.footbridge.acceptance;

import java.util.Map;
import java.util.Optional;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** The properties of a contact; phones and addresses are compared as {@link ContactShape} flattens them. */
final class ContactRules {
    private ContactRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        set.flow(Kind.CONTACT);
        set.optional("displayName", set.firstOf("displayName", "cn"));
        set.fixed("onPremisesDomainName", new IfShown(expectation.directory()));
        set.fixed("onPremisesImmutableId", new IfShown(UserRules.anchor(entry)));
        set.fixed("onPremisesDistinguishedName", new IfShown(new Dn(entry.dn())));
        set.fixed("onPremisesObjectIdentifier", new IfShown(entry.guid().toString()));
        boolean settled =
                expectation.namesAreSettled() && entry.text("mailNickname").isEmpty();
        Optional<String> nickname = Names.nickname(entry, false);
        // a made-up nickname stays as it was when it was made up; and not every name can be one as it is
        set.fixed("mailNickname", settled || nickname.isEmpty() ? Unspecified.ANYTHING : nickname.get());
        return set.done();
    }
}

package org.footbridge.acceptance;

import java.util.Map;
import java.util.Optional;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** The properties of a group, from the default mappings on paper. */
final class GroupRules {
    private GroupRules() {}

    static Map<String, Object> properties(OnPremisesEntry entry, Expectation expectation) {
        PropertySet set = new PropertySet(entry);
        set.flow(Kind.GROUP);
        set.optional("displayName", set.firstOf("displayName", "cn", "sAMAccountName"));
        set.fixed("securityEnabled", Exclusions.isSecurityGroup(entry));
        set.fixed("mailEnabled", Exclusions.isMailEnabled(entry));
        set.fixed("onPremisesDomainName", expectation.directory());
        set.optional("onPremisesSecurityIdentifier", entry.sid());
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

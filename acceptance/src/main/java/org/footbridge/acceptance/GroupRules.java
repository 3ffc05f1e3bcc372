package org.footbridge.acceptance;

import java.util.Map;
import org.footbridge.acceptance.ExpectedObject.Dn;
import org.footbridge.acceptance.ExpectedObject.IfShown;

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
        set.fixed("onPremisesNetBiosName", expectation.netBiosName());
        set.optional("onPremisesSecurityIdentifier", entry.sid());
        set.fixed("onPremisesImmutableId", new IfShown(UserRules.anchor(entry)));
        set.fixed("onPremisesDistinguishedName", new Dn(entry.dn()));
        set.fixed("onPremisesObjectIdentifier", entry.guid().toString());
        set.fixed("mailNickname", Names.expectedNickname(entry, false, expectation));
        return set.done();
    }
}

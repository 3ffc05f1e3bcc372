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
        set.optional("displayName", set.firstOf("displayName", "cn"));
        set.direct("description", "description");
        set.direct("mail", "mail");
        set.proxyAddresses();
        set.fixed("securityEnabled", Exclusions.isSecurityGroup(entry));
        set.fixed("mailEnabled", Exclusions.isMailEnabled(entry));
        set.fixed("onPremisesSyncEnabled", true);
        set.direct("onPremisesSamAccountName", "sAMAccountName");
        set.fixed("onPremisesDomainName", expectation.directory());
        set.optional("onPremisesSecurityIdentifier", entry.sid());
        set.fixed("onPremisesImmutableId", new IfShown(UserRules.anchor(entry)));
        set.fixed("onPremisesDistinguishedName", new IfShown(new Dn(entry.dn())));
        set.fixed("onPremisesObjectIdentifier", new IfShown(entry.guid().toString()));
        Optional<String> nickname =
                entry.text("mailNickname").or(() -> entry.text("mail").flatMap(Names::prefix));
        // Without both the nickname is made from other names, in a way that no rule on paper fixes.
        set.fixed("mailNickname", nickname.isPresent() ? nickname.get() : Unspecified.ANYTHING);
        return set.done();
    }
}

package org.footbridge.engine.mapping;

import static org.footbridge.engine.mapping.Sources.computed;
import static org.footbridge.engine.mapping.Sources.direct;
import static org.footbridge.engine.mapping.Sources.firstOf;

import java.util.List;
import java.util.Set;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.scope.SourceTraits;

/** Security groups and mail-enabled distribution groups. */
final class GroupMapping {

    static final ObjectMapping GROUP = ObjectMapping.unlimited(
            "group",
            TargetKind.GROUP,
            new AnchorRule.ConsistencyGuidOrObjectGuid(),
            List.of(
                    firstOf("displayName", "displayName", "cn", "sAMAccountName"),
                    direct("description", "description"),
                    direct("mail", "mail"),
                    MailNickname.ofGroup(),
                    ProxyAddresses.mapping(),
                    computed("securityEnabled", Set.of("groupType"), GroupMapping::securityEnabled),
                    computed("mailEnabled", Set.of("proxyAddresses", "mail"), GroupMapping::mailEnabled),
                    OnPremises.distinguishedName(),
                    OnPremises.domainName(),
                    direct("onPremisesSamAccountName", "sAMAccountName"),
                    OnPremises.securityIdentifier(),
                    OnPremises.objectIdentifier()),
            List.of(new LinkMapping("member", "members"), new LinkMapping("managedBy", "managedBy")));

    private GroupMapping() {}

    private static MappedValue securityEnabled(StagedObject object, MappingContext context) {
        return object.number("groupType").isEmpty()
                ? Sources.missing(object, "groupType")
                : new MappedValue.Value(new PropertyValue.Flag(SourceTraits.isSecurityGroup(object)));
    }

    private static MappedValue mailEnabled(StagedObject object, MappingContext context) {
        return new MappedValue.Value(new PropertyValue.Flag(SourceTraits.isMailEnabled(object)));
    }
}

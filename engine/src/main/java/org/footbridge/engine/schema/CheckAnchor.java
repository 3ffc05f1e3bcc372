package org.footbridge.engine.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.mapping.AnchorRule;

/** Finds what is wrong with the source of the anchor of one object mapping. */
final class CheckAnchor {

    /** Attributes that change when somebody marries or moves; lower case. */
    private static final Set<String> NAMES = Set.of(
            "cn",
            "displayname",
            "distinguishedname",
            "givenname",
            "initials",
            "mail",
            "mailnickname",
            "middlename",
            "name",
            "proxyaddresses",
            "samaccountname",
            "sn",
            "targetaddress",
            "userprincipalname");

    private CheckAnchor() {}

    static void check(ObjectMappingDefinition mapping, CheckSource sources, Faults faults) {
        Faults here = faults.at(TargetSchema.ANCHOR);
        List<AttributeMappingDefinition> anchors = mapping.attributeMappings().stream()
                .filter(attribute -> attribute.targetAttributeName().equals(TargetSchema.ANCHOR))
                .toList();
        if (anchors.isEmpty()) {
            here.fault(
                    "AnchorMissing",
                    "No mapping says where the source anchor comes from.",
                    "Map " + TargetSchema.ANCHOR + ", for instance from [objectGUID].");
            return;
        }
        Optional<AnchorRule> rule = AnchorSource.read(anchors.getFirst().source());
        if (rule.isEmpty()) {
            here.fault(
                    "InvalidAnchor",
                    "The source anchor cannot come from "
                            + anchors.getFirst().source().expression() + ".",
                    "Take [objectGUID], one other attribute in brackets, or "
                            + AnchorSource.write(new AnchorRule.ConsistencyGuidOrObjectGuid())
                                    .expression() + ".");
        }
        if (rule.isPresent() && rule.get() instanceof AnchorRule.Attribute(String name)) {
            sources.attribute(name, here).ifPresent(attribute -> suitable(attribute, here));
        }
    }

    private static void suitable(SourceAttributeDefinition attribute, Faults here) {
        String unsuitable = switch (attribute.syntax()) {
            case TEXT, INTEGER, LARGE_INTEGER, OCTETS, SECURITY_IDENTIFIER ->
                attribute.singleValued() ? "" : "may have several values";
            case BOOLEAN, TIME, SECURITY_DESCRIPTOR, NAME, NAME_AND_DATA, OTHER ->
                "is neither a text, a number nor bytes";
        };
        if (unsuitable.isEmpty() && NAMES.contains(attribute.name().toLowerCase(Locale.ROOT))) {
            unsuitable = "is a name, and names change";
        }
        if (!unsuitable.isEmpty()) {
            here.fault(
                    "AnchorNotSuitable",
                    "The source anchor is for life; " + attribute.name() + " " + unsuitable + ".",
                    "Take an attribute with one value that never changes and that no two objects share.");
        }
    }
}

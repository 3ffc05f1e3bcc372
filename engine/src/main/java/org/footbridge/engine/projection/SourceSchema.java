package org.footbridge.engine.projection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.LinkMapping;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.Scope;

/** What has to be read from the directory so that rules can be applied: nothing else leaves the premises. */
public final class SourceSchema {

    /** Attributes of Active Directory with octet string syntax that rules may name; lower case. */
    private static final Set<String> BINARY = Set.of(
            "objectguid",
            "objectsid",
            "ms-ds-consistencyguid",
            "msds-keycredentiallink",
            "msexcharchiveguid",
            "msexchblockedsendershash",
            "msexchmailboxguid",
            "msexchsaferecipientshash",
            "msexchsafesendershash",
            "sidhistory",
            "thumbnailphoto",
            "usercertificate",
            "usersmimecertificate");

    private SourceSchema() {}

    /** Each attribute once, ordered by name without case. */
    public static List<SourceAttribute> attributesNeeded(SyncRules rules) {
        Map<String, SourceAttribute> needed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectMapping mapping : rules.objectMappings()) {
            mapping.filter().ifPresent(filter -> filter.reads().forEach(name -> needed.putIfAbsent(name, value(name))));
            mapping.anchor().reads().forEach(name -> needed.putIfAbsent(name, value(name)));
            for (AttributeMapping attribute : mapping.attributes()) {
                attribute.source().reads().stream()
                        .flatMap(SourceSchema::real)
                        .forEach(name -> needed.putIfAbsent(name, value(name)));
            }
            ApplyNames.reads(mapping.targetKind()).forEach(name -> needed.putIfAbsent(name, value(name)));
            for (DefaultExclusion exclusion : rules.exclusions()) {
                if (exclusion.concerns(mapping.targetKind())) {
                    exclusion.reads().forEach(name -> needed.putIfAbsent(name, value(name)));
                }
            }
            for (LinkMapping link : mapping.links()) {
                needed.put(link.attribute(), new SourceAttribute(link.attribute(), SourceAttribute.Kind.LINK));
            }
        }
        if (rules.scope().limitedByGroups()) {
            needed.put(Scope.MEMBERS, new SourceAttribute(Scope.MEMBERS, SourceAttribute.Kind.LINK));
        }
        return List.copyOf(needed.values());
    }

    /** The attributes of the directory behind one that a mapping names. */
    private static Stream<String> real(String name) {
        return VirtualAttribute.named(name).map(VirtualAttribute::reads).orElse(Set.of(name)).stream();
    }

    private static SourceAttribute value(String name) {
        boolean binary = BINARY.contains(name.toLowerCase(Locale.ROOT));
        return new SourceAttribute(name, binary ? SourceAttribute.Kind.BINARY : SourceAttribute.Kind.TEXT);
    }
}

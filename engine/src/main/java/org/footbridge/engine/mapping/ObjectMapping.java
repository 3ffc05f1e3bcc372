package org.footbridge.engine.mapping;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.scope.CompiledFilter;

/**
 * What becomes of the objects of one class.
 *
 * @param name for people
 * @param sourceClass as LDAP spells it; compared without case
 * @param attributes at most one for a property
 * @param filter which of them are in scope; empty: all
 * @param flows what synchronisation may do to their targets
 */
public record ObjectMapping(
        String name,
        String sourceClass,
        TargetKind targetKind,
        AnchorRule anchor,
        List<AttributeMapping> attributes,
        List<LinkMapping> links,
        Optional<CompiledFilter> filter,
        Set<ObjectFlow> flows) {

    public ObjectMapping {
        attributes = List.copyOf(attributes);
        links = List.copyOf(links);
        flows = flows.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flows));
    }

    /** All objects of the class, to which everything may be done. */
    public static ObjectMapping unlimited(
            String sourceClass,
            TargetKind targetKind,
            AnchorRule anchor,
            List<AttributeMapping> attributes,
            List<LinkMapping> links) {
        return new ObjectMapping(
                sourceClass,
                sourceClass,
                targetKind,
                anchor,
                attributes,
                links,
                Optional.empty(),
                EnumSet.allOf(ObjectFlow.class));
    }

    /** The same for all objects of the class. */
    public ObjectMapping withoutFilter() {
        return new ObjectMapping(name, sourceClass, targetKind, anchor, attributes, links, Optional.empty(), flows);
    }

    /** The same for those objects only that the filter takes in. */
    public ObjectMapping withFilter(CompiledFilter other) {
        return new ObjectMapping(name, sourceClass, targetKind, anchor, attributes, links, Optional.of(other), flows);
    }

    /** The properties that synchronisation owns, and when they flow. */
    public Map<String, ValueFlow> ownedProperties() {
        return attributes.stream()
                .collect(Collectors.toUnmodifiableMap(AttributeMapping::targetProperty, AttributeMapping::flow));
    }

    /** Those of the owned properties of which a change of case alone is no change. */
    public Set<String> caselessProperties() {
        return attributes.stream()
                .map(AttributeMapping::target)
                .filter(target -> !target.caseExact())
                .map(PropertyDefinition::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}

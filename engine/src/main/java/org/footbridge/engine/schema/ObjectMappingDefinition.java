package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.scope.AttributeFilter;

/**
 * What becomes of the objects of one class; {@code objectMapping} in Microsoft Graph.
 *
 * @param name for people
 * @param sourceObjectName class of the directory, for instance {@code inetOrgPerson}; compared without case
 * @param targetObjectName {@code User}, {@code Group} or {@code Contact}; compared without case
 * @param enabled false: objects of the class are not synchronised
 * @param flowTypes what may be done to their targets
 * @param scope which of them are in scope; empty: all
 * @param metadata kept as it came, without meaning here
 */
public record ObjectMappingDefinition(
        String name,
        String sourceObjectName,
        String targetObjectName,
        boolean enabled,
        Set<ObjectFlow> flowTypes,
        Optional<AttributeFilter> scope,
        List<AttributeMappingDefinition> attributeMappings,
        Map<String, String> metadata) {

    public ObjectMappingDefinition {
        flowTypes = flowTypes.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flowTypes));
        attributeMappings = List.copyOf(attributeMappings);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** The first mapping of a target. */
    public Optional<AttributeMappingDefinition> mappingOf(String target) {
        return attributeMappings.stream()
                .filter(mapping -> mapping.targetAttributeName().equals(target))
                .findFirst();
    }

    ObjectMappingDefinition withAttributeMappings(List<AttributeMappingDefinition> others) {
        return new ObjectMappingDefinition(
                name, sourceObjectName, targetObjectName, enabled, flowTypes, scope, others, metadata);
    }
}

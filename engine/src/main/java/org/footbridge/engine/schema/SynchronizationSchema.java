package org.footbridge.engine.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is synchronised and how, as a document; {@code synchronizationSchema} in Microsoft Graph.
 *
 * @param rules a class of source objects may be in one of them only, so their order means nothing
 * @param extensions properties of the tenant directory that were added to those every tenant has
 */
public record SynchronizationSchema(List<SynchronizationRule> rules, List<DirectoryExtension> extensions) {

    public SynchronizationSchema {
        rules = List.copyOf(rules);
        extensions = List.copyOf(extensions);
    }

    /** Of all rules, in their order. */
    public Stream<ObjectMappingDefinition> objectMappings() {
        return rules.stream().flatMap(rule -> rule.objectMappings().stream());
    }

    /** The first object mapping of a class; names are compared without case. */
    public Optional<ObjectMappingDefinition> objectMapping(String sourceClass) {
        return objectMappings()
                .filter(mapping -> mapping.sourceObjectName().equalsIgnoreCase(sourceClass))
                .findFirst();
    }
}

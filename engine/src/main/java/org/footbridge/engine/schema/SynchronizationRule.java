package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Object mappings between two directories; {@code synchronizationRule} in Microsoft Graph.
 *
 * @param id unique in its schema
 * @param name for people
 * @param priority lower first
 * @param metadata kept as it came, without meaning here
 */
public record SynchronizationRule(
        String id,
        String name,
        boolean editable,
        int priority,
        String sourceDirectoryName,
        String targetDirectoryName,
        List<ObjectMappingDefinition> objectMappings,
        Map<String, String> metadata) {

    /** How the directory on premises is called in schemas. */
    public static final String SOURCE_DIRECTORY = "Active Directory";

    /** How the tenant directory is called in schemas. */
    public static final String TARGET_DIRECTORY = "Azure Active Directory";

    public SynchronizationRule {
        objectMappings = List.copyOf(objectMappings);
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    SynchronizationRule withObjectMappings(List<ObjectMappingDefinition> others) {
        return new SynchronizationRule(
                id, name, editable, priority, sourceDirectoryName, targetDirectoryName, others, metadata);
    }
}

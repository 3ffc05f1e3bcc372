package org.footbridge.engine.schema;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;

/**
 * What a connected directory can hold, as it told itself.
 *
 * @param attributes of the whole directory, whatever class may have them
 */
public record DiscoveredSchema(List<SourceClass> classes, List<SourceAttributeDefinition> attributes) {

    public DiscoveredSchema {
        classes = List.copyOf(classes);
        attributes = List.copyOf(attributes);
    }

    /** The attributes that rules may name. */
    public SourceAttributes sourceAttributes() {
        return SourceAttributes.discovered(attributes);
    }

    /** Names are compared without case. */
    public Optional<SourceClass> sourceClass(String name) {
        return classes.stream()
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst();
    }
}

package org.footbridge.engine.mapping;

import java.util.Optional;
import org.footbridge.engine.PropertyDefinition;

/**
 * How one property of the tenant directory gets its value.
 *
 * @param defaultValue what an object gets at its creation when the source has no value
 * @param matchingPriority 0: objects are not matched by it; otherwise the lowest number is tried first
 */
public record AttributeMapping(
        PropertyDefinition target,
        MappingSource source,
        Optional<String> defaultValue,
        ValueFlow flow,
        int matchingPriority) {

    /** Flows always, has no default and matches nothing. */
    public static AttributeMapping always(PropertyDefinition target, MappingSource source) {
        return new AttributeMapping(target, source, Optional.empty(), ValueFlow.ALWAYS, 0);
    }

    /** The name of the target. */
    public String targetProperty() {
        return target.name();
    }
}

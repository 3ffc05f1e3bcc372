package org.footbridge.engine.schema;

import java.util.Optional;
import org.footbridge.engine.mapping.ValueFlow;

/**
 * How one property gets its value; {@code attributeMapping} in Microsoft Graph.
 *
 * @param targetAttributeName spelled exactly as the property is
 * @param defaultValue what an object gets at its creation when the source has no value
 * @param flowBehavior kept as it came: what is there is always compared with what ought to be, so both do the same here
 * @param matchingPriority 0: objects are not matched by it; otherwise the lowest number is tried first
 * @param exportMissingReferences kept as it came: references always wait for their targets here
 */
public record AttributeMappingDefinition(
        String targetAttributeName,
        ValueSource source,
        Optional<String> defaultValue,
        ValueFlow flowType,
        FlowBehavior flowBehavior,
        int matchingPriority,
        boolean exportMissingReferences) {

    /** {@code flowBehavior} in Microsoft Graph. */
    public enum FlowBehavior {
        FLOW_WHEN_CHANGED,
        FLOW_ALWAYS
    }

    /** Flows always, has no default and matches nothing. */
    public static AttributeMappingDefinition always(String target, ValueSource source) {
        return new AttributeMappingDefinition(
                target, source, Optional.empty(), ValueFlow.ALWAYS, FlowBehavior.FLOW_WHEN_CHANGED, 0, false);
    }

    AttributeMappingDefinition matching(int priority) {
        return new AttributeMappingDefinition(
                targetAttributeName, source, defaultValue, flowType, flowBehavior, priority, exportMissingReferences);
    }

    AttributeMappingDefinition flowing(ValueFlow flow) {
        return new AttributeMappingDefinition(
                targetAttributeName,
                source,
                defaultValue,
                flow,
                flowBehavior,
                matchingPriority,
                exportMissingReferences);
    }

    AttributeMappingDefinition from(ValueSource other) {
        return new AttributeMappingDefinition(
                targetAttributeName,
                other,
                defaultValue,
                flowType,
                flowBehavior,
                matchingPriority,
                exportMissingReferences);
    }
}

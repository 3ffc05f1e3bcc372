package org.footbridge.service.configurations;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.scope.DefaultExclusion;

/**
 * What a configuration says, checked and with its defaults.
 *
 * @param directory DNS name of the connected directory, lower case
 * @param interval time between the end of a cycle and the next one
 * @param objects classes to synchronise, as the directory spells them
 * @param exclusionsOff default exclusions that are switched off
 * @param anchor where source anchors come from
 * @param anchorWriteBack whether objects without mS-DS-ConsistencyGuid are to get their anchor there
 * @param deleteThreshold more deletes than this in one cycle are held
 */
public record ConfigurationDefinition(
        String directory,
        boolean enabled,
        Duration interval,
        List<String> objects,
        ScopeDefinition scope,
        Set<DefaultExclusion> exclusionsOff,
        AnchorRule anchor,
        boolean anchorWriteBack,
        int deleteThreshold) {

    public ConfigurationDefinition {
        objects = List.copyOf(objects);
        Set<DefaultExclusion> sorted = EnumSet.noneOf(DefaultExclusion.class);
        sorted.addAll(exclusionsOff);
        exclusionsOff = Collections.unmodifiableSet(sorted);
    }

    public ConfigurationDefinition withScope(ScopeDefinition other) {
        return new ConfigurationDefinition(
                directory, enabled, interval, objects, other, exclusionsOff, anchor, anchorWriteBack, deleteThreshold);
    }
}

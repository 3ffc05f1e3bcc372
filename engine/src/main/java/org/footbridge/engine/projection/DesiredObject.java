package org.footbridge.engine.projection;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;

/**
 * What an object of the tenant directory is to be according to its source.
 *
 * @param properties spelled as in Microsoft Graph; every one is in {@code owned}
 * @param owned the properties that synchronisation owns: those without a value here are removed, others left alone
 * @param standIns those of the properties whose value was made up for want of a fit one
 */
public record DesiredObject(
        TargetKind kind,
        SourceAnchor anchor,
        Map<String, PropertyValue> properties,
        Set<String> owned,
        Set<String> standIns) {

    public DesiredObject {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        owned = Collections.unmodifiableSet(new TreeSet<>(owned));
        standIns = Collections.unmodifiableSet(new TreeSet<>(standIns));
    }

    /** The same with other properties. */
    public DesiredObject withProperties(Map<String, PropertyValue> other) {
        return new DesiredObject(kind, anchor, other, owned, standIns);
    }
}

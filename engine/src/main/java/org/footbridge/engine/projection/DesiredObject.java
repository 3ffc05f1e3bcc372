package org.footbridge.engine.projection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ObjectFlow;
import org.footbridge.engine.mapping.ValueFlow;

/**
 * What an object of the tenant directory is to be according to its source.
 *
 * @param properties spelled as in Microsoft Graph; every one is in {@code owned}
 * @param owned the properties that synchronisation owns and when they flow; all others are left alone
 * @param onCreation what a new object has in addition: defaults of properties whose source has no value
 * @param matchKeys by what an object without link is looked for after its anchor, in this order; the first that finds
 *     an object decides
 * @param standIns those of the properties whose value was made up for want of a fit one
 * @param redacted the properties whose values, old and new ones, must not be shown in logs
 * @param caseless those of the owned properties of which a change of case alone is no change
 * @param flows what may be done to the object
 */
public record DesiredObject(
        TargetKind kind,
        SourceAnchor anchor,
        Map<String, PropertyValue> properties,
        Map<String, ValueFlow> owned,
        Map<String, PropertyValue> onCreation,
        List<MatchKey> matchKeys,
        Set<String> standIns,
        Set<String> redacted,
        Set<String> caseless,
        Set<ObjectFlow> flows) {

    public DesiredObject {
        properties = ByName.of(properties);
        owned = ByName.of(owned);
        onCreation = ByName.of(onCreation);
        matchKeys = List.copyOf(matchKeys);
        standIns = sorted(standIns);
        redacted = sorted(redacted);
        caseless = Set.copyOf(caseless);
        flows = flows.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flows));
    }

    /** The same with other properties. */
    public DesiredObject withProperties(Map<String, PropertyValue> other) {
        return new DesiredObject(
                kind, anchor, other, owned, onCreation, matchKeys, standIns, redacted, caseless, flows);
    }

    /** The same, whose properties flow otherwise. */
    public DesiredObject withOwned(Map<String, ValueFlow> other) {
        return new DesiredObject(
                kind, anchor, properties, other, onCreation, matchKeys, standIns, redacted, caseless, flows);
    }

    private static Set<String> sorted(Set<String> names) {
        return names.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(names));
    }
}

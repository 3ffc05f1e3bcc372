package org.footbridge.benchmarks.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection;

/** The view of a tenant directory in which a page of objects has been synchronised before. */
final class InventView {
    private InventView() {}

    /**
     * @param changedEvery one of so many objects has another displayName than its source; 0: none has
     */
    static DirectoryView synchronisedBefore(List<Projection> projections, int changedEvery) {
        Map<ObjectGuid, DirectoryObject> linked = new HashMap<>();
        Map<UUID, ObjectGuid> feeders = new HashMap<>();
        Map<String, DirectoryObject> names = new HashMap<>();
        Map<String, DirectoryObject> addresses = new HashMap<>();
        for (Projection projection : projections) {
            if (projection instanceof Projection.Projected(var source, DesiredObject desired)) {
                boolean changed = changedEvery > 0 && linked.size() % changedEvery == 0;
                DirectoryObject target = target(source.guid(), desired, changed);
                linked.put(source.guid(), target);
                feeders.put(target.id(), source.guid());
                UniqueKeys keys = UniqueKeys.of(target.kind(), target.properties());
                keys.userPrincipalName().ifPresent(name -> names.put(name, target));
                keys.addresses().forEach(address -> addresses.put(address, target));
            }
        }
        return new DirectoryView(
                linked,
                Map.of(),
                names,
                addresses,
                Map.of(),
                feeders,
                Map.of(),
                Set.of(),
                DirectoryFeatures.DEFAULTS,
                MeasuredRules.RULES.domains().initialDomain());
    }

    private static DirectoryObject target(ObjectGuid source, DesiredObject desired, boolean changed) {
        Map<String, PropertyValue> properties = new TreeMap<>(desired.properties());
        if (changed) {
            properties.put("displayName", new PropertyValue.Text("Another name"));
        }
        return new DirectoryObject(
                new UUID(
                        source.value().getMostSignificantBits(), ~source.value().getLeastSignificantBits()),
                desired.kind(),
                Optional.of(desired.anchor()),
                false,
                true,
                properties);
    }
}

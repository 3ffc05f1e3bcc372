package org.footbridge.engine.planning;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection;

/**
 * What has to be looked up in the tenant directory, once the linked targets are known, to make a complete {@link
 * DirectoryView}.
 *
 * @param anchors of objects without link
 * @param userPrincipalNames lower case
 * @param addresses SMTP addresses, lower case, without prefix
 */
public record WantedKeys(List<SourceAnchor> anchors, Set<String> userPrincipalNames, Set<String> addresses) {

    public WantedKeys {
        anchors = List.copyOf(anchors);
        userPrincipalNames = Collections.unmodifiableSet(new TreeSet<>(userPrincipalNames));
        addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
    }

    /**
     * @param linked targets by the source objects they are linked to, soft-deleted ones too
     */
    public static WantedKeys of(List<Projection> projections, Map<ObjectGuid, DirectoryObject> linked) {
        Set<String> anchors = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        Set<String> addresses = new TreeSet<>();
        for (Projection projection : projections) {
            if (projection instanceof Projection.Projected(var source, DesiredObject desired)) {
                DirectoryObject target = linked.get(source.guid());
                if (target == null) {
                    anchors.add(desired.anchor().value());
                }
                DesiredObject settled = target == null ? desired : SettleNames.settle(desired, target);
                UniqueKeys keys = UniqueKeys.of(settled.kind(), settled.properties());
                keys.userPrincipalName().ifPresent(names::add);
                addresses.addAll(keys.addresses());
            }
        }
        return new WantedKeys(anchors.stream().map(SourceAnchor::new).toList(), names, addresses);
    }
}

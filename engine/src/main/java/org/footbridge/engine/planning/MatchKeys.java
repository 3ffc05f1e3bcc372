package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;

/** The values by which an object that is not linked may be matched, as far as the tenant allows. */
final class MatchKeys {

    private MatchKeys() {}

    static List<MatchKey> of(DesiredObject desired, DirectoryFeatures features) {
        if (features.blockSoftMatch()) {
            return List.of();
        }
        return all(desired).stream()
                .filter(key -> features.softMatchOnUpn() || !key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME))
                .toList();
    }

    /** A made-up name says nothing about whose account it is. */
    private static List<MatchKey> all(DesiredObject desired) {
        if (!desired.matchKeys().isEmpty()) {
            return desired.matchKeys();
        }
        List<MatchKey> keys = new ArrayList<>();
        if (desired.kind() == TargetKind.USER && !desired.standIns().contains(UniqueKeys.USER_PRINCIPAL_NAME)) {
            UniqueKeys.of(desired.kind(), desired.properties())
                    .userPrincipalName()
                    .ifPresent(name -> keys.add(new MatchKey(UniqueKeys.USER_PRINCIPAL_NAME, name)));
        }
        UniqueKeys.primaryAddress(desired.properties())
                .ifPresent(address -> keys.add(new MatchKey(UniqueKeys.PROXY_ADDRESSES, address)));
        return keys;
    }
}

package org.footbridge.engine.planning;

import java.util.List;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;

/** The values by which an object that is not linked may be matched, as far as the tenant allows. */
final class MatchKeys {

    private MatchKeys() {}

    static List<MatchKey> of(DesiredObject desired, DirectoryFeatures features) {
        if (features.blockSoftMatch()) {
            return List.of();
        }
        return desired.matchKeys().stream()
                .filter(key -> features.softMatchOnUpn() || !key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME))
                .toList();
    }
}

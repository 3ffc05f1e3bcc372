package org.footbridge.service.configurations;

import java.util.List;
import java.util.Map;
import org.footbridge.engine.mapping.AnchorRule;

/** Which changes of source anchors objects that were synchronised do not survive. */
final class ChangeAnchor {
    private ChangeAnchor() {}

    /**
     * The classes whose anchor is another in a way that is refused. From objectGUID to mS-DS-ConsistencyGuid is allowed:
     * without a value of its own an object keeps objectGUID, which is what it had.
     */
    static List<String> refused(Map<String, AnchorRule> before, Map<String, AnchorRule> after) {
        return before.entrySet().stream()
                .filter(entry -> after.containsKey(entry.getKey()))
                .filter(entry -> !allowed(entry.getValue(), after.getOrDefault(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean allowed(AnchorRule before, AnchorRule after) {
        return before.equals(after)
                || (before instanceof AnchorRule.ObjectGuid && after instanceof AnchorRule.ConsistencyGuidOrObjectGuid);
    }
}

package org.footbridge.service.cycles;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.footbridge.engine.TargetKind;

/** What a cycle let go without anybody having been asked: when it weighs a second time, both count together. */
final class LetGo {
    private final boolean weighedAgain;
    private final Map<TargetKind, Long> objects = new EnumMap<>(TargetKind.class);
    private final Map<UUID, Long> members = new HashMap<>();

    /** @param weighedAgain it matters what is let go, because more is weighed afterwards */
    LetGo(boolean weighedAgain) {
        this.weighedAgain = weighedAgain;
    }

    boolean isWeighedAgain() {
        return weighedAgain;
    }

    void addObjects(TargetKind kind, long count) {
        objects.merge(kind, count, Long::sum);
    }

    void addMembers(Map<UUID, Long> byGroup) {
        byGroup.forEach((group, count) -> members.merge(group, count, Long::sum));
    }

    long objects(TargetKind kind) {
        return objects.getOrDefault(kind, 0L);
    }

    /** That left one group. */
    long members(UUID group) {
        return members.getOrDefault(group, 0L);
    }

    /** That left groups, all together. */
    long members() {
        return members.values().stream().mapToLong(Long::longValue).sum();
    }
}

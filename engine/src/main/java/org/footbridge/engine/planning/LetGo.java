package org.footbridge.engine.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.UniqueKeys;

/**
 * Which values objects let go of. Only updates let go: soft deletes of a plan may be held back, so what their objects
 * have stays taken until they are carried out.
 */
final class LetGo {

    private final Map<UUID, Candidate> byTarget = new HashMap<>();

    LetGo(Collection<Candidate> candidates) {
        candidates.forEach(candidate -> candidate.targetId().ifPresent(id -> byTarget.put(id, candidate)));
    }

    boolean by(DirectoryObject holder, MatchKey key) {
        Candidate candidate = byTarget.get(holder.id());
        if (candidate == null) {
            return false;
        }
        return switch (key.property()) {
            case UniqueKeys.USER_PRINCIPAL_NAME, UniqueKeys.PROXY_ADDRESSES ->
                candidate.claims().releases(key);
            default -> candidate.changes(key);
        };
    }
}

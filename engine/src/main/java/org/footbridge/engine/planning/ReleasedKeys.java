package org.footbridge.engine.planning;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;

/**
 * Which names and addresses objects let go of. Only updates let go: soft deletes of a plan may be held back, so what
 * their objects have stays taken until they are carried out.
 */
final class ReleasedKeys {

    private final Map<UUID, Set<UniqueKey>> keptByTarget = new HashMap<>();

    ReleasedKeys(Collection<Candidate> candidates) {
        candidates.forEach(candidate -> candidate.targetId().ifPresent(id -> keptByTarget.put(id, candidate.keys())));
    }

    boolean by(DirectoryObject holder, UniqueKey.Kind kind, String value) {
        return by(holder, new UniqueKey(kind, value));
    }

    boolean by(DirectoryObject holder, UniqueKey key) {
        Set<UniqueKey> kept = keptByTarget.get(holder.id());
        return kept != null && !kept.contains(key);
    }

    /** The object stays as it is after all. */
    void keep(UUID target) {
        keptByTarget.remove(target);
    }
}

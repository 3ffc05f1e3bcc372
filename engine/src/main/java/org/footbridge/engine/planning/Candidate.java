package org.footbridge.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.DesiredObject;

/**
 * A source object that is to have its way, unless it wants what another has.
 *
 * @param target empty: to be made
 * @param how by what the target was found; empty when it was linked already
 */
record Candidate(
        StagedObject source, DesiredObject desired, Optional<DirectoryObject> target, Optional<MatchKind> how) {

    ObjectGuid guid() {
        return source.guid();
    }

    Optional<UUID> targetId() {
        return target.map(DirectoryObject::id);
    }

    boolean linked() {
        return target.isPresent() && how.isEmpty();
    }

    /** All names and addresses that it is to have. */
    Set<UniqueKey> keys() {
        return UniqueKey.of(desired.kind(), desired.properties());
    }

    /** What it is to have and its target has not. */
    Set<UniqueKey> claims() {
        Set<UniqueKey> claims = new TreeSet<>(keys());
        target.filter(object -> !object.deleted())
                .ifPresent(object -> claims.removeAll(UniqueKey.of(object.kind(), object.properties())));
        claims.add(new UniqueKey(UniqueKey.Kind.ANCHOR, desired.anchor().value()));
        targetId().ifPresent(id -> claims.add(new UniqueKey(UniqueKey.Kind.TARGET, id.toString())));
        return claims;
    }

    PlanStep step() {
        if (target.isEmpty()) {
            return new PlanStep.Create(guid(), desired);
        }
        DirectoryObject object = target.get();
        List<PropertyChange> changes = DiffProperties.between(
                object.properties(), desired.properties(), desired.owned().keySet());
        if (object.deleted()) {
            return new PlanStep.Restore(guid(), object.id(), changes);
        }
        if (how.isPresent()) {
            return new PlanStep.Link(guid(), object.id(), how.get(), desired.anchor(), changes);
        }
        return changes.isEmpty() && object.synced()
                ? new PlanStep.Unchanged(guid(), object.id())
                : new PlanStep.Update(guid(), object.id(), changes);
    }
}

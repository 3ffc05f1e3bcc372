package org.footbridge.engine.planning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.projection.DesiredObject;

/**
 * What is to be done for one source object. Steps of one plan that exchange unique values succeed only together: apply
 * them in one transaction and let go of all old unique values before taking the new ones. The {@code held} of a step is
 * everything that its object goes without from then on.
 */
public sealed interface PlanStep {

    /** Of the source object. */
    ObjectGuid guid();

    /** Make the object, with just these properties, and link it. */
    record Create(ObjectGuid guid, DesiredObject desired, List<HeldValue> held) implements PlanStep {
        public Create {
            held = List.copyOf(held);
        }
    }

    /** Take over an object that was not linked; it gets the anchor. */
    record Link(
            ObjectGuid guid,
            UUID id,
            Match match,
            SourceAnchor anchor,
            List<PropertyChange> changes,
            List<HeldValue> held)
            implements PlanStep {
        public Link {
            changes = List.copyOf(changes);
            held = List.copyOf(held);
        }
    }

    /**
     * Without changes when only {@code onPremisesSyncEnabled} has to become true again, or other values are held than
     * before.
     */
    record Update(ObjectGuid guid, UUID id, List<PropertyChange> changes, List<HeldValue> held) implements PlanStep {
        public Update {
            changes = List.copyOf(changes);
            held = List.copyOf(held);
        }
    }

    /** Bring back a soft-deleted object with its id; also links it when it was found by its anchor. */
    record Restore(ObjectGuid guid, UUID id, List<PropertyChange> changes, List<HeldValue> held) implements PlanStep {
        public Restore {
            changes = List.copyOf(changes);
            held = List.copyOf(held);
        }
    }

    /** Takes something away; to be weighed against the thresholds before it is applied. */
    record SoftDelete(ObjectGuid guid, UUID id, DeleteReason reason) implements PlanStep {}

    /** In the place of a soft-delete, and to be weighed as such: the object stays and cannot be used any more. */
    record Disable(ObjectGuid guid, UUID id, DeleteReason reason, List<PropertyChange> changes) implements PlanStep {
        public Disable {
            changes = List.copyOf(changes);
        }
    }

    /** @param held what it goes without, as before */
    record Unchanged(ObjectGuid guid, UUID id, List<HeldValue> held) implements PlanStep {
        public Unchanged {
            held = List.copyOf(held);
        }
    }

    /**
     * Nothing to do: the source is not to be synchronised and has no living target, or the rules leave it alone.
     *
     * @param forget it is not in a container in scope, so nothing of it but its place may be kept
     */
    record Skip(ObjectGuid guid, String code, String detail, boolean forget) implements PlanStep {}

    /**
     * @param id the target, when one is known; it stays as it is
     */
    record Fail(ObjectGuid guid, Optional<UUID> id, Failure failure) implements PlanStep {}
}

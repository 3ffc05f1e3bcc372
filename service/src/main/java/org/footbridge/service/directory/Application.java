package org.footbridge.service.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.PropertyChange;
import org.footbridge.engine.projection.DesiredObject;

/** What is to be written for a page of a plan. */
public record Application(
        List<NewObject> created, List<ChangedObject> changed, List<Gone> deleted, List<HandedOver> handedOver) {
    public Application {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        deleted = List.copyOf(deleted);
        handedOver = List.copyOf(handedOver);
    }

    public boolean isEmpty() {
        return created.isEmpty() && changed.isEmpty() && deleted.isEmpty() && handedOver.isEmpty();
    }

    /**
     * An object that is made and linked to its source.
     *
     * @param held what it goes without
     */
    public record NewObject(ObjectGuid source, UUID id, DesiredObject desired, List<HeldValue> held) {
        public NewObject {
            held = List.copyOf(held);
        }
    }

    /**
     * An object that changes.
     *
     * @param link it was not linked to the source before
     * @param anchor the anchor it gets, when it has none
     * @param held what it goes without from now on
     */
    public record ChangedObject(
            ObjectGuid source,
            DirectoryObject before,
            List<PropertyChange> changes,
            boolean restore,
            boolean link,
            Optional<SourceAnchor> anchor,
            List<HeldValue> held) {
        public ChangedObject {
            changes = List.copyOf(changes);
            held = List.copyOf(held);
        }
    }

    /** An object that is soft-deleted. */
    public record Gone(ObjectGuid source, UUID id) {}

    /** An object that another configuration goes on with. */
    public record HandedOver(ObjectGuid source, UUID id, UUID configuration) {}
}

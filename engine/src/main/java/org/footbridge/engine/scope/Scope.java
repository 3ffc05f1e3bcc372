package org.footbridge.engine.scope;

import java.util.List;
import org.footbridge.engine.ObjectGuid;

/**
 * Containers in and out of scope, by objectGUID, so that renaming or moving one changes nothing here.
 *
 * @param included empty: the whole directory
 * @param excluded containers that stay out
 */
public record Scope(List<ObjectGuid> included, List<ObjectGuid> excluded) {

    public static final Scope WHOLE_DIRECTORY = new Scope(List.of(), List.of());

    public Scope {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** Whether containers matter at all. */
    public boolean limited() {
        return !included.isEmpty() || !excluded.isEmpty();
    }

    /**
     * The nearest ancestor that is listed decides; a container that is listed as both stays out.
     *
     * @param containers ancestors of the object, nearest first
     */
    public boolean contains(List<ObjectGuid> containers) {
        for (ObjectGuid container : containers) {
            if (excluded.contains(container)) {
                return false;
            }
            if (included.contains(container)) {
                return true;
            }
        }
        return included.isEmpty();
    }
}

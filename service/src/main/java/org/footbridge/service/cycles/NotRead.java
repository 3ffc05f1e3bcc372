package org.footbridge.service.cycles;

import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.staging.DirtyObject;

/**
 * Objects of which only identity and place are staged, or not all values. They must not be judged by their missing
 * attributes: an object that was not read is no object without values.
 */
final class NotRead {
    private NotRead() {}

    /** Whether the object has to be read, because it is, or may be, one that is synchronised. */
    static boolean isWanted(DirtyObject dirty, SyncRules rules) {
        if (!dirty.reduced() || dirty.object().deleted() || dirty.object().absent()) {
            return false;
        }
        return isInScope(dirty, rules);
    }

    private static boolean isInScope(DirtyObject dirty, SyncRules rules) {
        boolean classMatters = dirty.object().objectClass().isEmpty()
                || rules.mappingOf(dirty.object().objectClass()).isPresent();
        return classMatters && rules.scope().contains(dirty.object());
    }

    /**
     * Why nothing may be concluded about an object yet, if so: it was not read, or a container above it was not, so that
     * neither its name nor its scope is known.
     */
    static Optional<Failure> obstacle(DirtyObject dirty, SyncRules rules) {
        if (isWanted(dirty, rules)) {
            return Optional.of(notRead(dirty));
        }
        boolean live = !dirty.object().deleted() && !dirty.object().absent();
        if (live && !dirty.refused().isEmpty() && isInScope(dirty, rules)) {
            return Optional.of(tooLarge(dirty));
        }
        boolean placeless = dirty.object().containers().isEmpty();
        return live
                        && placeless
                        && rules.mappingOf(dirty.object().objectClass()).isPresent()
                ? Optional.of(placeUnknown(dirty))
                : Optional.empty();
    }

    private static Failure tooLarge(DirtyObject dirty) {
        Map.Entry<String, Long> first = dirty.refused().entrySet().iterator().next();
        return new Failure(
                "AttributeTooLarge",
                first.getKey(),
                "",
                "The values of " + first.getKey() + " of " + dirty.object().distinguishedName() + " have "
                        + first.getValue() + " bytes together; at most 1 MiB is carried.",
                "Remove values of " + first.getKey() + " in the directory, or take it out of the mappings.",
                false);
    }

    private static Failure placeUnknown(DirtyObject dirty) {
        return new Failure(
                "PlaceUnknown",
                "",
                dirty.object().distinguishedName(),
                "A container above the object " + dirty.object().guid() + " could not be read.",
                "Give the agents' account the right to list all containers; it is tried again in the next cycle.",
                false);
    }

    private static Failure notRead(DirtyObject dirty) {
        return new Failure(
                "ObjectNotRead",
                "",
                dirty.object().distinguishedName(),
                "The object " + dirty.object().guid() + " changed, but the agents' account could not read it.",
                "Check with 'footbridge agent check' that the account may read it; it is tried again in the next cycle.",
                false);
    }
}

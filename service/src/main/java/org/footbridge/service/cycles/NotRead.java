package org.footbridge.service.cycles;

import org.footbridge.engine.Failure;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.service.staging.DirtyObject;

/**
 * Objects of which only identity and place are staged. They must not be judged by their missing attributes: an object
 * that was not read is no object without values.
 */
final class NotRead {
    private NotRead() {}

    /** Whether the object has to be read, because it is, or may be, one that is synchronised. */
    static boolean isWanted(DirtyObject dirty, SyncRules rules) {
        if (!dirty.reduced() || dirty.object().deleted() || dirty.object().absent()) {
            return false;
        }
        boolean classMatters = dirty.object().objectClass().isEmpty()
                || rules.mappingOf(dirty.object().objectClass()).isPresent();
        return classMatters
                && (!rules.scope().limited()
                        || rules.scope().contains(dirty.object().containers()));
    }

    static Failure failure(DirtyObject dirty) {
        return new Failure(
                "ObjectNotRead",
                "",
                dirty.object().distinguishedName(),
                "The object " + dirty.object().guid() + " changed, but the agents' account could not read it.",
                "Check with 'footbridge agent check' that the account may read it; it is tried again in the next cycle.",
                false);
    }
}

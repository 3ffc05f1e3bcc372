package org.footbridge.service.ondemand;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.service.logs.StepKind;

/** Who wants to know how far an object has come while it is provisioned; called in the order of the steps, and must not fail. */
@FunctionalInterface
public interface Progress {
    /** Nobody wants to know. */
    Progress UNSEEN = reached -> {};

    /**
     * A step that is behind the object. The last one, export, is told by what comes of it all.
     *
     * @param description one sentence for people
     * @param details what is known of it so far, by name, in order
     */
    record Reached(StepKind kind, String description, Map<String, String> details) {
        public Reached {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    void reached(Reached step);
}

package org.footbridge.service.logs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.service.logs.ProvisioningEvent.Status;

/**
 * One step on the way of an object.
 *
 * @param name as Graph's provisioning log calls it, e.g. EntryExportAdd
 * @param description one sentence for people
 * @param details what was looked at or done, by name, in order
 */
public record Step(String name, StepKind kind, Status status, String description, Map<String, String> details) {
    public Step {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}

package org.footbridge.service.ondemand;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.Step;

/**
 * What came of provisioning an object on demand.
 *
 * @param cycle the id under which the log has it, if it was applied
 * @param applied for real; else nothing of it was kept
 * @param inScope by the rules of the configuration, also when they were not heeded
 * @param event the line of the object itself
 * @param steps of the object itself, with what was looked at
 * @param others lines of chosen members, and of references that were changed
 */
public record Provisioned(
        UUID cycle,
        boolean applied,
        boolean inScope,
        Instant began,
        Duration took,
        ObjectGuid guid,
        String objectClass,
        String distinguishedName,
        LoggedEvent event,
        List<Step> steps,
        List<LoggedEvent> others) {
    public Provisioned {
        steps = List.copyOf(steps);
        others = List.copyOf(others);
    }

    /** In the field's words. */
    public String result() {
        return switch (event.status()) {
            case SUCCESS, WARNING -> "Success";
            case SKIPPED -> "Skipped";
            case FAILURE -> "Failure";
        };
    }
}

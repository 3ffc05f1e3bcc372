package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.adminapi.EventView.StepView;
import org.footbridge.service.ondemand.Provisioned;

/**
 * What came of provisioning an object on demand, as the API shows it.
 *
 * @param result Success, Skipped or Failure
 * @param event the line of the log, which has it only when it was applied
 * @param steps with everything that was looked at
 * @param others lines of chosen members and of references
 */
record ProvisionView(
        String result,
        boolean applied,
        boolean inScope,
        Instant startTime,
        long durationInMilliseconds,
        Source object,
        List<StepView> steps,
        EventView event,
        List<EventView> others) {

    /** @param guid objectGUID */
    record Source(UUID guid, String type, String distinguishedName) {}

    static ProvisionView of(Provisioned provisioned) {
        return new ProvisionView(
                provisioned.result(),
                provisioned.applied(),
                provisioned.inScope(),
                provisioned.began(),
                provisioned.took().toMillis(),
                new Source(provisioned.guid().value(), provisioned.objectClass(), provisioned.distinguishedName()),
                provisioned.steps().stream().map(StepView::of).toList(),
                EventView.of(provisioned.event()),
                provisioned.others().stream().map(EventView::of).toList());
    }
}

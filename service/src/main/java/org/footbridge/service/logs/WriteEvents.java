package org.footbridge.service.logs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/** Writes the events of a page with one COPY, in the transaction of what they tell. */
public final class WriteEvents {
    private WriteEvents() {}

    /** @param began when the work began that the events tell of, by {@link System#nanoTime} */
    public static void write(
            Connection connection, Staged staged, UUID cycle, List<ProvisioningEvent> events, long began)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        long duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        try (CopyRows rows = CopyRows.into(
                connection,
                "provisioning_event",
                "tenant_id, cycle_id, configuration_id, action, status, source_guid, source_class, source_name, object_id,"
                        + " object_kind, object_name, modified_properties, code, reason, next_step,"
                        + " cause, duration")) {
            for (ProvisioningEvent event : events) {
                rows.value(staged.tenant())
                        .value(cycle)
                        .value(staged.configuration())
                        .value(event.action().text())
                        .value(event.status().text())
                        .value(event.source().guid())
                        .value(event.source().objectClass())
                        .value(event.source().name())
                        .value(event.target().map(Target::id).orElse(null))
                        .value(event.target().map(Target::kind).orElse(null))
                        .value(event.target().map(Target::name).orElse(null))
                        .value(event.modified())
                        .value(event.code())
                        .value(event.reason())
                        .value(event.nextStep())
                        .value(event.cause())
                        .value(duration)
                        .endRow();
            }
            rows.finish();
        }
    }
}

package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/**
 * One difference between what is staged and what the tenant directory has.
 *
 * @param differences {@code [{"displayName", "oldValue", "newValue"}]}: what there is and what there should be
 */
record Drift(Kind kind, Source source, Optional<Target> target, String differences, String reason) {

    /** What a difference is, as it is kept. */
    enum Kind {
        NOT_IN_TENANT_DIRECTORY("notInTenantDirectory", "The tenant directory does not have it."),
        DELETED_IN_TENANT_DIRECTORY("deletedInTenantDirectory", "It is deleted in the tenant directory."),
        DIFFERS("differs", "Properties differ from what the rules make of it."),
        SUPERFLUOUS("superfluous", "The tenant directory has it, and is not to have it."),
        FAILS("fails", "It cannot be planned."),
        REFERENCES_DIFFER("referencesDiffer", "Its references are not those that are staged.");

        private final String text;
        private final String reason;

        Kind(String text, String reason) {
            this.text = text;
            this.reason = reason;
        }
    }

    /** What would be done with an object; empty when that is nothing, or nothing new. */
    static Optional<Drift> of(ProvisioningEvent event) {
        return kind(event)
                .map(kind -> new Drift(
                        kind,
                        event.source(),
                        event.target(),
                        event.modified(),
                        event.reason() == null ? kind.reason : event.reason()));
    }

    private static Optional<Kind> kind(ProvisioningEvent event) {
        if (event.status() == Status.SKIPPED) {
            return Optional.empty();
        }
        if (event.status() == Status.FAILURE) {
            return Optional.of(Kind.FAILS);
        }
        return switch (event.action()) {
            case CREATE -> Optional.of(Kind.NOT_IN_TENANT_DIRECTORY);
            case RESTORE -> Optional.of(Kind.DELETED_IN_TENANT_DIRECTORY);
            case UPDATE -> Optional.of(Kind.DIFFERS);
            case DISABLE -> Optional.of(isLeaving(event) ? Kind.SUPERFLUOUS : Kind.DIFFERS);
            case DELETE, STAGED_DELETE, OTHER -> Optional.of(Kind.SUPERFLUOUS);
        };
    }

    /** Disabled in the place of being deleted, and not because its account is. */
    private static boolean isLeaving(ProvisioningEvent event) {
        return Stream.of(DeleteReason.values()).anyMatch(reason -> reason.name().equals(event.code()));
    }

    /** References of one owner. */
    static Drift ofReferences(Source source, Optional<Target> target, String differences) {
        return new Drift(Kind.REFERENCES_DIFFER, source, target, differences, Kind.REFERENCES_DIFFER.reason);
    }

    static void write(Connection connection, Staged staged, UUID cycle, List<Drift> found) throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        try (CopyRows rows = CopyRows.into(
                connection,
                "drift",
                "tenant_id, cycle_id, kind, source_guid, source_class, source_name, object_id, object_kind, object_name,"
                        + " differences, reason")) {
            for (Drift drift : found) {
                rows.value(staged.tenant())
                        .value(cycle)
                        .value(drift.kind.text)
                        .value(drift.source.guid())
                        .value(drift.source.objectClass())
                        .value(drift.source.name())
                        .value(drift.target.map(Target::id).orElse(null))
                        .value(drift.target.map(Target::kind).orElse(null))
                        .value(drift.target.map(Target::name).orElse(null))
                        .value(drift.differences)
                        .value(drift.reason)
                        .endRow();
            }
            rows.finish();
        }
    }
}

package org.footbridge.service.portal.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the page shows of an object of the tenant directory. */
public record ShownObject(
        UUID id,
        String kind,
        String name,
        String detail,
        boolean disabled,
        boolean synced,
        boolean wasSynced,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant lastSyncAt,
        List<Property> properties) {
    /**
     * A property with its values as text.
     *
     * @param origin the last change that the log tells of; null: none
     */
    public record Property(
            String name, List<String> values, @Nullable Origin origin) {}

    /** The event that gave a property its value. */
    public record Origin(Instant at, UUID event, String configuration) {}

    /**
     * A source object that feeds it.
     *
     * @param name its relative distinguished name
     * @param outcome of its last planning; null: not planned yet
     */
    public record Source(
            String configuration,
            String directory,
            UUID guid,
            String objectClass,
            String name,
            Instant linkedAt,
            @Nullable String outcome,
            @Nullable String code,
            boolean missing) {}

    /** A value that it goes without because another object has it. */
    public record Held(String kind, String value, UUID holder, String holderName, Instant since) {}

    /** What became of its password. */
    public record Password(
            String configuration,
            String state,
            String code,
            int attempts,
            Instant since,
            @Nullable Instant nextAttemptAt) {}

    /** How many objects are at the other end of its references. */
    public record Related(long members, long memberOf, long directReports) {}
}

package org.footbridge.service.health;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object that failed and is kept to be tried again; spelled as in the administration API.
 *
 * @param attribute at fault; null: the object as a whole
 * @param conflictingObject who has the value now that this one is to have; null: nobody, or the failure is no conflict
 * @param firstFailedAt with this code
 * @param nextAttemptAt when it is tried though nothing about it changes; null: only when it changes, or all are tried again
 */
public record Escrow(
        Source source,
        String code,
        @Nullable String attribute,
        String reason,
        String nextStep,
        @Nullable Target conflictingObject,
        Instant firstFailedAt,
        Instant lastFailedAt,
        int attempts,
        @Nullable Instant nextAttemptAt) {

    /** The object in its directory. */
    public record Source(UUID id, String type, String name) {}

    /** An object of the tenant directory. */
    public record Target(UUID id, String type, @Nullable String name) {}
}

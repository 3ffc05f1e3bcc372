package org.footbridge.service.logs;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision about one object.
 *
 * @param modified JSON, {@link ModifiedProperties}: {@code [{"displayName", "oldValue", "newValue"}]}
 */
public record ProvisioningEvent(
        Action action,
        Status status,
        Source source,
        Optional<Target> target,
        String modified,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String nextStep) {

    /** What was done, or would have been. */
    public enum Action {
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete"),
        DISABLE("disable"),
        RESTORE("restore"),
        STAGED_DELETE("stagedDelete"),
        OTHER("other");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** How it went. */
    public enum Status {
        SUCCESS("success"),
        FAILURE("failure"),
        SKIPPED("skipped"),
        WARNING("warning");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The object of the directory. */
    public record Source(UUID guid, String objectClass, String name) {}

    /** The object of the tenant directory. */
    public record Target(UUID id, String kind, String name) {}
}

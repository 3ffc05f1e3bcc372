package org.footbridge.service.logs;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One decision about one object.
 *
 * @param modified JSON, {@link ModifiedProperties}: {@code [{"displayName", "oldValue", "newValue"}]}
 * @param cause why the object was to leave, where the code does not say it: name of a DeleteReason, or {@link #MEMBERS}
 */
public record ProvisioningEvent(
        Action action,
        Status status,
        Source source,
        Optional<Target> target,
        String modified,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String nextStep,
        @Nullable String cause) {
    /** Cause of an event of a group: it was not the group that was to leave but members of it. */
    public static final String MEMBERS = "MEMBERS";

    /** One that nothing leaves by, or whose code says why. */
    public ProvisioningEvent(
            Action action,
            Status status,
            Source source,
            Optional<Target> target,
            String modified,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String nextStep) {
        this(action, status, source, target, modified, code, reason, nextStep, null);
    }

    /** What was done, or would have been. */
    public enum Action {
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete"),
        RESTORE("restore"),
        STAGED_DELETE("stagedDelete"),
        /** An update that switches an account off, or what leaves the scope and is to be disabled. */
        DISABLE("disable"),
        OTHER("other");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        /** As it is stored. */
        public String text() {
            return text;
        }

        /** By its text, without regard to case. */
        public static Optional<Action> named(String text) {
            return Stream.of(values())
                    .filter(action -> action.text.equalsIgnoreCase(text))
                    .findFirst();
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

        /** As it is stored. */
        public String text() {
            return text;
        }

        /** By its text, without regard to case. */
        public static Optional<Status> named(String text) {
            return Stream.of(values())
                    .filter(status -> status.text.equalsIgnoreCase(text))
                    .findFirst();
        }
    }

    /** The object of the directory. */
    public record Source(UUID guid, String objectClass, String name) {}

    /** The object of the tenant directory. */
    public record Target(UUID id, String kind, String name) {}
}

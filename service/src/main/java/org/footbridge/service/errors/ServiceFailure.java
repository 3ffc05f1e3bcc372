package org.footbridge.service.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something could not be done. The message names the thing and the reason and is safe to show; the next step says what
 * the administrator can do. Codes are listed in {@code docs/errors.md}.
 */
public class ServiceFailure extends RuntimeException {
    private final String code;
    private final String nextStep;
    private final int httpStatus;
    private final transient List<Detail> details;

    /**
     * One of several faults that were found at once.
     *
     * @param code stable; empty: that of the failure
     * @param target what it is about: a path such as {@code scope.groups[1]}, followed by a position where there is one;
     *     empty when it is the whole
     * @param message what is wrong with it
     */
    public record Detail(String code, String target, String message) {
        /** With the code of the failure itself. */
        public Detail(String target, String message) {
            this("", target, message);
        }

        /** Both in one line. */
        public String text() {
            return target.isEmpty() ? message : target + ": " + message;
        }
    }

    public ServiceFailure(String code, int httpStatus, String message, String nextStep) {
        this(code, httpStatus, message, nextStep, null);
    }

    public ServiceFailure(String code, int httpStatus, String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.httpStatus = httpStatus;
        this.nextStep = nextStep;
        this.details = List.of();
    }

    /** Of several faults at once; the message begins with {@code summary} and names them all. */
    public ServiceFailure(String code, int httpStatus, String summary, List<Detail> details, String nextStep) {
        super(summary + ": "
                + String.join("; ", details.stream().map(Detail::text).toList()) + ".");
        this.code = code;
        this.httpStatus = httpStatus;
        this.nextStep = nextStep;
        this.details = List.copyOf(details);
    }

    /** Stable, PascalCase. */
    public String code() {
        return code;
    }

    public String nextStep() {
        return nextStep;
    }

    /** Status of the HTTP answer when this ends a request. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The single faults; empty when there is but one, which the message tells. */
    public List<Detail> details() {
        return details;
    }

    /** As {@link #getMessage()}, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }
}

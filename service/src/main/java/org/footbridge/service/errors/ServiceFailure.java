package org.footbridge.service.errors;

import org.jspecify.annotations.Nullable;

/**
 * Something could not be done. The message names the thing and the reason and is safe to show; the next step says what
 * the administrator can do. Codes are listed in {@code docs/errors.md}.
 */
public class ServiceFailure extends RuntimeException {
    private final String code;
    private final String nextStep;
    private final int httpStatus;

    public ServiceFailure(String code, int httpStatus, String message, String nextStep) {
        this(code, httpStatus, message, nextStep, null);
    }

    public ServiceFailure(String code, int httpStatus, String message, String nextStep, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.httpStatus = httpStatus;
        this.nextStep = nextStep;
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

    /** As {@link #getMessage()}, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }
}

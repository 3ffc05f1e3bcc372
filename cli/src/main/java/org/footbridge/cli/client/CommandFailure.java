package org.footbridge.cli.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for could not be done. The message names the thing and the reason, the next step what to do;
 * both are shown to the user as they are. Codes of the service pass through unchanged.
 */
public final class CommandFailure extends RuntimeException {
    private final String code;
    private final String nextStep;
    private final int httpStatus;
    private final transient List<String> faults;

    public CommandFailure(String code, String message, String nextStep) {
        this(code, message, nextStep, 0, null);
    }

    public CommandFailure(String code, String message, String nextStep, int httpStatus, @Nullable Throwable cause) {
        this(code, message, List.of(), nextStep, httpStatus, cause);
    }

    /** @param faults when there are several, one text for each */
    public CommandFailure(
            String code,
            String message,
            List<String> faults,
            String nextStep,
            int httpStatus,
            @Nullable Throwable cause) {
        super(message, cause);
        this.faults = List.copyOf(faults);
        this.code = code;
        this.nextStep = nextStep;
        this.httpStatus = httpStatus;
    }

    /** Stable, PascalCase. */
    public String code() {
        return code;
    }

    /** Empty when the message says it all. */
    public String nextStep() {
        return nextStep;
    }

    /** Status of the service's answer, 0 when the failure did not come from it. */
    public int httpStatus() {
        return httpStatus;
    }

    /** What is wrong, one text for each fault, when there may be several; then the message only says what came of them. */
    public List<String> faults() {
        return faults;
    }

    /** As {@link #getMessage()}, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? code : message;
    }
}

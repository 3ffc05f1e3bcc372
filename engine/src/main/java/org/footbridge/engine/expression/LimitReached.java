package org.footbridge.engine.expression;

/** An evaluation that would take more steps, characters or values than it may; it ends at once. */
public final class LimitReached extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String reason;

    LimitReached(String code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.reason = message;
    }

    String reason() {
        return reason;
    }

    /** {@code EvaluationTooLong}, {@code ValueTooLong} or {@code TooManyValues}. */
    public String code() {
        return code;
    }
}

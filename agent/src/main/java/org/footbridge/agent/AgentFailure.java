package org.footbridge.agent;

import org.jspecify.annotations.Nullable;

/** Something that the person at the agent can act on. Never carries a secret. */
public final class AgentFailure extends RuntimeException {
    private final String code;
    private final String reason;
    private final String nextStep;

    public AgentFailure(String code, String reason, String nextStep) {
        this(code, reason, nextStep, null);
    }

    public AgentFailure(String code, String reason, String nextStep, @Nullable Throwable cause) {
        super(reason, cause);
        this.code = code;
        this.reason = reason;
        this.nextStep = nextStep;
    }

    /** Stable. */
    public String code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public String nextStep() {
        return nextStep;
    }
}

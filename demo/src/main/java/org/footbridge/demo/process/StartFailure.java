package org.footbridge.demo.process;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A program could not be started or did not become ready. Says what failed, where its log is and what to do. */
public final class StartFailure extends RuntimeException {
    private final String nextStep;
    private final @Nullable Path log;

    public StartFailure(String message, String nextStep, @Nullable Path log, @Nullable Throwable cause) {
        super(message, cause);
        this.nextStep = nextStep;
        this.log = log;
    }

    public StartFailure(String message, String nextStep) {
        this(message, nextStep, null, null);
    }

    public String nextStep() {
        return nextStep;
    }

    /** Where to read more. */
    public @Nullable Path log() {
        return log;
    }
}

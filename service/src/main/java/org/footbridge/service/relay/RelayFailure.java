package org.footbridge.service.relay;

import org.footbridge.service.errors.ServiceFailure;

/** A request to a directory was not answered completely; nothing may be concluded from what is missing. */
public final class RelayFailure extends ServiceFailure {
    private final boolean retriable;

    public RelayFailure(String code, String message, String nextStep, boolean retriable) {
        super(code, 502, message, nextStep);
        this.retriable = retriable;
    }

    /** Whether the same request may succeed later without anybody doing something. */
    public boolean retriable() {
        return retriable;
    }
}

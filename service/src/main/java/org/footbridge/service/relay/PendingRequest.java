package org.footbridge.service.relay;

import java.util.concurrent.atomic.AtomicBoolean;

/** One request that is on its way, as far as other threads tell of it. Thread-safe. */
final class PendingRequest {
    private final AtomicBoolean untaken = new AtomicBoolean();

    /** The broker gave the request back: no agent took it in time. */
    void gaveBack() {
        untaken.set(true);
    }

    /** Whether it was given back since the last call. */
    boolean wasGivenBack() {
        return untaken.getAndSet(false);
    }
}

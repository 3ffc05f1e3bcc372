package org.footbridge.agent.relay;

import java.util.concurrent.Semaphore;
import org.footbridge.relay.wire.Request;

/**
 * How many requests the whole agent answers at the same time, which bounds its memory. What somebody in front of a page waits
 * for is small, and does not wait for the long readings.
 */
final class Places {
    private static final int READINGS = 3;
    private static final int GLANCES = 2;

    private final Semaphore readings = new Semaphore(READINGS);
    private final Semaphore glances = new Semaphore(GLANCES);

    /** Where a request of this kind is answered; to be released when it was. */
    Semaphore of(Request request) {
        return request.hasBrowseTree() || request.hasSearchObjects() ? glances : readings;
    }

    boolean allFree() {
        return readings.availablePermits() == READINGS && glances.availablePermits() == GLANCES;
    }
}

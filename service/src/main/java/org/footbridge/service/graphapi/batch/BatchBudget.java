package org.footbridge.service.graphapi.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.http.HttpStatus;

/** What the requests of one batch may take together: time, and memory for their answers. */
final class BatchBudget {
    static final Duration TIME = Duration.ofMinutes(2);
    static final int ROOM = 16 << 20;

    private static final String NEXT_STEP = "Send it again in a batch with fewer others.";

    private final Clock clock;
    private final Instant until;
    private long room = ROOM;

    BatchBudget(Clock clock) {
        this.clock = clock;
        this.until = clock.instant().plus(TIME);
    }

    /** @param bytes of the body of an answer */
    void took(int bytes) {
        room -= bytes;
    }

    /** Why no other request is begun; empty: one is. */
    Optional<ServiceFailure> spent() {
        if (room < 0) {
            return Optional.of(new ServiceFailure(
                    "TooManyRequests",
                    HttpStatus.TOO_MANY_REQUESTS.value(),
                    "The answers before it in the batch are larger than " + ROOM + " bytes; it was not done.",
                    NEXT_STEP));
        }
        return clock.instant().isBefore(until)
                ? Optional.empty()
                : Optional.of(new ServiceFailure(
                        "serviceNotAvailable",
                        HttpStatus.SERVICE_UNAVAILABLE.value(),
                        "The requests before it in the batch took " + TIME.toSeconds() + " s; it was not done.",
                        NEXT_STEP));
    }
}

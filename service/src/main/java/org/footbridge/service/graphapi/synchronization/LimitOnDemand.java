package org.footbridge.service.graphapi.synchronization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.service.signin.Caller;
import org.springframework.stereotype.Component;

/** Five requests in ten seconds for each client, as Graph has it; each asks a directory. Of this replica. */
@Component
class LimitOnDemand {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int MOST_CLIENTS = 10_000;

    private final Clock clock;
    private final Map<Caller, Deque<Instant>> asked = new ConcurrentHashMap<>();

    LimitOnDemand(Clock clock) {
        this.clock = clock;
    }

    /** Counts the request; zero when it may be answered, else how long to wait. */
    Duration take(Caller caller) {
        if (asked.size() >= MOST_CLIENTS) {
            asked.clear();
        }
        Instant now = clock.instant();
        Duration[] wait = {Duration.ZERO};
        asked.compute(caller, (_, before) -> {
            Deque<Instant> recent = before == null ? new ArrayDeque<>() : before;
            while (!recent.isEmpty() && !recent.getFirst().plus(WITHIN).isAfter(now)) {
                recent.removeFirst();
            }
            if (recent.size() >= MOST) {
                wait[0] = Duration.between(now, recent.getFirst().plus(WITHIN));
            } else {
                recent.addLast(now);
            }
            return recent;
        });
        return wait[0];
    }
}

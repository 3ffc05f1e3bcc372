package org.footbridge.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a cycle was in each of its phases, as far as can be seen by looking at it now and then. */
final class PhaseTimes {
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private @Nullable String phase;
    private long since;

    /** The time since the last look belongs to the phase that was seen then. */
    void seen(String now, long atNanos) {
        if (phase != null) {
            nanos.merge(phase, atNanos - since, Long::sum);
        }
        phase = now;
        since = atNanos;
    }

    /** Seconds of each phase that was seen to end, in the order of their beginning. */
    Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        nanos.forEach((name, time) -> seconds.put(name, time / 1e9));
        return seconds;
    }
}

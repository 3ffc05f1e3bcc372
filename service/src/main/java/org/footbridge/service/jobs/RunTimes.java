package org.footbridge.service.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When jobs run: regularly, and between that whenever the moment comes at which an account expires. A run for such a
 * moment reads nothing, so it must not take the place of a regular one, however often it happens. Forgotten when the
 * service starts: then the first run is a regular one.
 */
final class RunTimes {
    private final ConcurrentMap<JobName, Instant> regular = new ConcurrentHashMap<>();

    /** @param expiry the first moment that no cycle has taken account of yet */
    boolean isForTimeAlone(JobName job, Instant now, Optional<Instant> expiry) {
        Instant due = regular.get(job);
        return due != null
                && now.isBefore(due)
                && expiry.filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /**
     * After a regular run, which may have failed: then what has expired is not kept waiting for the directory.
     *
     * @param pause until the next regular one
     */
    Instant afterRegular(JobName job, Instant now, Duration pause, Optional<Instant> expiry) {
        Instant due = now.plus(pause);
        regular.put(job, due);
        return expiry.filter(moment -> moment.isBefore(due))
                .map(moment -> moment.isBefore(now) ? now : moment)
                .orElse(due);
    }

    /** After a run for a moment; when that failed, the regular one tries again. */
    Instant afterTimeAlone(JobName job, Instant now, Optional<Instant> expiry) {
        Instant due = regular.getOrDefault(job, now);
        return expiry.filter(moment -> moment.isAfter(now) && moment.isBefore(due))
                .orElse(due);
    }
}

package org.footbridge.agent.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.footbridge.agent.checks.Checked;
import org.footbridge.directory.CheckResult;
import org.footbridge.relay.wire.Check;
import org.footbridge.relay.wire.Checks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at everything soon after the start, every hour and when asked, one look after the other, and keeps what was found
 * last. Lives as long as the program, however often it connects.
 */
final class RegularChecks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RegularChecks.class);
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int MOST = 500;
    private static final int LONGEST = 1000;

    private final Supplier<List<Checked>> look;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("checks").daemon().factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Optional<Checks> found = Optional.empty();

    RegularChecks(Supplier<List<Checked>> look) {
        this.look = look;
    }

    void start() {
        var _ = clock.scheduleWithFixedDelay(this::run, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Soon; several wishes that were not fulfilled yet are one. */
    void now() {
        if (asked.compareAndSet(false, true)) {
            try {
                clock.execute(this::run);
            } catch (RejectedExecutionException e) {
                log.atDebug().addKeyValue("code", "ChecksEnded").log("the agent is about to stop");
            }
        }
    }

    /** What was found last; empty: nothing was looked at yet. */
    Optional<Checks> found() {
        return found;
    }

    private void run() {
        asked.set(false);
        try {
            found = Optional.of(wire(look.get(), System.currentTimeMillis()));
        } catch (RuntimeException e) {
            // the next look may succeed, and must not be given up because of this one
            log.atWarn()
                    .addKeyValue("code", "ChecksFailed")
                    .setCause(e)
                    .log("the agent could not be checked; tried again in an hour");
        }
    }

    static Checks wire(List<Checked> checked, long atMillis) {
        Checks.Builder checks = Checks.newBuilder().setAtMillis(atMillis);
        for (Checked subject : checked) {
            for (CheckResult result : subject.checks()) {
                if (checks.getChecksCount() < MOST) {
                    checks.addChecks(Check.newBuilder()
                            .setSubject(bounded(subject.subject()))
                            .setName(bounded(result.name()))
                            .setLevel(
                                    switch (result.level()) {
                                        case OK -> Check.Level.OK;
                                        case WARN -> Check.Level.WARNING;
                                        case FAIL -> Check.Level.FAILED;
                                    })
                            .setDetail(bounded(result.message()))
                            .setNextStep(bounded(result.nextStep())));
                }
            }
        }
        return checks.build();
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

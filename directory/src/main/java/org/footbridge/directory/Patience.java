package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how long a reader waits for one directory: in sum within an operation, anew with every thousand entries. What
 * the consumer of the entries takes does not count. A directory that falls silent, or sends an entry or a byte now and
 * then, is disconnected, which ends the operation of the reading thread.
 */
final class Patience {
    private static final int ENTRIES = 1000;
    private static final Duration WHILE_CONSUMING = Duration.ofMillis(100);
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final LDAPConnection connection;
    private volatile long limit;
    private volatile long endsAt;
    private volatile boolean ends;
    private volatile boolean lost;
    private volatile boolean ended;
    private Watch watch = new Watch();

    Patience(LDAPConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit.toNanos();
    }

    /** An operation, which throws what it likes. */
    interface Operation<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something after a time, on a thread that it must not keep waiting; to be cancelled when it is not needed. */
    static Future<?> after(Duration time, Runnable action) {
        return TIMER.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Longest wait within an operation that begins from now on. */
    void limit(Duration longest) {
        limit = longest.toNanos();
    }

    /** No operation that begins from now on goes on after this time. */
    void endAfter(Duration time) {
        endsAt = System.nanoTime() + time.toNanos();
        ends = true;
    }

    /** Whether the directory was disconnected because it took too long. */
    boolean lost() {
        return lost;
    }

    /** Whether that was because its time was over altogether, however well it answered. */
    boolean ended() {
        return ended;
    }

    /** The longest wait. */
    Duration limit() {
        return Duration.ofNanos(limit);
    }

    <T, E extends Exception> T during(Operation<T, E> operation) throws E {
        Watch begun = new Watch();
        watch = begun;
        begun.run();
        try {
            return operation.run();
        } finally {
            begun.stop();
        }
    }

    /** An entry has come; while the consumer works on it the directory is not waited for. */
    void whileConsuming(Runnable consumer) {
        Watch running = watch;
        running.pause();
        try {
            consumer.run();
        } finally {
            running.resume();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("directory-patience").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Of one operation. Looks again when the time could be over at the earliest. */
    private final class Watch implements Runnable {
        private long waited;
        private long waitingSince = System.nanoTime();
        private boolean waiting = true;
        private boolean over;
        private int entries;
        private @Nullable Future<?> next;

        @Override
        public synchronized void run() {
            if (over) {
                return;
            }
            long now = System.nanoTime();
            long left = limit - waited - (waiting ? now - waitingSince : 0);
            if (!waiting) {
                // nothing passes meanwhile
                left = Math.max(left, WHILE_CONSUMING.toNanos());
            }
            if (ends) {
                left = Math.min(left, endsAt - now);
            }
            if (left > 0) {
                next = TIMER.schedule(this, left, TimeUnit.NANOSECONDS);
            } else {
                over = true;
                ended = ends && endsAt - now <= 0;
                lost = true;
                // closing says goodbye, for which a directory that is stuck may keep us waiting as well
                Thread.ofVirtual().start(connection::close);
            }
        }

        synchronized void pause() {
            waited += System.nanoTime() - waitingSince;
            waiting = false;
            entries++;
            if (entries % ENTRIES == 0) {
                waited = 0;
            }
        }

        synchronized void resume() {
            waiting = true;
            waitingSince = System.nanoTime();
        }

        synchronized void stop() {
            over = true;
            if (next != null) {
                next.cancel(false);
            }
        }
    }
}

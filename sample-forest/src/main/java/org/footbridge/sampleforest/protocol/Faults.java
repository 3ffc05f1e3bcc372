package org.footbridge.sampleforest.protocol;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Troubles that tests switch on and off in a running server. Safe for use by many threads. */
public final class Faults {
    private static final int NEVER = -1;

    private final AtomicInteger entriesUntilClose = new AtomicInteger(NEVER);
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refuseCookies;
    private volatile long longestAnswer = Long.MAX_VALUE;

    /** Waits this long before each answer but those to binds. */
    public void delayAnswers(Duration time) {
        delay = time;
    }

    /** Closes the connection, once, after this many more entries of search answers. */
    public void closeConnectionAfterEntries(int entries) {
        entriesUntilClose.set(entries);
    }

    /** Refuses every DirSync cookie, as a domain controller does that does not know it. */
    public void refuseDirSyncCookies(boolean refuse) {
        refuseCookies = refuse;
    }

    /** Breaks answers off that have more bytes, as Samba does beyond 256 MiB: size limit exceeded, and no cookie. */
    public void limitAnswers(long bytes) {
        longestAnswer = bytes;
    }

    /** Switches everything off. */
    public void clear() {
        longestAnswer = Long.MAX_VALUE;
        delay = Duration.ZERO;
        entriesUntilClose.set(NEVER);
        refuseCookies = false;
    }

    boolean refusesCookies() {
        return refuseCookies;
    }

    long longestAnswer() {
        return longestAnswer;
    }

    /** True exactly once, when the counted entries are used up. */
    boolean closesNow() {
        return entriesUntilClose.getAndUpdate(left -> left == NEVER ? NEVER : left - 1) == 0;
    }

    void waitBeforeAnswer() {
        Duration time = delay;
        if (time.isPositive()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

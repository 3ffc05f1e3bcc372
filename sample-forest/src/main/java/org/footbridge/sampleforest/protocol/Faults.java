package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.sampleforest.store.Refusal;

/** Troubles that tests switch on and off in a running server. Safe for use by many threads. */
public final class Faults {
    private static final int NEVER = -1;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final AtomicInteger entriesUntilClose = new AtomicInteger(NEVER);
    private final AtomicInteger entriesUntilSilence = new AtomicInteger(NEVER);
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration delayOfBinds = Duration.ZERO;
    private volatile Duration delayOfEntries = Duration.ZERO;
    private volatile boolean refuseForeignCookies;
    private volatile long setBackBy;
    private volatile int mostEntries = Integer.MAX_VALUE;
    private volatile int limitCode = ResultCode.SIZE_LIMIT_EXCEEDED_INT_VALUE;
    private volatile boolean refuseCookies;
    private long cleared;
    private volatile long longestAnswer = Long.MAX_VALUE;

    /** Waits this long before each answer but those to binds. */
    public void delayAnswers(Duration time) {
        delay = time;
    }

    /** Waits this long before the answer to a bind. */
    public void delayBinds(Duration time) {
        delayOfBinds = time;
    }

    /** Waits this long before each entry of a search answer. */
    public void delayEntries(Duration time) {
        delayOfEntries = time;
    }

    /** Says nothing more, once, after this many more entries of search answers, until the troubles are switched off. */
    public void fallSilentAfterEntries(int entries) {
        entriesUntilSilence.set(entries);
    }

    /** Answers of more entries are broken off with this result, as when they take too much time. */
    public void limitEntries(int entries, ResultCode with) {
        limitCode = with.intValue();
        mostEntries = entries;
    }

    /** Refuses DirSync cookies that other domain controllers of the domain have made. */
    public void refuseForeignCookies(boolean refuse) {
        refuseForeignCookies = refuse;
    }

    /** Presents itself as if this many updates had never been, as a database does that was copied back. */
    public void setBack(long updates) {
        setBackBy = updates;
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
        delayOfBinds = Duration.ZERO;
        delayOfEntries = Duration.ZERO;
        entriesUntilSilence.set(NEVER);
        mostEntries = Integer.MAX_VALUE;
        refuseForeignCookies = false;
        setBackBy = 0;
        synchronized (this) {
            cleared++;
            notifyAll();
        }
    }

    boolean refusesForeignCookies() {
        return refuseForeignCookies;
    }

    long setBackBy() {
        return setBackBy;
    }

    /** @throws Refusal when an answer has as many entries as it may have */
    void requireRoom(int entries) {
        if (entries >= mostEntries) {
            throw new Refusal(
                    ResultCode.valueOf(limitCode), "the answer is larger than the server was told to make them");
        }
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
        pause(delay);
    }

    void waitBeforeBind() {
        pause(delayOfBinds);
    }

    void waitBeforeEntry() {
        pause(delayOfEntries);
        if (entriesUntilSilence.getAndUpdate(left -> left == NEVER ? NEVER : left - 1) == 0) {
            pause(SILENCE);
        }
    }

    /** Ends early when the troubles are switched off. */
    private synchronized void pause(Duration time) {
        long seen = cleared;
        long end = System.nanoTime() + time.toNanos();
        try {
            long left = time.toNanos();
            while (left > 0 && cleared == seen) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

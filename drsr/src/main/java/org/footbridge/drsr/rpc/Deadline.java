package org.footbridge.drsr.rpc;

import java.time.Duration;

/** A moment of this machine's running clock, after which nothing is waited for. */
record Deadline(long nanoTime) {
    /** A year, in seconds: longer ones would leave the numbers of the clock. */
    private static final long LONGEST = 365L * 24 * 3600;

    static Deadline after(Duration duration) {
        return new Deadline(
                System.nanoTime() + Math.min(LONGEST, duration.toSeconds()) * 1_000_000_000 + duration.toNanosPart());
    }

    /** The earlier of two. */
    Deadline orBefore(Deadline other) {
        return nanoTime - other.nanoTime <= 0 ? this : other;
    }

    /** Milliseconds that are left, at least one until the moment has passed; zero or less then. */
    long milliseconds() {
        long nanoseconds = nanoTime - System.nanoTime();
        return nanoseconds <= 0 ? 0 : nanoseconds / 1_000_000 + 1;
    }
}

package org.footbridge.drsr.rpc;

import java.time.Duration;

/** A moment of this machine's running clock, after which nothing is waited for. */
record Deadline(long nanoTime) {

    static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Milliseconds that are left, at least one until the moment has passed; zero or less then. */
    long milliseconds() {
        long nanoseconds = nanoTime - System.nanoTime();
        return nanoseconds <= 0 ? 0 : nanoseconds / 1_000_000 + 1;
    }
}

package org.footbridge.demo.process;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits on conditions, with a deadline. */
public final class Waiting {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private Waiting() {}

    /** Whether the condition came true within this time; false also when the thread was interrupted. */
    public static boolean until(Duration within, BooleanSupplier condition) {
        return until(within, LOOK_EVERY, condition);
    }

    public static boolean until(Duration within, Duration lookEvery, BooleanSupplier condition) {
        Instant end = Instant.now().plus(within);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(lookEvery);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}

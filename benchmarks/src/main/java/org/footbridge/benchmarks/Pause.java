package org.footbridge.benchmarks;

import java.time.Duration;
import org.footbridge.cli.client.CommandFailure;

/** Time that a measurement lets pass on purpose. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted", "The measurement was interrupted", "Run it again", 0, e);
        }
    }
}

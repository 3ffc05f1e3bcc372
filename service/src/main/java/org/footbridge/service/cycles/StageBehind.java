package org.footbridge.service.cycles;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs pieces of work one after the other beside the caller, who prepares the next meanwhile; never does a second wait. */
final class StageBehind {
    private @Nullable Future<Boolean> last;

    /** Begins the work as soon as what was begun before has ended; fails as that failed. */
    void begin(Runnable work) {
        await();
        last = Beside.start(() -> {
            work.run();
            return true;
        });
    }

    /** Returns when everything has ended; fails as it failed. */
    void await() {
        Future<Boolean> running = last;
        last = null;
        if (running != null) {
            Beside.result(running);
        }
    }

    /** The caller fails: what was begun is brought to its end, whatever that is. */
    void leave(RuntimeException failure) {
        Future<Boolean> running = last;
        last = null;
        if (running != null) {
            Beside.leave(running, failure);
        }
    }
}

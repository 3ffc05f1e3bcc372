package org.footbridge.service.cycles;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.footbridge.service.storage.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Work of a cycle on another thread, so that the service prepares while the database is busy, or the other way round. Where
 * everything is done in one transaction, which has one connection, it is done at once.
 */
final class Beside {
    private Beside() {}

    static <T> Future<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Transactions.areOne()) {
            task.run();
        } else {
            Thread.ofVirtual().name("footbridge-beside").start(task);
        }
        return task;
    }

    /** What the work came to; waits for its end also when the waiting is interrupted, since it holds a transaction. */
    static <T extends @Nullable Object> T result(Future<T> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end of work that nobody needs any more because something else failed, or that failed itself. */
    @SuppressWarnings("ReferenceEquality") // an exception cannot suppress itself
    static void leave(Future<?> work, RuntimeException failure) {
        try {
            result(work);
        } catch (RuntimeException another) {
            if (another != failure) {
                failure.addSuppressed(another);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException thrown) {
        if (thrown.getCause() instanceof RuntimeException cause) {
            return cause;
        }
        if (thrown.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown.getCause());
    }
}

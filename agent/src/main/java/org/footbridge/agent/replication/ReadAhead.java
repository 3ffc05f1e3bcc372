package org.footbridge.agent.replication;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.ReplicationState;

/**
 * Reads the pages of a pass on a thread of its own, one ahead of where the caller is: what the caller does with a page, and
 * the wait for the next, take place at the same time. Not for several threads.
 */
final class ReadAhead implements AutoCloseable {
    private final Function<ReplicationState, ChangePage> read;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("replication").factory());
    private Optional<Next> next = Optional.empty();

    private record Next(ReplicationState from, Future<ChangePage> page) {}

    /** @param read reads the page after a state */
    ReadAhead(Function<ReplicationState, ChangePage> read) {
        this.read = read;
    }

    /** The page after a state; when there are more, the next one is being read as this returns. */
    ChangePage page(ReplicationState from) {
        Next wanted = next.filter(begun -> begun.from().equals(from)).orElseGet(() -> {
            settle();
            return begin(from);
        });
        next = Optional.empty();
        ChangePage page = await(wanted.page());
        if (page.more()) {
            next = Optional.of(begin(page.state()));
        }
        return page;
    }

    /** Nothing is being read any more as this returns. */
    void settle() {
        Optional<Next> begun = next;
        next = Optional.empty();
        begun.ifPresent(unwanted -> await(unwanted.page()));
    }

    private Next begin(ReplicationState from) {
        return new Next(from, reader.submit(() -> read.apply(from)));
    }

    private static ChangePage await(Future<ChangePage> page) {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrsException(DrsException.Code.CONNECTION_LOST, "The agent gives the reading up", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Ends what is being read: an interrupt closes the connection. */
    @Override
    public void close() {
        reader.shutdownNow();
        reader.close();
    }
}

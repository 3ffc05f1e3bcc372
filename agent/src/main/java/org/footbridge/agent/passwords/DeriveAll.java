package org.footbridge.agent.passwords;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.footbridge.agent.AgentFailure;
import org.jspecify.annotations.Nullable;

/**
 * Derives passwords on all processors while they are read. Whoever reads faster than they derive derives along: few wait. All
 * requests of the process share the threads, which end when there is nothing to do.
 */
public final class DeriveAll implements AutoCloseable {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int WAITING = 4 * PROCESSORS;
    private static final byte[] NONE = {};
    private static final ThreadPoolExecutor THREADS = threads();

    /** Takes what was derived, from any thread, one at a time of each {@link DeriveAll}. */
    public interface Consumer {
        /**
         * One account.
         *
         * @param derived ASCII, wiped after this returns; empty: there is no password, or it could not be read
         * @param failureCode why it could not be read; empty: it could
         */
        void accept(AccountPassword password, byte[] derived, String failureCode);
    }

    private final int rounds;
    private final Consumer consumer;
    private final SecureRandom random = new SecureRandom();
    private int pending;
    private @Nullable RuntimeException failure;

    /**
     * @param rounds of PBKDF2; 0: the usual
     * @throws IllegalArgumentException too many, or fewer than usual
     */
    public DeriveAll(int rounds, Consumer consumer) {
        if (rounds != 0 && (rounds < DerivePassword.USUAL_ROUNDS || rounds > DerivePassword.MOST_ROUNDS)) {
            throw new IllegalArgumentException("passwords are derived in " + DerivePassword.USUAL_ROUNDS + " to "
                    + DerivePassword.MOST_ROUNDS + " rounds, not " + rounds);
        }
        this.rounds = rounds == 0 ? DerivePassword.USUAL_ROUNDS : rounds;
        this.consumer = consumer;
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                PROCESSORS,
                PROCESSORS,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("derive-", 1).factory(),
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Opens and derives a password.
     *
     * @throws RuntimeException what the consumer threw before
     */
    public void add(AccountPassword password) {
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
            pending++;
        }
        THREADS.execute(() -> derive(password));
    }

    private void derive(AccountPassword password) {
        byte[] derived = NONE;
        String failureCode = "";
        try {
            if (failed()) {
                return;
            }
            try {
                derived = derived(password);
            } catch (AgentFailure e) {
                failureCode = e.code();
            }
            hand(password, derived, failureCode);
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            Arrays.fill(derived, (byte) 0);
            done();
        }
    }

    /** The hash is there no longer than this takes. */
    private byte[] derived(AccountPassword password) {
        byte[] hash = password.open();
        try {
            return hash.length == 0 ? NONE : DerivePassword.derive(hash, rounds, random);
        } finally {
            Arrays.fill(hash, (byte) 0);
        }
    }

    private synchronized void hand(AccountPassword password, byte[] derived, String failureCode) {
        if (failure == null) {
            consumer.accept(password, derived, failureCode);
        }
    }

    private synchronized boolean failed() {
        return failure != null;
    }

    private synchronized void fail(RuntimeException e) {
        if (failure == null) {
            failure = e;
        }
    }

    private synchronized void done() {
        pending--;
        notifyAll();
    }

    /**
     * Returns when everything was handed out.
     *
     * @throws RuntimeException what the consumer threw
     */
    public synchronized void finish() {
        await();
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void await() {
        boolean interrupted = false;
        while (pending > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing that was added is open any more. */
    @Override
    public void close() {
        await();
    }
}

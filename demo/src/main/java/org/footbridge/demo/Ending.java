package org.footbridge.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Closes what has been started, last first, once: at the end, after a failure or on Ctrl-C. */
final class Ending {
    /** Exit code after Ctrl-C, as a shell gives it. */
    static final int INTERRUPTED = 130;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean begun;

    /** Also closes everything when the virtual machine ends. */
    static Ending onExit() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(ending::close));
        return ending;
    }

    <T extends AutoCloseable> T later(T resource) {
        synchronized (this) {
            if (!begun) {
                started.push(resource);
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    synchronized boolean begun() {
        return begun;
    }

    void close() {
        synchronized (this) {
            begun = true;
        }
        for (AutoCloseable resource = next(); resource != null; resource = next()) {
            close(resource);
        }
    }

    private synchronized @Nullable AutoCloseable next() {
        return started.poll();
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("Not ended cleanly: " + e.getMessage());
        }
    }
}

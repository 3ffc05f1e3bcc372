package org.footbridge.demo.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Closes what has been started, last first, once: at the end, after a failure or on Ctrl-C. */
public final class Ending implements AutoCloseable {
    /** Exit code after Ctrl-C, as a shell gives it. */
    public static final int INTERRUPTED = 130;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean begun;

    /** Also closes everything when the virtual machine ends. */
    public static Ending onExit() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ending").unstarted(ending::close));
        return ending;
    }

    /** To be closed before all that was named before it; at once when the end has begun. */
    public <T extends AutoCloseable> T later(T resource) {
        synchronized (this) {
            if (!begun) {
                started.push(resource);
                return resource;
            }
        }
        close(resource);
        return resource;
    }

    public synchronized boolean begun() {
        return begun;
    }

    @Override
    public void close() {
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

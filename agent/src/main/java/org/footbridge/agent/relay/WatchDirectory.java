package org.footbridge.agent.relay;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the directory's highest update sequence number moved, and whether the directory is there at
 * all. Keeps nothing: the first look counts as a move.
 */
final class WatchDirectory implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(WatchDirectory.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final ConnectDirectory directory;
    private final LongConsumer moved;
    private volatile Health health = new Health(false, "", "DirectoryNotTriedYet");
    private @Nullable DirectoryConnection connection;
    private long last = -1;

    /** @param failureCode empty when healthy */
    record Health(boolean reachable, String domainController, String failureCode) {}

    WatchDirectory(String name, ConnectDirectory directory, LongConsumer moved) {
        this.name = name;
        this.directory = directory;
        this.moved = moved;
    }

    Health health() {
        return health;
    }

    /** Watches until it is interrupted or nobody listens any more. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(look() ? BETWEEN_LOOKS : AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RelayLost e) {
            log.atDebug().addKeyValue("code", "WatchEnded").log(String.valueOf(e.getMessage()));
        } finally {
            disconnect();
        }
    }

    private boolean look() {
        try {
            DirectoryConnection open = connection;
            if (open == null) {
                open = directory.connect();
                open.limitWaiting(PATIENCE);
                connection = open;
            }
            long usn = open.highestUsn();
            report(new Health(true, open.domainController(), ""));
            if (usn != last) {
                moved.accept(usn);
                last = usn;
            }
            return true;
        } catch (DirectoryFailure e) {
            disconnect();
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            if (!health.failureCode().equals(e.code().text())) {
                log.atWarn()
                        .addKeyValue("code", e.code().text())
                        .addKeyValue("directory", name)
                        .addKeyValue("next", e.nextStep())
                        .log(e.reason());
            }
            report(new Health(false, "", e.code().text()));
            return false;
        }
    }

    private void report(Health now) {
        if (now.reachable() && !health.reachable()) {
            log.atInfo()
                    .addKeyValue("code", "DirectoryReachable")
                    .addKeyValue("directory", name)
                    .addKeyValue("domainController", now.domainController())
                    .log("the directory answers");
        }
        health = now;
    }

    private void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}

package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.time.Duration;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the directory's highest update sequence number moved, and whether the directory is there at
 * all; once a minute whether its schema changed. Follows the domain controller that requests are answered from. Keeps
 * nothing: the first look on a connection counts as a move, for each domain controller counts by itself.
 */
final class WatchDirectory implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(WatchDirectory.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    /** Each try of a refused account brings it nearer to being locked. */
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_SLOW_LOOKS = Duration.ofSeconds(60);

    private final String name;
    private final ConnectDirectory directory;
    private final Moved moved;
    private volatile Health health = new Health(false, "", "DirectoryNotTriedYet", ByteString.EMPTY);
    private @Nullable DirectoryConnection connection;
    private long last;
    private boolean counted;
    private boolean refused;
    private long slowLookAt;

    /**
     * How the directory was at the last look.
     *
     * @param failureCode empty when healthy
     * @param schemaVersion changes whenever the schema does; empty when it is not known
     */
    record Health(boolean reachable, String domainController, String failureCode, ByteString schemaVersion) {}

    /** Told when the number moved. */
    @FunctionalInterface
    interface Moved {
        /** @param invocationId of the database that counts so; empty when it cannot be read */
        void to(long highestUsn, ByteString invocationId);
    }

    WatchDirectory(String name, ConnectDirectory directory, Moved moved) {
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
                Thread.sleep(look() ? BETWEEN_LOOKS : pause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RelayLost e) {
            log.atDebug().addKeyValue("code", "WatchEnded").log(String.valueOf(e.getMessage()));
        } finally {
            disconnect();
        }
    }

    private Duration pause() {
        return refused ? AFTER_REFUSAL : AFTER_FAILURE;
    }

    private boolean look() {
        try {
            DirectoryConnection open = connected();
            long usn = open.highestUsn();
            report(new Health(true, open.domainController(), "", schemaVersion(open)));
            if (usn != last || !counted) {
                moved.to(usn, database(open));
                last = usn;
                counted = true;
            }
            return true;
        } catch (DirectoryFailure e) {
            refused = e.code().concernsAccount();
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
            report(new Health(false, "", e.code().text(), health.schemaVersion()));
            return false;
        }
    }

    private DirectoryConnection connected() {
        DirectoryConnection open = connection;
        if (open != null && isTimeForSlowLook() && !directory.isCurrent(open)) {
            // requests are answered from another one by now
            disconnect();
            open = null;
        }
        if (open == null) {
            open = directory.connect();
            open.limitWaiting(PATIENCE);
            connection = open;
            counted = false;
            slowLookAt = System.nanoTime() - BETWEEN_SLOW_LOOKS.toNanos();
        }
        return open;
    }

    private boolean isTimeForSlowLook() {
        return System.nanoTime() - slowLookAt >= BETWEEN_SLOW_LOOKS.toNanos();
    }

    private ByteString schemaVersion(DirectoryConnection open) {
        if (!isTimeForSlowLook()) {
            return health.schemaVersion();
        }
        slowLookAt = System.nanoTime();
        return open.schemaVersion().map(ByteString::copyFrom).orElse(ByteString.EMPTY);
    }

    private static ByteString database(DirectoryConnection open) {
        try {
            return WireEntries.guid(open.invocationId());
        } catch (DirectoryFailure e) {
            if (e.code() == DirectoryFailure.Code.RIGHTS_MISSING) {
                return ByteString.EMPTY;
            }
            throw e;
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

package org.footbridge.service.keys;

import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once an hour whether this server needs another certificate. */
final class RenewServerCertificate implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RenewServerCertificate.class);

    private final ServerIdentity identity;
    private final Runnable afterwards;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("renew-server-certificate").factory());

    RenewServerCertificate(ServerIdentity identity, Runnable afterwards) {
        this.identity = identity;
        this.afterwards = afterwards;
        var _ = clock.scheduleWithFixedDelay(this::run, 1, 1, TimeUnit.HOURS);
    }

    private void run() {
        try {
            if (identity.renewIfDue(Instant.now())) {
                afterwards.run();
            }
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("code", "ServerCertificateNotRenewed")
                    .setCause(e)
                    .log("the certificate of this server could not be renewed; tried again in an hour");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

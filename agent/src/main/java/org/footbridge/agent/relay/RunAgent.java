package org.footbridge.agent.relay;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.TlsContexts;
import org.footbridge.agent.checks.Checked;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the agent connected for as long as the program runs: reconnects for ever when the network fails, gives up when
 * the service refuses the agent's certificate again and again.
 */
public final class RunAgent {
    private static final Logger log = LoggerFactory.getLogger(RunAgent.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PAUSE_WHEN_REFUSED = Duration.ofSeconds(3);
    /** With the pauses in between about 15 seconds: a service that restarts is not taken for one that refuses. */
    private static final int REFUSALS = 6;

    private final AgentHome home;
    private final Optional<Proxy> proxy;
    private final RegularChecks checks;
    private final Object pausing = new Object();
    private volatile boolean stopping;
    private volatile @Nullable Connection connection;
    private Duration pause = FIRST_PAUSE;
    private int refusals;

    /** @param look looks at everything that may be wrong */
    public RunAgent(AgentHome home, Optional<Proxy> proxy, Supplier<List<Checked>> look) {
        this.home = home;
        this.proxy = proxy;
        this.checks = new RegularChecks(look);
    }

    /** How a run ended. */
    public enum End {
        STOPPED,
        REFUSED
    }

    /** Returns when {@link #stop()} was called or the service refuses this agent. */
    public End run() {
        home.registration();
        checks.start();
        try (checks) {
            return serve();
        }
    }

    private End serve() {
        while (!stopping) {
            boolean orderly = connectAndServe();
            if (refusals >= REFUSALS) {
                log.atError()
                        .addKeyValue("code", "AgentRevoked")
                        .addKeyValue("next", "Ask the administrator; register anew with a new token.")
                        .log("the service refuses this agent's certificate: it was revoked or has expired");
                return End.REFUSED;
            }
            if (!orderly && !stopping) {
                pause();
            }
        }
        return End.STOPPED;
    }

    /** Ends {@link #run()} soon; requests under way go to another agent. */
    public void stop() {
        stopping = true;
        synchronized (pausing) {
            pausing.notifyAll();
        }
        Connection open = connection;
        if (open != null) {
            close(open);
        }
    }

    /** True when the session ended for a reason that asks for a new one at once. */
    private boolean connectAndServe() {
        Connection open = null;
        try {
            open = new ConnectRelay(home, proxy).connect();
            connection = open;
            return new AgentSession(home, open, checks, () -> stopping).run(this::established);
        } catch (JMSException | RelayLost | IllegalStateException e) {
            diagnose(e);
            return false;
        } catch (AgentFailure e) {
            log.atWarn()
                    .addKeyValue("code", e.code())
                    .addKeyValue("next", e.nextStep())
                    .log(e.reason());
            return false;
        } finally {
            connection = null;
            if (open != null) {
                close(open);
            }
        }
    }

    private void established() {
        pause = FIRST_PAUSE;
        refusals = 0;
    }

    private void diagnose(Exception e) {
        if (stopping) {
            return;
        }
        Registration registration = home.registration();
        ProbeRelay.Finding finding =
                new ProbeRelay(registration.relayHost(), registration.relayPort(), proxy).probe(TlsContexts.of(home));
        boolean refused =
                e instanceof JMSSecurityException || finding.outcome() == ProbeRelay.Outcome.CERTIFICATE_REFUSED;
        refusals = refused ? refusals + 1 : 0;
        if (refused) {
            pause = PAUSE_WHEN_REFUSED;
        }
        String detail = finding.detail().isEmpty() ? String.valueOf(e.getMessage()) : finding.detail();
        log.atWarn()
                .addKeyValue("code", refused ? "AgentRefused" : "RelayUnreachable")
                .addKeyValue("relay", registration.relayHost() + ":" + registration.relayPort())
                .addKeyValue("finding", finding.outcome())
                .addKeyValue("retryMillis", pause.toMillis())
                .log(detail);
    }

    private void pause() {
        long millis = pause.toMillis() * 3 / 4 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2);
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        synchronized (pausing) {
            try {
                long left = millis;
                while (!stopping && left > 0) {
                    pausing.wait(left);
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                }
            } catch (InterruptedException e) {
                stopping = true;
                Thread.currentThread().interrupt();
            }
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (JMSException e) {
            log.atDebug().addKeyValue("code", "RelayLost").log(String.valueOf(e.getMessage()));
        }
    }
}

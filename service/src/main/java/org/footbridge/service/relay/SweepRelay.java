package org.footbridge.service.relay;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.footbridge.service.agents.AgentAccess;
import org.footbridge.service.agents.AgentCertificates;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.agents.AgentReports;
import org.footbridge.service.agents.Agents;
import org.footbridge.service.keys.AgentIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every two seconds brings the broker in line with the database, which other replicas change too: rights, queues,
 * connections; and writes what agents reported. A fixed number of statements, however many agents there are.
 */
final class SweepRelay implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SweepRelay.class);

    private final AgentRegistry registry;
    private final AgentReports reports;
    private final AgentCertificates certificates;
    private final Agents agents;
    private final ConnectedDirectories directories;
    private final RelayQueues queues;
    private final AgentConnections connections;
    private final ControlMessages control;
    private final RelayMetrics metrics;
    private final Set<AgentIdentity> followed = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sweep-relay").factory());
    private volatile long sweptAt = System.nanoTime();

    SweepRelay(
            AgentRegistry registry,
            AgentReports reports,
            AgentCertificates certificates,
            Agents agents,
            ConnectedDirectories directories,
            RelayQueues queues,
            AgentConnections connections,
            ControlMessages control,
            RelayMetrics metrics) {
        this.registry = registry;
        this.reports = reports;
        this.certificates = certificates;
        this.agents = agents;
        this.directories = directories;
        this.queues = queues;
        this.connections = connections;
        this.control = control;
        this.metrics = metrics;
    }

    void start(Duration interval) throws ActiveMQException {
        sweep();
        var _ = clock.scheduleWithFixedDelay(
                this::sweepOrTell, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Time since the last sweep that succeeded. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - sweptAt);
    }

    private void sweepOrTell() {
        try {
            sweep();
        } catch (ActiveMQException | RuntimeException e) {
            metrics.error("RelaySweepFailed");
            log.atWarn()
                    .addKeyValue("code", "RelaySweepFailed")
                    .addKeyValue("secondsSinceLast", age().toSeconds())
                    .setCause(e)
                    .log("rights and queues could not be brought in line with the database; tried again");
        }
    }

    synchronized void sweep() throws ActiveMQException {
        reports.write();
        Set<AgentIdentity> restricted = registry.reload();
        connections.cut(restricted);
        for (AgentConnections.Live live : connections.withRenewedCertificate()) {
            certificates.connectedWith(live.agent(), live.serial());
        }
        sweepQueues();
        reports.connectedFrom(connections.addresses());
        metrics.agents(agents.countsByStatus());
        metrics.connections(connections.live().size());
        sweptAt = System.nanoTime();
    }

    /** Removes only what was there before the database was asked: what appears meanwhile is new, not gone. */
    private void sweepQueues() throws ActiveMQException {
        Set<String> before = queues.requests();
        Set<String> requests = directories.requestAddresses();
        requests.forEach(queues::make);
        before.stream().filter(address -> !requests.contains(address)).forEach(queues::remove);

        Set<AgentIdentity> present =
                registry.all().stream().map(AgentAccess::identity).collect(Collectors.toSet());
        for (AgentIdentity agent : present) {
            queues.makeForAgent(agent);
            control.start(agent);
        }
        followed.removeAll(present);
        for (AgentIdentity gone : followed) {
            control.stop(gone);
            queues.removeForAgent(gone);
        }
        followed.clear();
        followed.addAll(present);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

package org.footbridge.service.relay;

import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.footbridge.service.agents.AgentInstructed;
import org.footbridge.service.agents.AgentRegistered;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.agents.AgentRevoked;
import org.footbridge.service.agents.RelayEndpoint;
import org.footbridge.service.errors.ServiceFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * The relay as a whole: starts before the web server and the jobs, stops after the web server, follows what happens to
 * agents. Exchanges that still run when it stops fail at once and are repeated at the next start.
 */
final class Relay implements SmartLifecycle, RelayEndpoint {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private final Broker broker;
    private final Requests requests;
    private final ControlMessages control;
    private final SweepRelay sweep;
    private final RelayQueues queues;
    private final AgentConnections connections;
    private final AgentRegistry registry;
    private final RelayProperties properties;
    private volatile boolean running;

    Relay(
            Broker broker,
            Requests requests,
            ControlMessages control,
            SweepRelay sweep,
            RelayQueues queues,
            AgentConnections connections,
            AgentRegistry registry,
            RelayProperties properties) {
        this.broker = broker;
        this.requests = requests;
        this.control = control;
        this.sweep = sweep;
        this.queues = queues;
        this.connections = connections;
        this.registry = registry;
        this.properties = properties;
    }

    @Override
    public void start() {
        broker.start();
        try {
            requests.start();
            control.start();
            sweep.start(properties.sweepInterval());
        } catch (ActiveMQException | RuntimeException e) {
            broker.close();
            throw new ServiceFailure(
                    "RelayNotStarted", 500, "The relay did not start: " + e.getMessage() + ".", "See the message.", e);
        }
        running = true;
        log.atInfo()
                .addKeyValue("code", "RelayStarted")
                .addKeyValue("port", port())
                .log("the relay listens for agents");
    }

    @Override
    public void stop() {
        running = false;
        for (AutoCloseable part : new AutoCloseable[] {sweep, control, requests, broker}) {
            try {
                part.close();
            } catch (Exception e) {
                log.atWarn()
                        .addKeyValue("code", "RelayNotStoppedCleanly")
                        .setCause(e)
                        .log("a part of the relay did not stop cleanly");
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that an agent that registers finds the relay listening. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public int port() {
        return broker.port();
    }

    /** Room for a new agent at once: it connects as soon as it has its certificate. */
    @EventListener
    void registered(AgentRegistered event) throws ActiveMQException {
        if (running) {
            registry.known(event.agent())
                    .ifPresent(access -> access.directories()
                            .forEach(directory -> queues.makeForRequests(
                                    event.agent().tenant().value(), directory)));
            queues.makeForAgent(event.agent());
            control.start(event.agent());
        }
    }

    /** At once, if the agent is connected here; otherwise it is told when it says something. */
    @EventListener
    void instructed(AgentInstructed event) {
        if (running && registry.known(event.agent()).isPresent()) {
            try {
                control.tell(
                        event.agent(),
                        switch (event.instruction()) {
                            case DRAIN -> AnswerAgent.draining(true);
                            case RESUME -> AnswerAgent.draining(false);
                            case RUN_CHECKS -> AnswerAgent.RUN_CHECKS;
                        });
            } catch (ActiveMQException e) {
                log.atInfo()
                        .addKeyValue("code", "AgentNotTold")
                        .addKeyValue("agent", event.agent().agent())
                        .log("an agent could not be told at once, and is with its next heartbeat: " + e.getMessage());
            }
        }
    }

    @EventListener
    void revoked(AgentRevoked event) throws ActiveMQException {
        if (running) {
            connections.cut(Set.of(event.agent()));
            control.stop(event.agent());
            queues.removeForAgent(event.agent());
        }
    }
}

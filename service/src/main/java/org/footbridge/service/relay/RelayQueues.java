package org.footbridge.service.relay;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.service.keys.AgentIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and removes the broker's queues; none is made on demand of an agent. A queue bears the name of its address. */
final class RelayQueues {
    private static final Logger log = LoggerFactory.getLogger(RelayQueues.class);

    private final Broker broker;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    RelayQueues(Broker broker) {
        this.broker = broker;
    }

    void makeForRequests(UUID tenant, UUID directory) {
        make(RelayAddresses.requests(tenant, directory));
    }

    void makeForAgent(AgentIdentity agent) {
        make(RelayAddresses.toAgent(agent.tenant().value(), agent.agent()));
        make(RelayAddresses.fromAgent(agent.tenant().value(), agent.agent()));
    }

    void removeForAgent(AgentIdentity agent) {
        remove(RelayAddresses.toAgent(agent.tenant().value(), agent.agent()));
        remove(RelayAddresses.fromAgent(agent.tenant().value(), agent.agent()));
    }

    /** The addresses of the request queues there are. */
    Set<String> requests() {
        return made.stream().filter(address -> address.startsWith("request.")).collect(Collectors.toUnmodifiableSet());
    }

    void make(String address) {
        if (!made.add(address)) {
            return;
        }
        try {
            server().createQueue(
                            QueueConfiguration.of(address)
                                    .setAddress(address)
                                    .setRoutingType(RoutingType.ANYCAST)
                                    .setDurable(false)
                                    .setAutoDelete(false)
                                    .setAutoCreateAddress(true),
                            true);
        } catch (Exception e) {
            made.remove(address);
            throw new RelayFailure(
                    "RelayUnavailable",
                    "The queue " + address + " cannot be made: " + e.getMessage() + ".",
                    "Look at the health of the service; the request is repeated by itself.",
                    true);
        }
    }

    /** Removes the queue with whatever it holds; senders to it are refused from then on. */
    void remove(String address) {
        if (!made.remove(address)) {
            return;
        }
        SimpleString name = SimpleString.of(address);
        try {
            if (server().locateQueue(name) != null) {
                server().destroyQueue(name, null, false, true);
            }
            if (server().getAddressInfo(name) != null) {
                server().removeAddressInfo(name, null, true);
            }
        } catch (Exception e) {
            log.atWarn()
                    .addKeyValue("code", "RelayQueueNotRemoved")
                    .addKeyValue("address", address)
                    .setCause(e)
                    .log("a queue that nobody needs could not be removed");
        }
    }

    /** How many messages wait in the queue, those on their way to a consumer included. */
    long held(String address) {
        var queue = server().locateQueue(SimpleString.of(address));
        return queue == null ? 0 : queue.getMessageCount();
    }

    private ActiveMQServer server() {
        return broker.server();
    }
}

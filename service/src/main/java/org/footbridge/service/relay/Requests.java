package org.footbridge.service.relay;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through the broker. Every exchange has a reply queue of its own, which goes when the exchange ends: a
 * slow reader holds up nobody else, and an agent that still answers a request that was given up is told so by the
 * broker.
 */
final class Requests implements DirectoryRequests, AutoCloseable {
    private final Broker broker;
    private final RelayQueues queues;
    private final RelayProperties properties;
    private final RelayMetrics metrics;
    private final Map<String, PendingRequest> pending = new ConcurrentHashMap<>();
    private @Nullable ClientSession untaken;

    Requests(Broker broker, RelayQueues queues, RelayProperties properties, RelayMetrics metrics) {
        this.broker = broker;
        this.queues = queues;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Begins to watch for requests that nobody takes. */
    void start() throws ActiveMQException {
        queues.make(Broker.UNTAKEN);
        ClientSession session = broker.sessionWithoutAcknowledge();
        untaken = session;
        session.createConsumer(Broker.UNTAKEN).setMessageHandler(this::gaveBack);
        session.start();
    }

    private void gaveBack(ClientMessage message) {
        String id = message.getStringProperty(Exchange.REQUEST_ID);
        PendingRequest request = id == null ? null : pending.get(id);
        if (request != null) {
            request.gaveBack();
        }
    }

    @Override
    public void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        long began = System.nanoTime();
        try {
            exchangeUncounted(tenant, directory, body, deadline, consumer);
            metrics.completed(Duration.ofNanos(System.nanoTime() - began));
        } catch (RelayFailure failure) {
            metrics.failed(failure.code(), Duration.ofNanos(System.nanoTime() - began));
            throw failure;
        }
    }

    private void exchangeUncounted(
            TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        UUID id = UUID.randomUUID();
        Request request = body.toBuilder()
                .setVersion(RelayLimits.VERSION)
                .setId(id.toString())
                .setDirectoryId(directory.toString())
                .setDeadlineMillis(System.currentTimeMillis() + deadline.toMillis())
                .build();
        String replies = RelayAddresses.replies(tenant.value(), directory, id);
        PendingRequest state = new PendingRequest();
        pending.put(request.getId(), state);
        queues.makeForRequests(tenant.value(), directory);
        queues.make(replies);
        try (ClientSession session = broker.session()) {
            String requests = RelayAddresses.requests(tenant.value(), directory);
            new Exchange(session, request, requests, replies, state, properties.requestTtl(), metrics, consumer).run();
        } catch (ActiveMQInterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("it was interrupted");
        } catch (ActiveMQException e) {
            throw unavailable(String.valueOf(e.getMessage()));
        } finally {
            pending.remove(request.getId());
            queues.remove(replies);
        }
    }

    private static RelayFailure unavailable(String reason) {
        return new RelayFailure(
                "RelayUnavailable",
                "The relay did not carry the request: " + reason + ".",
                "Look at the health of the service; the request is repeated by itself.",
                true);
    }

    @Override
    public void close() throws ActiveMQException {
        ClientSession session = untaken;
        if (session != null) {
            session.close();
        }
    }
}

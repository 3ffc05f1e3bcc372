package org.footbridge.service.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.service.keys.AgentIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages that agents send of themselves and sends the answers. The address says whose message it is. */
final class ControlMessages implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlMessages.class);
    private static final int LARGEST = 256 * 1024;
    private static final long ANSWER_TTL_MILLIS = 60_000;

    private final Broker broker;
    private final AnswerAgent answer;
    private final RelayMetrics metrics;
    private final Map<AgentIdentity, ClientConsumer> consumers = new ConcurrentHashMap<>();
    /** A session is for one thread at a time. */
    private final ReentrantLock sendingTurn = new ReentrantLock();

    private @Nullable ClientSession taking;
    private volatile @Nullable ClientSession sending;

    ControlMessages(Broker broker, AnswerAgent answer, RelayMetrics metrics) {
        this.broker = broker;
        this.answer = answer;
        this.metrics = metrics;
    }

    synchronized void start() throws ActiveMQException {
        ClientSession session = broker.sessionWithoutAcknowledge();
        session.start();
        taking = session;
        sending = broker.session();
    }

    /** Takes the messages of the agent from now on. */
    synchronized void start(AgentIdentity agent) throws ActiveMQException {
        ClientConsumer existing = consumers.get(agent);
        ClientSession session = taking;
        if (session != null && (existing == null || existing.isClosed())) {
            ClientConsumer consumer = session.createConsumer(
                    RelayAddresses.fromAgent(agent.tenant().value(), agent.agent()));
            consumers.put(agent, consumer);
            consumer.setMessageHandler(message -> take(agent, message));
        }
    }

    synchronized void stop(AgentIdentity agent) throws ActiveMQException {
        ClientConsumer consumer = consumers.remove(agent);
        if (consumer != null) {
            consumer.close();
        }
    }

    /** Tells the agent something that it did not ask. What it does not hear within a minute is void. */
    void tell(AgentIdentity agent, ToAgent message) throws ActiveMQException {
        send(agent, message.toBuilder().setVersion(RelayLimits.VERSION).build());
    }

    /** Runs on the one thread of the taking session. */
    private void take(AgentIdentity agent, ClientMessage message) {
        try {
            int size = message.getBodyBuffer().readableBytes();
            if (size > LARGEST) {
                metrics.error("ControlMessageInvalid");
                return;
            }
            byte[] body = new byte[size];
            message.getBodyBuffer().readBytes(body);
            metrics.controlBytes(size);
            FromAgent said = FromAgent.parseFrom(body);
            ToAgent reply = answer.to(agent, said);
            if (reply != null) {
                send(
                        agent,
                        reply.toBuilder()
                                .setVersion(RelayLimits.VERSION)
                                .setId(said.getId())
                                .build());
            }
        } catch (InvalidProtocolBufferException e) {
            metrics.error("ControlMessageInvalid");
        } catch (ActiveMQException | RuntimeException e) {
            metrics.error("ControlMessageFailed");
            log.atWarn()
                    .addKeyValue("code", "ControlMessageFailed")
                    .addKeyValue("tenant", agent.tenant())
                    .addKeyValue("agent", agent.agent())
                    .setCause(e)
                    .log("a message of an agent could not be handled; the agent repeats it");
        }
    }

    private void send(AgentIdentity agent, ToAgent reply) throws ActiveMQException {
        sendingTurn.lock();
        try {
            sendNow(agent, reply);
        } finally {
            sendingTurn.unlock();
        }
    }

    private void sendNow(AgentIdentity agent, ToAgent reply) throws ActiveMQException {
        ClientSession session = sending;
        if (session != null) {
            ClientMessage message = session.createMessage(Message.BYTES_TYPE, false);
            message.setCorrelationID(reply.getId());
            message.setExpiration(System.currentTimeMillis() + ANSWER_TTL_MILLIS);
            byte[] body = reply.toByteArray();
            message.getBodyBuffer().writeBytes(body);
            metrics.controlBytes(body.length);
            try (ClientProducer producer =
                    session.createProducer(RelayAddresses.toAgent(agent.tenant().value(), agent.agent()))) {
                producer.send(message);
            }
        }
    }

    @Override
    public synchronized void close() throws ActiveMQException {
        consumers.clear();
        for (ClientSession session :
                Stream.of(taking, sending).flatMap(Stream::ofNullable).toList()) {
            session.close();
        }
        taking = null;
        sending = null;
    }
}

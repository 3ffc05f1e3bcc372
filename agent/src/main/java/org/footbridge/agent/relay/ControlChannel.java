package org.footbridge.agent.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.agent.home.Registration;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.ToAgent;

/** The agent's own two queues: what it tells the service, and what the service tells it. */
final class ControlChannel {
    private final Session sending;
    private final MessageProducer producer;
    private final MessageConsumer consumer;

    ControlChannel(Connection connection, Registration registration) throws JMSException {
        sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        producer = sending.createProducer(
                sending.createQueue(RelayAddresses.fromAgent(registration.tenant(), registration.agent())));
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        Session receiving = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        consumer = receiving.createConsumer(
                receiving.createQueue(RelayAddresses.toAgent(registration.tenant(), registration.agent())));
    }

    /** Sends and returns the id under which an answer comes. */
    synchronized String send(FromAgent.Builder message) {
        String id = UUID.randomUUID().toString();
        try {
            BytesMessage carrier = sending.createBytesMessage();
            carrier.writeBytes(
                    message.setVersion(RelayLimits.VERSION).setId(id).build().toByteArray());
            carrier.setJMSCorrelationID(id);
            producer.send(carrier);
            return id;
        } catch (JMSException e) {
            throw new RelayLost("the service could not be told", e);
        }
    }

    /** The next message to this agent; empty when there is none within the time. */
    Optional<ToAgent> receive(Duration wait) {
        try {
            Message message = consumer.receive(wait.toMillis());
            return message instanceof BytesMessage bytes
                    ? Optional.of(ToAgent.parseFrom(body(bytes)))
                    : Optional.empty();
        } catch (JMSException | InvalidProtocolBufferException e) {
            throw new RelayLost("messages of the service cannot be received", e);
        }
    }

    static byte[] body(BytesMessage message) throws JMSException {
        byte[] body = new byte[Math.toIntExact(message.getBodyLength())];
        message.readBytes(body);
        return body;
    }
}

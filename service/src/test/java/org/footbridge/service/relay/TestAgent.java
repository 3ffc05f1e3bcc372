package org.footbridge.service.relay;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionExtensions;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.service.agents.Registration;
import org.footbridge.service.keys.TestKeys;
import org.jspecify.annotations.Nullable;

/** Speaks to the relay as the agent program does, one step at a time. */
final class TestAgent {
    private static final int INDIVIDUAL_ACKNOWLEDGE = 101;
    private static final long TIMEOUT_MILLIS = 20_000;

    final RelayFixture fixture;
    final Registration registration;
    final KeyPair pair;
    final X509Certificate certificate;

    TestAgent(RelayFixture fixture, Registration registration, KeyPair pair, X509Certificate certificate) {
        this.fixture = fixture;
        this.registration = registration;
        this.pair = pair;
        this.certificate = certificate;
    }

    UUID id() {
        return registration.agent().agent();
    }

    UUID tenant() {
        return registration.agent().tenant().value();
    }

    SSLContext tls() {
        return TestKeys.context(fixture.authority.certificate(), pair.getPrivate(), certificate);
    }

    Link connect() throws JMSException {
        return connect(fixture.amqps(), tls(), null);
    }

    static Link connect(URI relay, SSLContext tls, @Nullable Supplier<Object> proxy) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                relay
                        + "?amqp.saslMechanisms=EXTERNAL&jms.prefetchPolicy.all=0&jms.forceSyncSend=true"
                        + "&jms.connectTimeout=8000&jms.requestTimeout=8000&jms.sendTimeout=60000&transport.connectTimeout=5000");
        factory.setSslContext(tls);
        if (proxy != null) {
            factory.setExtension(JmsConnectionExtensions.PROXY_HANDLER_SUPPLIER.toString(), (connection, uri) -> proxy);
        }
        Connection connection = factory.createConnection();
        connection.start();
        return new Link(connection, connection.createSession(false, INDIVIDUAL_ACKNOWLEDGE));
    }

    /** One connection with one session. */
    static final class Link implements AutoCloseable {
        final Connection connection;
        final Session session;

        Link(Connection connection, Session session) {
            this.connection = connection;
            this.session = session;
        }

        MessageConsumer consumer(String address) throws JMSException {
            return session.createConsumer(session.createQueue(address));
        }

        /** Waits for the next request, which stays unacknowledged. */
        Taken take(MessageConsumer requests) throws Exception {
            Message message = requests.receive(TIMEOUT_MILLIS);
            if (message == null) {
                throw new AssertionError("no request came");
            }
            return new Taken(this, message, Request.parseFrom(body(message)));
        }

        void send(String address, byte[] body) throws JMSException {
            MessageProducer producer = session.createProducer(session.createQueue(address));
            try {
                producer.send(message(body));
            } finally {
                producer.close();
            }
        }

        BytesMessage message(byte[] body) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            return message;
        }

        /** Sends on the agent's control address. */
        void say(TestAgent agent, FromAgent.Builder what) throws JMSException {
            send(
                    RelayAddresses.fromAgent(agent.tenant(), agent.id()),
                    what.setVersion(RelayLimits.VERSION)
                            .setId(UUID.randomUUID().toString())
                            .build()
                            .toByteArray());
        }

        ToAgent hear(MessageConsumer own) throws Exception {
            Message message = own.receive(TIMEOUT_MILLIS);
            if (message == null) {
                throw new AssertionError("no answer came");
            }
            message.acknowledge();
            return ToAgent.parseFrom(body(message));
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    /** A request that an agent took, and one stream of answers to it. */
    static final class Taken {
        final Link link;
        final Message message;
        final Request request;
        final String stream = UUID.randomUUID().toString();
        private final MessageProducer producer;
        private int sequence;

        Taken(Link link, Message message, Request request) throws JMSException {
            this.link = link;
            this.message = message;
            this.request = request;
            this.producer = link.session.createProducer(message.getJMSReplyTo());
        }

        void answer(Frame.Builder frame) throws JMSException {
            answer(frame, sequence++);
        }

        void answer(Frame.Builder frame, int number) throws JMSException {
            BytesMessage reply = link.message(frame.setVersion(RelayLimits.VERSION)
                    .setRequestId(request.getId())
                    .setStreamId(stream)
                    .setAgentId("test")
                    .setSequence(number)
                    .build()
                    .toByteArray());
            reply.setJMSCorrelationID(request.getId());
            reply.setStringProperty("_AMQ_DUPL_ID", stream + ":" + number);
            producer.send(reply);
        }

        void acknowledge() throws JMSException {
            message.acknowledge();
        }
    }

    private static byte[] body(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return body;
    }
}

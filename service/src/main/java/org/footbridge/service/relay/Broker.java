package org.footbridge.service.relay;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.footbridge.relay.RelayLimits;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.ServerIdentity;
import org.footbridge.service.keys.ServerKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded message broker: nothing persistent, no management, no queue made on demand; one port for agents (AMQP
 * and WebSocket, TLS with client certificates) and a connection within the process for the service itself.
 */
final class Broker implements AutoCloseable {
    /** What nobody took in time, or agents gave back too often, comes here. */
    static final String UNTAKEN = "untaken";

    private static final Logger log = LoggerFactory.getLogger(Broker.class);
    private static final String AGENTS = "agents";
    private static final AtomicInteger IN_PROCESS = new AtomicInteger();
    private static final long CALL_TIMEOUT_MILLIS = 15_000;
    /** Messages an agent may send before it hears back: bounds what a stopped consumer makes the broker hold. */
    private static final int CREDITS = 8;

    private static final int LOW_CREDITS = 4;
    private static final int REDELIVERIES = 5;
    private static final long SMALL_QUEUE_BYTES = 4L * 1024 * 1024;
    /** About two frames wait at the reader; the rest waits in the broker. */
    private static final int READER_WINDOW_BYTES = 2 * RelayLimits.MAX_FRAME_BYTES;

    private final RelayProperties properties;
    private final RelaySecurity security;
    private final SSLContext tls;
    private final int id = IN_PROCESS.incrementAndGet();
    private final EmbeddedActiveMQ embedded = new EmbeddedActiveMQ();
    private @Nullable ServerLocator locator;
    private @Nullable ClientSessionFactory sessions;

    Broker(RelayProperties properties, AgentRegistry registry, Authority authority, ServerIdentity identity) {
        this.properties = properties;
        this.security = new RelaySecurity(registry);
        this.tls = context(new ServerKeyManager(identity), new AgentTrust(authority, registry));
    }

    /** @throws ServiceFailure RelayNotStarted */
    synchronized void start() {
        BrokerLogs.quieten();
        try {
            embedded.setConfiguration(configuration());
            embedded.setSecurityManager(security);
            embedded.start();
            if (port() <= 0) {
                throw new ActiveMQException("the port cannot be listened on");
            }
            ServerLocator within = ActiveMQClient.createServerLocatorWithoutHA(
                    new TransportConfiguration(InVMConnectorFactory.class.getName(), Map.of("serverId", id)));
            within.setConsumerWindowSize(READER_WINDOW_BYTES);
            within.setCallTimeout(CALL_TIMEOUT_MILLIS);
            within.setBlockOnNonDurableSend(true);
            within.setBlockOnAcknowledge(false);
            within.setMinLargeMessageSize(Integer.MAX_VALUE);
            within.setReconnectAttempts(0);
            locator = within;
            sessions = within.createSessionFactory();
        } catch (Exception e) {
            close();
            throw new ServiceFailure(
                    "RelayNotStarted",
                    500,
                    "The relay did not start on " + properties.bind() + ":" + properties.port() + ": " + e.getMessage()
                            + ".",
                    "See whether another program uses the port; choose another with footbridge.relay.port.",
                    e);
        }
    }

    /** The port that agents connect to; 0 when the broker does not listen. */
    int port() {
        ActiveMQServer server = embedded.getActiveMQServer();
        return server != null && server.getRemotingService().getAcceptor(AGENTS) instanceof NettyAcceptor acceptor
                ? Math.max(0, acceptor.getActualPort())
                : 0;
    }

    boolean isHealthy() {
        ActiveMQServer server = embedded.getActiveMQServer();
        ClientSessionFactory factory = sessions;
        return server != null
                && server.isActive()
                && factory != null
                && !factory.isClosed()
                && server.getRemotingService().getAcceptor(AGENTS) instanceof NettyAcceptor acceptor
                && acceptor.isStarted();
    }

    ActiveMQServer server() {
        return embedded.getActiveMQServer();
    }

    /** A session of the service; one thread at a time uses it. */
    ClientSession session() throws ActiveMQException {
        return session(false);
    }

    /** A session whose messages count as taken when they are delivered. */
    ClientSession sessionWithoutAcknowledge() throws ActiveMQException {
        return session(true);
    }

    private ClientSession session(boolean preAcknowledge) throws ActiveMQException {
        ClientSessionFactory factory = sessions;
        if (factory == null) {
            throw new ActiveMQException("the relay is not running");
        }
        return factory.createSession(
                RelaySecurity.SERVICE, security.servicePassword(), false, true, true, preAcknowledge, 0);
    }

    private ConfigurationImpl configuration() {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("footbridge-" + id);
        configuration.setPersistenceEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setSecurityEnabled(true);
        // no rights outlive what the registry says
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
        configuration.setClusterUser(RelaySecurity.SERVICE + "-cluster");
        configuration.setClusterPassword(RelaySecurity.randomPassword());
        configuration.setMessageExpiryScanPeriod(1000);
        WildcardConfiguration addressesAreLiteral = new WildcardConfiguration();
        addressesAreLiteral.setRoutingEnabled(false);
        configuration.setWildCardConfiguration(addressesAreLiteral);
        // without persistence a full disk is nobody's business here
        configuration.setMaxDiskUsage(-1);
        configuration.setCriticalAnalyzer(false);
        configuration.setIDCacheSize(2000);
        configuration.setPersistIDCache(false);
        configuration.addAddressSetting("#", settings(SMALL_QUEUE_BYTES, AddressFullMessagePolicy.BLOCK));
        configuration.addAddressSetting("reply.#", settings(properties.answerBytes(), AddressFullMessagePolicy.BLOCK));
        // the service itself sends here: it is to be told, not to wait
        configuration.addAddressSetting("agent.#", settings(SMALL_QUEUE_BYTES, AddressFullMessagePolicy.FAIL));
        configuration.addAddressSetting("request.#", settings(SMALL_QUEUE_BYTES, AddressFullMessagePolicy.FAIL));
        configuration.setAcceptorConfigurations(Set.of(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", id), "service"),
                agents()));
        return configuration;
    }

    private static AddressSettings settings(long bytes, AddressFullMessagePolicy whenFull) {
        return new AddressSettings()
                .setAutoCreateQueues(false)
                .setAutoDeleteQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteAddresses(false)
                .setMaxSizeBytes(bytes)
                .setAddressFullMessagePolicy(whenFull)
                .setExpiryAddress(SimpleString.of(UNTAKEN))
                .setDeadLetterAddress(SimpleString.of(UNTAKEN))
                .setMaxDeliveryAttempts(REDELIVERIES);
    }

    private TransportConfiguration agents() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("host", properties.bind());
        parameters.put("port", properties.port());
        parameters.put("protocols", "AMQP");
        parameters.put("sslEnabled", true);
        parameters.put("needClientAuth", true);
        parameters.put("enabledProtocols", "TLSv1.3");
        parameters.put(RelayTlsContextFactory.CONTEXT, tls);
        parameters.put("connectionsAllowed", (long) properties.connections());
        parameters.put("webSocketMaxFramePayloadLength", RelayLimits.MAX_FRAME_BYTES);
        Map<String, Object> protocol = new HashMap<>();
        protocol.put("saslMechanisms", "EXTERNAL");
        protocol.put("amqpIdleTimeout", Long.toString(properties.idleTimeout().toMillis()));
        protocol.put("amqpCredits", Integer.toString(CREDITS));
        protocol.put("amqpLowCredits", Integer.toString(LOW_CREDITS));
        // frames stay ordinary messages: large ones would go to files
        protocol.put("amqpMinLargeMessageSize", "-1");
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), parameters, AGENTS, protocol);
    }

    private static SSLContext context(ServerKeyManager keys, AgentTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            // a resumed session would skip the look at the certificate
            context.getServerSessionContext().setSessionCacheSize(1);
            context.getServerSessionContext().setSessionTimeout(1);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available.", e);
        }
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable part : closing()) {
            try {
                part.close();
            } catch (Exception e) {
                log.atWarn()
                        .addKeyValue("code", "RelayNotStoppedCleanly")
                        .setCause(e)
                        .log("a part of the relay did not stop cleanly");
            }
        }
        sessions = null;
        locator = null;
    }

    private List<AutoCloseable> closing() {
        List<AutoCloseable> parts = new ArrayList<>();
        Stream.<@Nullable AutoCloseable>of(sessions, locator)
                .flatMap(Stream::ofNullable)
                .forEach(parts::add);
        parts.add(embedded::stop);
        return parts;
    }
}

package org.footbridge.agent.relay;

import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.qpid.jms.JmsConnectionExtensions;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.TlsContexts;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Registration;
import org.footbridge.relay.RelayLimits;

/**
 * Opens the one connection to the relay: AMQP 1.0 over TLS 1.3, plain or over WebSocket, through a proxy if need be. Every
 * send waits for the relay to take the message, and nothing is fetched ahead.
 */
final class ConnectRelay {
    static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration SEND = Duration.ofSeconds(60);

    private final AgentHome home;
    private final Optional<Proxy> proxy;

    ConnectRelay(AgentHome home, Optional<Proxy> proxy) {
        this.home = home;
        this.proxy = proxy;
    }

    /** A connection that is not started yet. */
    Connection connect() throws JMSException {
        Registration registration = home.registration();
        JmsConnectionFactory factory = new JmsConnectionFactory(address(registration));
        factory.setSslContext(TlsContexts.of(home));
        proxy.ifPresent(through -> factory.setExtension(
                JmsConnectionExtensions.PROXY_HANDLER_SUPPLIER.toString(), (connection, remote) -> handler(through)));
        return factory.createConnection();
    }

    private static Supplier<ProxyHandler> handler(Proxy proxy) {
        InetSocketAddress address = new InetSocketAddress(proxy.host(), proxy.port());
        return () -> {
            ProxyHandler handler = proxy.user().isPresent()
                    ? new HttpProxyHandler(
                            address, proxy.user().get(), proxy.password().orElse(""))
                    : new HttpProxyHandler(address);
            handler.setConnectTimeoutMillis(CONNECT.toMillis());
            return handler;
        };
    }

    static String address(Registration registration) {
        return (registration.webSocket() ? "amqpwss" : "amqps") + "://" + registration.relayHost() + ":"
                + registration.relayPort()
                + "?amqp.idleTimeout=" + RelayLimits.IDLE_TIMEOUT.toMillis()
                + "&amqp.saslMechanisms=EXTERNAL"
                + "&transport.enabledProtocols=TLSv1.3"
                + "&transport.connectTimeout=" + CONNECT.toMillis()
                + "&jms.connectTimeout=" + CONNECT.toMillis()
                + "&jms.requestTimeout=" + CONNECT.toMillis()
                + "&jms.closeTimeout=2000"
                + "&jms.sendTimeout=" + SEND.toMillis()
                + "&jms.forceSyncSend=true"
                + "&jms.prefetchPolicy.all=0";
    }
}

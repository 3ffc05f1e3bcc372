package org.footbridge.service.relay;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.footbridge.service.agents.AgentAccess;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.IssuedCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live connections of agents, and the end of those that lost their right. */
final class AgentConnections {
    private static final Logger log = LoggerFactory.getLogger(AgentConnections.class);

    private final Broker broker;
    private final AgentRegistry registry;

    AgentConnections(Broker broker, AgentRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** A connection and the certificate it was opened with. */
    record Live(AgentIdentity agent, String serial, RemotingConnection connection) {}

    List<Live> live() {
        return broker.server().getRemotingService().getConnections().stream()
                .map(AgentConnections::live)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Live> live(RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        if (chain == null || chain.length == 0) {
            return Optional.empty();
        }
        return AgentIdentity.of(chain[0]).map(agent -> new Live(agent, IssuedCertificate.serial(chain[0]), connection));
    }

    /** Where the agents come from: the address of the machine, or of the proxy that is between. */
    Map<AgentIdentity, String> addresses() {
        Map<AgentIdentity, String> addresses = new HashMap<>();
        for (Live live : live()) {
            String from = address(live.connection().getRemoteAddress());
            if (!from.isEmpty()) {
                addresses.put(live.agent(), from);
            }
        }
        return addresses;
    }

    /** Without the port, which is another one each time. */
    private static String address(@Nullable String remote) {
        if (remote == null) {
            return "";
        }
        String from = remote.substring(remote.indexOf('/') + 1);
        int port = from.lastIndexOf(':');
        return port < 0 ? from : from.substring(0, port);
    }

    /** Ends the connections of agents that may not connect any more, and of those named. */
    void cut(Set<AgentIdentity> besides) {
        for (Live live : live()) {
            boolean allowed = registry.known(live.agent())
                    .filter(access -> access.accepts(live.serial()))
                    .isPresent();
            if (!allowed || besides.contains(live.agent())) {
                cut(live);
            }
        }
    }

    private static void cut(Live live) {
        log.atInfo()
                .addKeyValue("code", "AgentConnectionCut")
                .addKeyValue("tenant", live.agent().tenant())
                .addKeyValue("agent", live.agent().agent())
                .addKeyValue("serial", live.serial())
                .log("ended the connection of an agent whose rights changed");
        live.connection().disconnect(false);
        live.connection().fail(new ActiveMQSecurityException("the rights of this agent changed"));
    }

    /** Those that connected with a certificate that is the newest of two. */
    List<Live> withRenewedCertificate() {
        return live().stream()
                .filter(live -> registry.known(live.agent())
                        .filter(access -> Objects.nonNull(access.previousSerial()))
                        .map(AgentAccess::serial)
                        .filter(live.serial()::equals)
                        .isPresent())
                .toList();
    }
}

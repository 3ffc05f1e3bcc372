package org.footbridge.service.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A second entrance for this machine: plain HTTP on loopback, where a browser needs no certificate; only when it is open. */
@Component
@EnableConfigurationProperties(PortalProperties.class)
class PortalDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger log = LoggerFactory.getLogger(PortalDoor.class);
    private static final int MOST_CONNECTIONS = 64;

    private final PortalProperties properties;
    private volatile @Nullable Connector connector;

    PortalDoor(PortalProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!properties.open()) {
            return;
        }
        Connector added = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        added.setScheme("http");
        added.setPort(properties.httpPort());
        if (added.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(loopback());
            protocol.setMaxConnections(MOST_CONNECTIONS);
        }
        factory.addAdditionalConnectors(added);
        connector = added;
    }

    /** Whether the request came in through this connector. */
    boolean isEntranceOf(HttpServletRequest request) {
        Connector opened = connector;
        return opened != null && request.getLocalPort() == opened.getLocalPort();
    }

    /** The port that it listens on; -1 when the portal is not open. */
    int port() {
        Connector opened = connector;
        return opened == null ? -1 : opened.getLocalPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (connector != null) {
            log.atInfo()
                    .addKeyValue("code", "PortalOpen")
                    .addKeyValue("url", "http://localhost:" + port() + "/")
                    .log("the admin center has an entrance for this machine without TLS");
        }
    }

    private InetAddress loopback() {
        try {
            InetAddress address = InetAddress.getByName(properties.httpAddress());
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    private ServiceFailure refused(@Nullable Throwable cause) {
        return new ServiceFailure(
                "PortalNotOnLoopback",
                500,
                "What is not encrypted listens on loopback only, not on " + properties.httpAddress() + ".",
                "Set footbridge.portal.http-address to 127.0.0.1 or ::1.",
                cause);
    }
}

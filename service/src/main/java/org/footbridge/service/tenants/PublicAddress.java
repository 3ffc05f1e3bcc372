package org.footbridge.service.tenants;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How clients and agents reach this service. */
@Component
public class PublicAddress {
    private final @Nullable String configured;
    private volatile int port;

    PublicAddress(TenantsProperties properties) {
        this.configured = properties.publicUrl();
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** Without a slash at the end, e.g. {@code https://sync.example.com}; with the real port once the server listens. */
    public String url() {
        return configured != null ? configured : "https://localhost:" + port;
    }
}

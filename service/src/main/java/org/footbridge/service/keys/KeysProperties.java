package org.footbridge.service.keys;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key lies and which names the service answers to.
 *
 * @param data folder of {@code master.key} and {@code authority.pem}
 * @param hostNames DNS names and IP addresses that clients and agents reach the service by; localhost, the machine's
 *     name and the loopback addresses are always added
 * @param tls of the web server
 */
@ConfigurationProperties("footbridge")
public record KeysProperties(
        Path data,
        @DefaultValue List<String> hostNames,
        @DefaultValue Tls tls) {
    public KeysProperties {
        hostNames = List.copyOf(hostNames);
    }

    /** @param enabled false: the web server speaks plain HTTP, e.g. behind a proxy that ends TLS */
    public record Tls(@DefaultValue("true") boolean enabled) {}
}

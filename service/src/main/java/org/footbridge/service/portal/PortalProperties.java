package org.footbridge.service.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The entrance to the admin center for this machine, without TLS.
 *
 * @param open whether there is one
 * @param httpAddress a loopback address
 * @param httpPort 0 for any free one
 */
@ConfigurationProperties("footbridge.portal")
record PortalProperties(
        @DefaultValue("false") boolean open,
        @DefaultValue("127.0.0.1") String httpAddress,
        @DefaultValue("8080") int httpPort) {}

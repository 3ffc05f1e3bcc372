package org.footbridge.service.keys;

import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * HTTPS on {@code server.port} with the certificate of {@link ServerIdentity}, in memory. Steps back when the
 * administrator configured another certificate with {@code server.ssl.*}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "footbridge.tls.enabled", havingValue = "true", matchIfMissing = true)
class WebTls {
    static final String BUNDLE = "footbridge";

    @Bean
    SslBundleRegistrar serverBundle(ServerIdentity identity) {
        return registry -> registry.registerBundle(BUNDLE, bundle(identity));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serveHttps(SslBundles bundles) {
        return factory -> {
            if (factory.getSsl() == null) {
                factory.setSslBundles(bundles);
                factory.setSsl(Ssl.forBundle(BUNDLE));
            }
        };
    }

    @Bean
    RenewServerCertificate renewServerCertificate(ServerIdentity identity, SslBundleRegistry registry) {
        return new RenewServerCertificate(identity, () -> registry.updateBundle(BUNDLE, bundle(identity)));
    }

    private static SslBundle bundle(ServerIdentity identity) {
        String password = UUID.randomUUID().toString();
        return SslBundle.of(
                SslStoreBundle.of(identity.keyStore(password.toCharArray()), password, null),
                SslBundleKey.of(password, ServerIdentity.ALIAS),
                SslOptions.of(null, new String[] {"TLSv1.3", "TLSv1.2"}));
    }
}

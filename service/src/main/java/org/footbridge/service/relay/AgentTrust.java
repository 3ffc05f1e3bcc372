package org.footbridge.service.relay;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.footbridge.service.agents.AgentAccess;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.keys.IssuedCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Lets an agent finish its TLS handshake only with a client certificate of the service's own authority that belongs to a
 * registered agent and is not revoked or replaced.
 */
final class AgentTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager path;
    private final AgentRegistry registry;

    AgentTrust(Authority authority, AgentRegistry registry) {
        this.path = pathTo(authority);
        this.registry = registry;
    }

    private static X509ExtendedTrustManager pathTo(Authority authority) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", authority.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The trust in the authority cannot be set up.", e);
        }
    }

    /** The rights that go with a certificate; the certificate's path must have been checked. */
    static Optional<AgentAccess> access(AgentRegistry registry, X509Certificate certificate) {
        return AgentIdentity.of(certificate)
                .flatMap(registry::find)
                .filter(access -> access.accepts(IssuedCertificate.serial(certificate)));
    }

    private void requireRegistered(X509Certificate[] chain) throws CertificateException {
        try {
            if (access(registry, chain[0]).isEmpty()) {
                throw new CertificateException("The certificate belongs to no registered agent, or was revoked.");
            }
        } catch (DataAccessException e) {
            throw new CertificateException("Whether the agent is registered cannot be told now.", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        path.checkClientTrusted(chain, authType, engine);
        requireRegistered(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        path.checkClientTrusted(chain, authType, socket);
        requireRegistered(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        path.checkClientTrusted(chain, authType);
        requireRegistered(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("The relay connects to no server.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        throw new CertificateException("The relay connects to no server.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("The relay connects to no server.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return path.getAcceptedIssuers();
    }
}

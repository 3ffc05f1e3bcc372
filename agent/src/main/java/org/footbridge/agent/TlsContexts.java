package org.footbridge.agent;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Identity;

/** TLS with the agent's certificate, trusting the service's authority alone. Keys stay in memory. */
public final class TlsContexts {
    private static final char[] NO_PASSWORD = new char[0];

    private TlsContexts() {}

    public static SSLContext of(AgentHome home) {
        try {
            Identity identity = home.identity();
            KeyStore keys = empty();
            keys.setKeyEntry(
                    "agent", identity.key(), NO_PASSWORD, identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keyManagers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keyManagers.getKeyManagers(), new TrustManager[] {trusting(home.authority())}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AgentFailure(
                    "IdentityUnreadable",
                    "The agent's key and certificate cannot be used: " + e.getMessage(),
                    "Register the agent anew.",
                    e);
        }
    }

    /** Trust in one authority; host names are verified by whoever opens the connection. */
    public static X509ExtendedTrustManager trusting(X509Certificate authority) throws GeneralSecurityException {
        KeyStore anchors = empty();
        anchors.setCertificateEntry("authority", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager in this Java runtime");
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

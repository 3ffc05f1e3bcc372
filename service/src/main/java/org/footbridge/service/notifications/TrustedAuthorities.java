package org.footbridge.service.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/** The TLS of what is sent: the authorities that Java knows, and those of the administrator's file. */
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /** @throws ServiceFailure NotificationAuthoritiesUnreadable */
    static SSLContext context(@Nullable Path file) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate known : known()) {
                store.setCertificateEntry("known" + number++, known);
            }
            if (file != null) {
                try (InputStream pem = Files.newInputStream(file)) {
                    for (Certificate own :
                            CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                        store.setCertificateEntry("own" + number++, own);
                    }
                }
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ServiceFailure(
                    "NotificationAuthoritiesUnreadable",
                    500,
                    "The authorities that notifications trust cannot be read: " + e.getMessage() + ".",
                    "Correct footbridge.notifications.ca-file.",
                    e);
        }
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trusted) {
                return trusted.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}

package org.footbridge.service.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Key and certificate of a server of somebody else's, signed by an authority of its own. */
public final class TestServer {
    public static final String PASSWORD = "in memory";

    private final X509Certificate authority;
    private final KeyStore store;

    private TestServer(X509Certificate authority, KeyStore store) {
        this.authority = authority;
        this.store = store;
    }

    public static TestServer named(String host) throws GeneralSecurityException, IOException {
        KeyPair issuer = SignCertificate.newKeyPair();
        KeyPair pair = SignCertificate.newKeyPair();
        Instant from = Instant.now().minus(Duration.ofMinutes(1));
        Instant until = Instant.now().plus(Duration.ofHours(1));
        X509Certificate authority = SignCertificate.selfSigned(issuer, "CN=Somebody", from, until);
        X509Certificate own = new SignCertificate(new X500Principal("CN=Somebody"), issuer.getPrivate())
                .endEntity(
                        new SignCertificate.Subject("CN=" + host, pair.getPublic(), SignCertificate.newSerial()),
                        from,
                        until,
                        KeyPurposeId.id_kp_serverAuth,
                        List.of(new GeneralName(GeneralName.dNSName, host)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {own});
        return new TestServer(authority, store);
    }

    public String authorityPem() {
        return Pem.of(authority);
    }

    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key and the certificate as a file. */
    public Path keyStore(Path folder) {
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

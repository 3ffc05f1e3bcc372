package org.footbridge.service.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.jspecify.annotations.Nullable;

/** Keys, requests and TLS contexts as an agent makes them. */
public final class TestKeys {
    private static final char[] PASSWORD = "in memory".toCharArray();

    private TestKeys() {}

    public static KeyPair newPair() {
        return SignCertificate.newKeyPair();
    }

    public static byte[] request(KeyPair pair) throws Exception {
        return request(pair, "SHA256withECDSA");
    }

    private static byte[] request(KeyPair pair, String algorithm) throws Exception {
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=whatever"), pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
                .getEncoded();
    }

    public static String requestPem(KeyPair pair) throws Exception {
        return requestPem(pair, "SHA256withECDSA");
    }

    public static String requestPem(KeyPair pair, String algorithm) throws Exception {
        return Pem.encode("CERTIFICATE REQUEST", request(pair, algorithm));
    }

    public static X509Certificate certificate(String pem) {
        return Pem.certificate(pem);
    }

    /** What an agent of another authority would show. */
    public static X509Certificate byAnotherAuthority(KeyPair pair, AgentIdentity identity) {
        KeyPair authority = newPair();
        SignCertificate sign =
                new SignCertificate(new X500Principal("CN=Footbridge authority"), authority.getPrivate());
        return sign.endEntity(
                new SignCertificate.Subject("CN=agent", pair.getPublic(), SignCertificate.newSerial()),
                Instant.now().minus(Duration.ofMinutes(1)),
                Instant.now().plus(Duration.ofHours(1)),
                KeyPurposeId.id_kp_clientAuth,
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, identity.uri())));
    }

    /** Trusts the authority only; shows the certificate, if there is one. */
    public static SSLContext context(
            X509Certificate authority, @Nullable PrivateKey key, @Nullable X509Certificate certificate) {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", authority);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    key == null || certificate == null ? null : managers(key, certificate),
                    trust.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] managers(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore own = empty();
        own.setKeyEntry("agent", key, PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        return keys.getKeyManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}

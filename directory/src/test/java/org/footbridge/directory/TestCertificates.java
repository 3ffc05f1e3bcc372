package org.footbridge.directory;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and what it signs, good and bad. */
final class TestCertificates {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] NONE = {};

    private final X500Name name = new X500Name("CN=Test authority");
    private final KeyPair key = newKey();
    private final X509Certificate authority;

    TestCertificates() throws GeneralSecurityException, IOException, OperatorCreationException {
        X509v3CertificateBuilder builder = builder(
                name,
                key,
                Instant.now().minus(Duration.ofDays(400)),
                Instant.now().plus(Duration.ofDays(400)));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        authority = sign(builder);
    }

    String pem() throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(authority);
        }
        return text.toString();
    }

    /** Server sockets with a certificate for the address, good until then. */
    SSLServerSocketFactory sockets(String address, Instant until)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair server = newKey();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=" + address), server, until.minus(Duration.ofDays(30)), until);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NONE);
        store.setKeyEntry("server", server.getPrivate(), NONE, new Certificate[] {sign(builder), authority});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NONE);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, RANDOM);
        return context.getServerSocketFactory();
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKey, Instant from, Instant until) {
        return new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(120, RANDOM).setBit(119),
                Date.from(from),
                Date.from(until),
                subject,
                subjectKey.getPublic());
    }

    private X509Certificate sign(X509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }
}

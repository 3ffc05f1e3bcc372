package org.footbridge.sampleforest;

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
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certification authority of a forest, made at each start, and the certificates of its servers (EC P-256). */
final class ServerCertificates {
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char[] IN_MEMORY = {};

    private final KeyPair key;
    private final X500Name name;
    private final X509Certificate certificate;

    private ServerCertificates(KeyPair key, X500Name name)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        this.key = key;
        this.name = name;
        X509v3CertificateBuilder builder = builder(name, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        this.certificate = sign(builder);
    }

    static ServerCertificates create(String forest) {
        try {
            return new ServerCertificates(newKey(), new X500Name("CN=Sample forest CA of " + forest));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw failed(forest, failure);
        }
    }

    /** The authority's certificate, to be trusted by clients. */
    String authorityPem() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException failure) {
            throw failed(name.toString(), failure);
        }
        return text.toString();
    }

    /** Server sockets with a certificate for the host name, {@code localhost} and the address. */
    SSLServerSocketFactory sockets(String host, String address) {
        try {
            KeyPair server = newKey();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY);
            Certificate[] chain = {serverCertificate(server, host, address), certificate};
            store.setKeyEntry("server", server.getPrivate(), IN_MEMORY, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, RANDOM);
            return context.getServerSocketFactory();
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw failed(host, failure);
        }
    }

    private X509Certificate serverCertificate(KeyPair server, String host, String address)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X509v3CertificateBuilder builder = builder(new X500Name("CN=" + host), server);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, host),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, address)
        }));
        return sign(builder);
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKey) {
        Instant start = Instant.now().minus(CLOCK_SKEW);
        return new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(120, RANDOM).setBit(119),
                Date.from(start),
                Date.from(start.plus(VALIDITY)),
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

    private static ForestException failed(String host, Exception cause) {
        return new ForestException(
                ForestException.Code.CERTIFICATE_FAILED,
                "The certificate of " + host + " could not be made: " + cause.getMessage()
                        + ". Check the address and the security providers of the Java runtime.",
                cause);
    }
}

package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certification authority of its own for each server and one server certificate, EC P-256, valid for ten years. */
final class ServerCertificate {
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair authority;
    private final X500Name issuer;

    private ServerCertificate(KeyPair authority, String fullHost) {
        this.authority = authority;
        this.issuer = new X500Name("CN=Samba forest CA of " + fullHost);
    }

    /** Writes authority, certificate and key; the certificate is for the host name and the address. */
    static void write(Path folder, String fullHost, String address) {
        try {
            Files.createDirectories(folder);
            ServerCertificate maker = new ServerCertificate(newKey(), fullHost);
            KeyPair server = newKey();
            writePem(folder.resolve("ca.pem"), maker.authorityCertificate());
            writePem(folder.resolve("server.pem"), maker.serverCertificate(server, fullHost, address));
            Path key = folder.resolve("server.key");
            Files.deleteIfExists(key);
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            writePem(key, new PemObject("EC PRIVATE KEY", encodedKey(server)));
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new SambaException(
                    SambaException.Code.DIRECTORY_UNSUITABLE,
                    "The certificate of " + fullHost + " could not be written to " + folder + ": "
                            + failure.getMessage(),
                    failure);
        }
    }

    private X509Certificate authorityCertificate()
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X509v3CertificateBuilder builder = builder(issuer, authority);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return sign(builder);
    }

    private X509Certificate serverCertificate(KeyPair key, String fullHost, String address)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X509v3CertificateBuilder builder = builder(new X500Name("CN=" + fullHost), key);
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, fullHost), new GeneralName(GeneralName.iPAddress, address)
        }));
        return sign(builder);
    }

    private X509v3CertificateBuilder builder(X500Name subject, KeyPair key) {
        Instant start = Instant.now().minus(Duration.ofDays(1));
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM).setBit(119),
                Date.from(start),
                Date.from(start.plus(VALIDITY)),
                subject,
                key.getPublic());
    }

    private X509Certificate sign(X509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
    }

    /** RFC 5915 with curve and public key, both of which Samba's TLS library needs and Java's own form lacks. */
    private static byte[] encodedKey(KeyPair pair) throws IOException {
        return new ECPrivateKey(
                        256,
                        ((java.security.interfaces.ECPrivateKey) pair.getPrivate()).getS(),
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
                                .getPublicKeyData(),
                        SECObjectIdentifiers.secp256r1)
                .getEncoded();
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static void writePem(Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        Files.writeString(file, text.toString());
    }
}

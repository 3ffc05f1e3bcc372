package org.footbridge.service.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs X.509 certificates (RFC 5280) with one EC key. */
final class SignCertificate {
    private static final int SERIAL_BITS = 126;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Principal issuer;
    private final PrivateKey key;

    SignCertificate(X500Principal issuer, PrivateKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    record Subject(String name, PublicKey key, BigInteger serial) {}

    static BigInteger newSerial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    }

    static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("EC P-256 is not available.", e);
        }
    }

    static X509Certificate selfSigned(KeyPair pair, String name, Instant from, Instant to) {
        X500Principal principal = new X500Principal(name);
        SignCertificate self = new SignCertificate(principal, pair.getPrivate());
        var builder = self.builder(new Subject(name, pair.getPublic(), newSerial()), from, to);
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(0));
        extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        extendKeyIdentifier(builder, pair.getPublic());
        return self.signed(builder);
    }

    X509Certificate endEntity(
            Subject subject, Instant from, Instant to, KeyPurposeId purpose, List<GeneralName> names) {
        var builder = builder(subject, from, to);
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        extend(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        extend(builder, Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        extendKeyIdentifier(builder, subject.key());
        return signed(builder);
    }

    private X509v3CertificateBuilder builder(Subject subject, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                subject.serial(),
                Date.from(from),
                Date.from(to),
                new X500Principal(subject.name()),
                subject.key());
    }

    private static void extend(
            X509v3CertificateBuilder to, ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            to.addExtension(id, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException("An extension cannot be encoded.", e);
        }
    }

    private static void extendKeyIdentifier(X509v3CertificateBuilder builder, PublicKey key) {
        try {
            extend(
                    builder,
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 of a key identifier is not available.", e);
        }
    }

    private X509Certificate signed(X509v3CertificateBuilder builder) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("The authority cannot sign.", e);
        }
    }
}

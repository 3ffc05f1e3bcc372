package org.footbridge.engine.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An X.509 certificate. Immutable. */
public final class Certificate {

    /** More bytes are no certificate that anybody has. */
    private static final int LARGEST = 64 * 1024;

    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    private final X509Certificate certificate;
    private final CertificateNames names;

    private Certificate(X509Certificate certificate) {
        this.certificate = certificate;
        this.names = new CertificateNames(certificate);
    }

    /**
     * @param bytes in the distinguished encoding rules
     * @return nothing when they are no certificate
     */
    public static Optional<Certificate> read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(bytes)) instanceof X509Certificate certificate
                    ? Optional.of(new Certificate(certificate))
                    : Optional.empty();
        } catch (CertificateException notOne) {
            return Optional.empty();
        }
    }

    /** SHA-1 of the bytes, in hexadecimal digits in upper case; that is how certificates are named, not protected. */
    public String thumbprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
            return HEXADECIMAL.formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-1, and the certificate was read from its bytes", e);
        }
    }

    public CertificateNames names() {
        return names;
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** In hexadecimal digits in upper case, the first byte first. */
    public String serialNumber() {
        return HEXADECIMAL.formatHex(certificate.getSerialNumber().toByteArray());
    }

    /** 1, 2 or 3. */
    public int version() {
        return certificate.getVersion();
    }

    /** The object identifier of the algorithm that it is signed with. */
    public String signatureAlgorithm() {
        return certificate.getSigAlgOID();
    }

    /** The object identifier of the algorithm of its key. */
    public String keyAlgorithm() {
        return keyAlgorithmParts().getFirst().objectIdentifier();
    }

    /** The encoded parameters of the algorithm of its key, in hexadecimal digits in upper case; empty when none. */
    public String keyAlgorithmParameters() {
        List<Der> parts = keyAlgorithmParts();
        return parts.size() < 2 ? "" : HEXADECIMAL.formatHex(parts.get(1).whole());
    }

    /** The object identifiers of its critical extensions, in order. */
    public List<String> criticalExtensions() {
        Set<String> identifiers = certificate.getCriticalExtensionOIDs();
        return identifiers == null ? List.of() : List.copyOf(new TreeSet<>(identifiers));
    }

    /** RFC 5280 4.1: a public key begins with the identifier and the parameters of its algorithm. */
    private List<Der> keyAlgorithmParts() {
        return Der.read(certificate.getPublicKey().getEncoded())
                .parts()
                .getFirst()
                .parts();
    }
}

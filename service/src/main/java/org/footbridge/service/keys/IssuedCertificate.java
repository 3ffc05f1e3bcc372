package org.footbridge.service.keys;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate that the authority just signed.
 *
 * @param chainPem the certificate followed by the authority's
 */
public record IssuedCertificate(X509Certificate certificate, String chainPem) {
    /** The serial number as the database and the subject spell it. */
    public String serial() {
        return serial(certificate);
    }

    /** Lower-case hexadecimal digits. */
    public static String serial(X509Certificate certificate) {
        return spelled(certificate.getSerialNumber());
    }

    static String spelled(BigInteger serial) {
        return serial.toString(16);
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }
}

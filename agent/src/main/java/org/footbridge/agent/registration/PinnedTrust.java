package org.footbridge.agent.registration;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.footbridge.agent.TlsContexts;

/**
 * Trusts exactly one authority, known by its fingerprint only: the server must send it within its chain, and the chain
 * must then hold from that authority on.
 */
final class PinnedTrust implements X509TrustManager {
    private final byte[] fingerprint;
    private volatile Optional<X509Certificate> authority = Optional.empty();

    PinnedTrust(String base64Fingerprint) {
        this.fingerprint = Base64.getUrlDecoder().decode(base64Fingerprint);
    }

    SSLContext context() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {this}, null);
        return context;
    }

    /** The authority, once a handshake succeeded. */
    Optional<X509Certificate> authority() {
        return authority;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        X509Certificate pinned = find(chain);
        try {
            TlsContexts.trusting(pinned).checkServerTrusted(chain, type);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
        authority = Optional.of(pinned);
    }

    private X509Certificate find(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (MessageDigest.isEqual(fingerprint, sha256(certificate))) {
                return certificate;
            }
        }
        throw new CertificateException(
                "the server's certificate is not of the authority that the token names; presented: "
                        + Arrays.stream(chain)
                                .map(certificate -> certificate
                                                .getSubjectX500Principal()
                                                .getName() + " of "
                                        + certificate.getIssuerX500Principal().getName())
                                .toList());
    }

    private static byte[] sha256(X509Certificate certificate) throws CertificateException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("only servers are verified here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

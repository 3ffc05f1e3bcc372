package org.footbridge.agent.home;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.agent.AgentFailure;

/**
 * The agent's private key and its certificate with the issuing authority. Kept in one PEM file, so that key and
 * certificate are replaced together or not at all.
 *
 * @param chain the agent's certificate first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final int LINE = 64;

    public Identity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public static Identity of(PrivateKey key, String chainPem) {
        return new Identity(key, certificates(chainPem));
    }

    static Identity parse(String pem) {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw unreadable(new CertificateException("it holds no private key"));
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return of(key, pem.substring(matcher.end()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    /** Certificates in PEM, in their order. */
    public static List<X509Certificate> certificates(String pem) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                certificates.add((X509Certificate) certificate);
            }
            return certificates;
        } catch (CertificateException e) {
            throw unreadable(e);
        }
    }

    String pem() {
        StringBuilder pem = new StringBuilder(block("PRIVATE KEY", key.getEncoded()));
        for (X509Certificate certificate : chain) {
            pem.append(pem(certificate));
        }
        return pem.toString();
    }

    static String pem(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw unreadable(e);
        }
    }

    private static String block(String type, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static AgentFailure unreadable(Exception cause) {
        return new AgentFailure(
                "IdentityUnreadable",
                "The agent's key and certificate cannot be read: " + cause.getMessage(),
                "Register the agent anew.",
                cause);
    }

    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal().getName() + ", until "
                + certificate().getNotAfter().toInstant() + "]";
    }
}

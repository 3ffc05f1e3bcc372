package org.footbridge.service.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/**
 * A request for a certificate (PKCS#10, RFC 2986) that proved to have the private key. Only its public key counts; the
 * names in it are the requester's wishes and are ignored.
 */
public record CertificateRequest(PublicKey publicKey) {
    private static final int LARGEST = 16 * 1024;
    private static final int SMALLEST_EC = 256;
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;

    /** @throws ServiceFailure CertificateRequestInvalid */
    public static CertificateRequest ofPem(String pem) {
        if (pem.length() > LARGEST) {
            throw invalid("it is longer than " + LARGEST + " characters", null);
        }
        try {
            return ofDer(Pem.decode("CERTIFICATE REQUEST", pem));
        } catch (IllegalArgumentException e) {
            throw invalid("it is not PEM", e);
        }
    }

    /** @throws ServiceFailure CertificateRequestInvalid */
    public static CertificateRequest ofDer(byte[] der) {
        if (der.length > LARGEST) {
            throw invalid("it is longer than " + LARGEST + " bytes", null);
        }
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            PublicKey key = request.getPublicKey();
            requireStrong(key);
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw invalid("its signature is not by its key", null);
            }
            return new CertificateRequest(key);
        } catch (IOException | GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw invalid("it cannot be read", e);
        }
    }

    private static void requireStrong(PublicKey key) {
        boolean strong = switch (key) {
            case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize() >= SMALLEST_EC;
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= SMALLEST_RSA && rsa.getModulus().bitLength() <= LARGEST_RSA;
            default -> false;
        };
        if (!strong) {
            throw invalid("its key is neither EC of at least 256 bits nor RSA of 2048 to 8192 bits", null);
        }
    }

    private static ServiceFailure invalid(String reason, @Nullable Throwable cause) {
        return new ServiceFailure(
                "CertificateRequestInvalid",
                400,
                "The certificate request is refused: " + reason + ".",
                "Send a PKCS#10 request signed with a new EC P-256 key.",
                cause);
    }
}

package org.footbridge.agent.registration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A new key pair (EC, P-256) and the request for its certificate (PKCS#10). The private key never leaves the agent. */
public final class CertificateRequest {
    private static final int LINE = 64;

    private final KeyPair keys;
    private final byte[] der;

    private CertificateRequest(KeyPair keys, byte[] der) {
        this.keys = keys;
        this.der = der;
    }

    public static CertificateRequest create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] der = new JcaPKCS10CertificationRequestBuilder(
                            new X500Principal("CN=footbridge agent"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return new CertificateRequest(keys, der);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot make EC keys", e);
        }
    }

    public KeyPair keys() {
        return keys;
    }

    public byte[] der() {
        return der.clone();
    }

    public String pem() {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n";
    }
}

package org.footbridge.service.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.stereotype.Component;

/**
 * The service's own certificate authority (EC P-256): signs the certificates of agents and of the service itself. One
 * for all replicas; its private key is sealed in the database, its certificate is written to {@code authority.pem}.
 * Thread-safe.
 */
@Component
public class Authority {
    private static final String NAME = "authority";
    private static final Duration VALIDITY = Duration.ofDays(20 * 365);
    /** Certificates begin a little in the past: clocks of agents differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final SignCertificate sign;

    public Authority(ServiceKeys keys, KeysProperties properties) {
        ServiceKey stored = keys.loadOrMake(NAME, Authority::make);
        this.certificate = Pem.certificate(stored.publicPart());
        this.key = privateKey(stored);
        this.sign = new SignCertificate(certificate.getSubjectX500Principal(), key);
        publish(properties.data());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String pem() {
        return Pem.of(certificate);
    }

    /** SHA-256 of the certificate's DER; what a token for an agent pins. */
    public byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    /** A client certificate for the agent; its only alternative name is {@link AgentIdentity#uri()}. */
    public IssuedCertificate issue(CertificateRequest request, AgentIdentity agent, Duration validity) {
        BigInteger serial = SignCertificate.newSerial();
        // the serial in the subject tells certificates of one agent apart wherever only the subject is looked at
        String subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, agent.agent().toString())
                .addRDN(BCStyle.O, agent.tenant().toString())
                .addRDN(BCStyle.SERIALNUMBER, IssuedCertificate.spelled(serial))
                .build()
                .toString();
        return issued(sign.endEntity(
                new SignCertificate.Subject(subject, request.publicKey(), serial),
                from(),
                Instant.now().plus(validity),
                KeyPurposeId.id_kp_clientAuth,
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, agent.uri()))));
    }

    /** A server certificate for the names. */
    IssuedCertificate issueServer(PublicKey server, List<GeneralName> names, Duration validity) {
        return issued(sign.endEntity(
                new SignCertificate.Subject("CN=Footbridge service", server, SignCertificate.newSerial()),
                from(),
                Instant.now().plus(validity),
                KeyPurposeId.id_kp_serverAuth,
                names));
    }

    private IssuedCertificate issued(X509Certificate signed) {
        return new IssuedCertificate(signed, Pem.of(signed) + pem());
    }

    private static Instant from() {
        return Instant.now().minus(CLOCK_SKEW);
    }

    private static ServiceKey make() {
        KeyPair pair = SignCertificate.newKeyPair();
        X509Certificate certificate = SignCertificate.selfSigned(
                pair, "CN=Footbridge authority", from(), Instant.now().plus(VALIDITY));
        return new ServiceKey(pair.getPrivate().getEncoded(), Pem.of(certificate));
    }

    private static PrivateKey privateKey(ServiceKey stored) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(stored.secret()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The stored key of the authority cannot be read.", e);
        }
    }

    private void publish(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve("authority.pem");
        try {
            Path fresh = Files.createTempFile(file.resolveSibling(""), "authority", ".new");
            Files.writeString(fresh, pem());
            fresh.toFile().setReadable(true, false);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServiceFailure(
                    "AuthorityNotWritten",
                    500,
                    "The certificate of the authority cannot be written to " + file + ": " + e.getMessage() + ".",
                    "Give the service the right to write to its data folder.",
                    e);
        }
    }

    @Override
    public String toString() {
        return "Authority[" + certificate.getSubjectX500Principal() + "]";
    }
}

package org.footbridge.service.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The key and certificate that this replica shows on its TLS ports. Made anew at each start, so its names are always the
 * configured ones, and again when two thirds of its validity are over; never stored. Thread-safe.
 */
@Component
public class ServerIdentity {
    static final String ALIAS = "server";
    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final Logger log = LoggerFactory.getLogger(ServerIdentity.class);

    private final Authority authority;
    private final List<GeneralName> names;
    private volatile Current current;

    public ServerIdentity(Authority authority, KeysProperties properties) {
        this.authority = authority;
        this.names = ServerNames.with(properties.hostNames());
        this.current = make();
    }

    /** @param renewAt from when on another one is to be made */
    record Current(KeyPair pair, IssuedCertificate issued, Instant renewAt) {
        @Override
        public String toString() {
            return "Current[" + issued.serial() + "]";
        }
    }

    Current current() {
        return current;
    }

    X509Certificate[] chain() {
        return new X509Certificate[] {current.issued().certificate(), authority.certificate()};
    }

    /** Makes another certificate if it is time; true when it did. */
    boolean renewIfDue(Instant now) {
        if (now.isBefore(current.renewAt())) {
            return false;
        }
        current = make();
        return true;
    }

    /** Key and chain for a server that wants a key store; the password protects nothing but is asked for. */
    KeyStore keyStore(char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, current.pair().getPrivate(), password, chain());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A key store in memory cannot be made.", e);
        }
    }

    private Current make() {
        KeyPair pair = SignCertificate.newKeyPair();
        IssuedCertificate issued = authority.issueServer(pair.getPublic(), names, VALIDITY);
        log.atInfo()
                .addKeyValue("code", "ServerCertificateIssued")
                .addKeyValue("serial", issued.serial())
                .addKeyValue("notAfter", issued.notAfter())
                .log("made the certificate of this server");
        return new Current(
                pair, issued, Instant.now().plus(VALIDITY.multipliedBy(2).dividedBy(3)));
    }
}

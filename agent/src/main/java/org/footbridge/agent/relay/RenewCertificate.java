package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Identity;
import org.footbridge.agent.registration.CertificateRequest;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.ToAgent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a new certificate for a new key when the time has come. The old one stays in use until the new one is on disk; the
 * service accepts both until the agent has connected with the new one.
 */
final class RenewCertificate {
    private static final Logger log = LoggerFactory.getLogger(RenewCertificate.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(60);

    private final AgentHome home;
    private final ControlChannel control;
    private long dueMillis;
    private @Nullable CertificateRequest asked;
    private String askedId = "";

    /** @param dueMillis milliseconds since the epoch; 0: never */
    RenewCertificate(AgentHome home, ControlChannel control, long dueMillis) {
        this.home = home;
        this.control = control;
        this.dueMillis = dueMillis;
    }

    /** Asks when due and takes the answer; true when there is a new certificate to reconnect with. */
    boolean attend(Optional<ToAgent> message) {
        CertificateRequest pending = asked;
        if (pending != null && message.isPresent() && message.get().getId().equals(askedId)) {
            asked = null;
            return message.get().hasCertificate()
                    && keep(pending, message.get().getCertificate().getChainPem());
        }
        if (dueMillis > 0 && System.currentTimeMillis() >= dueMillis) {
            ask();
        }
        return false;
    }

    private void ask() {
        CertificateRequest request = CertificateRequest.create();
        askedId = control.send(FromAgent.newBuilder()
                .setRenewCertificate(org.footbridge.relay.wire.RenewCertificate.newBuilder()
                        .setCertificateRequest(ByteString.copyFrom(request.der()))));
        asked = request;
        dueMillis = System.currentTimeMillis() + AGAIN_AFTER.toMillis();
    }

    private boolean keep(CertificateRequest request, String chainPem) {
        Identity identity = Identity.of(request.keys().getPrivate(), chainPem);
        if (!identity.certificate().getPublicKey().equals(request.keys().getPublic())) {
            log.atWarn()
                    .addKeyValue("code", "CertificateNotOurs")
                    .log("the service answered with a certificate of another key; the old one stays in use");
            return false;
        }
        home.save(identity);
        log.atInfo()
                .addKeyValue("code", "CertificateRenewed")
                .addKeyValue("until", identity.certificate().getNotAfter().toInstant())
                .log("there is a new certificate");
        return true;
    }

    /** Waits for the answer to one message. */
    static Optional<ToAgent> await(ControlChannel control, String id, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<ToAgent> message = control.receive(Duration.ofSeconds(1));
            if (message.isPresent() && message.get().getId().equals(id)) {
                return message;
            }
        }
        return Optional.empty();
    }
}

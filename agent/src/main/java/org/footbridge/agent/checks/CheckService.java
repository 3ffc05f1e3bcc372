package org.footbridge.agent.checks;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.TlsContexts;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Registration;
import org.footbridge.agent.relay.ProbeRelay;
import org.footbridge.directory.CheckResult;

/** Checks the way from this machine to the service's relay. */
final class CheckService {
    private static final Duration SOON = Duration.ofDays(1);

    private final AgentHome home;
    private final Supplier<Optional<Proxy>> proxy;

    CheckService(AgentHome home, Supplier<Optional<Proxy>> proxy) {
        this.home = home;
        this.proxy = proxy;
    }

    List<CheckResult> check() {
        List<CheckResult> results = new ArrayList<>();
        try {
            Registration registration = home.registration();
            results.add(
                    CheckResult.ok("registration", "agent " + registration.agent() + " of " + registration.service()));
            results.add(certificate(home.identity().certificate()));
            results.add(relay(registration, proxy.get()));
        } catch (AgentFailure e) {
            results.add(CheckResult.fail("registration", e.reason() + " (" + e.code() + ")", e.nextStep()));
        }
        return results;
    }

    private static CheckResult certificate(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration left = Duration.between(Instant.now(), end);
        String message = "the agent's certificate is valid until " + end;
        if (left.isNegative()) {
            return CheckResult.fail("certificate", "The agent's certificate expired on " + end, "Register anew.");
        }
        return left.compareTo(SOON) < 0
                ? CheckResult.warn("certificate", message, "Keep the agent running: it renews it by itself.")
                : CheckResult.ok("certificate", message);
    }

    private CheckResult relay(Registration registration, Optional<Proxy> proxy) {
        String where = registration.relayHost() + ":" + registration.relayPort()
                + proxy.map(through -> " through " + through).orElse("");
        ProbeRelay.Finding finding =
                new ProbeRelay(registration.relayHost(), registration.relayPort(), proxy).probe(TlsContexts.of(home));
        String what = where + ": " + finding.detail();
        return switch (finding.outcome()) {
            case FINE -> CheckResult.ok("relay", where + " accepts this agent over TLS 1.3");
            case NAME_UNKNOWN -> CheckResult.fail("relay", what, "Check the DNS servers of this machine.");
            case UNREACHABLE ->
                CheckResult.fail("relay", what, "Check that the service runs, and firewalls and proxy in between.");
            case PROXY_REFUSED ->
                CheckResult.fail(
                        "relay", what, "Check the proxy's name and password, and that it allows CONNECT to this port.");
            case SERVER_NOT_TRUSTED ->
                CheckResult.fail(
                        "relay",
                        what,
                        "Something between inspects TLS, or the service has a new authority: except the address, or register anew.");
            case CERTIFICATE_REFUSED ->
                CheckResult.fail("relay", what, "This agent was revoked or its certificate expired: register anew.");
        };
    }
}

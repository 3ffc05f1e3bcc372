package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.footbridge.directory.DirectoryFailure.Code;

/** Says why a domain controller could not be connected to: what is wrong with TLS is said as such, with the chain. */
final class ConnectFailures {
    private final String host;
    private final String where;
    private final Duration patience;
    private final Duration taken;

    /** @param taken how long the attempt took */
    ConnectFailures(String host, DirectoryLocation location, Duration taken) {
        this.host = host;
        this.where = host + ":" + location.port();
        this.patience = location.connectTimeout();
        this.taken = taken;
    }

    /** @param trust what TLS came to know; empty without TLS */
    DirectoryFailure of(LDAPException e, Optional<TlsTrust> trust) {
        List<X509Certificate> chain = trust.map(TlsTrust::presented).orElse(List.of());
        boolean accepted = trust.filter(TlsTrust::accepted).isPresent();
        boolean inTls = causeOf(e, SSLException.class);
        if (!chain.isEmpty() && !accepted) {
            return untrusted(chain, e);
        }
        if (accepted && deepest(e) instanceof CertificateException) {
            return tls(
                    "the certificate is not for " + host + " but for " + names(chain.getFirst()) + presented(chain),
                    "Name the domain controller in --host as its certificate does.",
                    e);
        }
        boolean connected = trust.filter(TlsTrust::connected).isPresent();
        if (connected && taken.compareTo(patience.multipliedBy(9).dividedBy(10)) >= 0) {
            return new DirectoryFailure(
                    Code.TIMEOUT,
                    where + " accepted the connection and did not complete the TLS handshake within "
                            + patience.toMillis() + " ms",
                    "It is tried again, at other domain controllers first; see whether this one hangs.",
                    e);
        }
        return inTls || connected ? handshake(chain, e) : unreachable(e);
    }

    private DirectoryFailure unreachable(LDAPException e) {
        return new DirectoryFailure(
                Code.UNREACHABLE,
                "The domain controller " + where + " cannot be reached: " + LdapFailures.reason(e),
                causeOf(e, UnknownHostException.class)
                        ? "Check the name, and the DNS servers of this machine or --dns-server."
                        : "Check the host name, the port, and firewalls between this machine and the domain controller.",
                e);
    }

    private DirectoryFailure untrusted(List<X509Certificate> chain, LDAPException e) {
        for (X509Certificate each : chain) {
            Optional<String> invalid = outOfTime(each);
            if (invalid.isPresent()) {
                return tls(
                        "the certificate of '" + each.getSubjectX500Principal().getName() + "' " + invalid.get()
                                + presented(chain),
                        "Renew the certificate; if it is good, set this machine's clock.",
                        e);
            }
        }
        return tls(
                "the issuer of the certificate is not trusted: " + LdapFailures.reason(e) + presented(chain),
                "Give the certificate of the issuer above, or of the authority above it, with --ca-file.",
                e);
    }

    private DirectoryFailure handshake(List<X509Certificate> chain, LDAPException e) {
        String reason = LdapFailures.reason(e);
        if (reason.contains("Unsupported or unrecognized SSL message")) {
            return tls(
                    "it does not speak TLS on this port, it answers in clear",
                    "Give the port for LDAPS, usually 636, with --port.",
                    e);
        }
        return tls(
                (chain.isEmpty() ? "no certificate was shown: " : "") + reason + presented(chain),
                "A domain controller without a certificate ends the connection: see that it has one, and that both sides"
                        + " allow TLS 1.2 or 1.3.",
                e);
    }

    private DirectoryFailure tls(String reason, String nextStep, LDAPException e) {
        return new DirectoryFailure(Code.TLS_FAILED, "TLS with " + where + " failed: " + reason, nextStep, e);
    }

    private static Optional<String> outOfTime(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException expired) {
            return Optional.of("expired on " + certificate.getNotAfter().toInstant());
        } catch (CertificateNotYetValidException early) {
            return Optional.of(
                    "is not valid before " + certificate.getNotBefore().toInstant());
        }
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            String names = Stream.ofNullable(alternatives)
                    .flatMap(Collection::stream)
                    .filter(name -> name.get(1) instanceof String)
                    .map(name -> String.valueOf(name.get(1)))
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? certificate.getSubjectX500Principal().getName() : names;
        } catch (CertificateParsingException unreadable) {
            return certificate.getSubjectX500Principal().getName();
        }
    }

    /** One line per certificate: subject, issuer, expiry. */
    private static String presented(List<X509Certificate> chain) {
        return chain.stream()
                .map(certificate -> "; presented: " + describe(certificate))
                .collect(Collectors.joining());
    }

    static String describe(X509Certificate certificate) {
        return "subject '" + certificate.getSubjectX500Principal().getName() + "', issuer '"
                + certificate.getIssuerX500Principal().getName() + "', valid until "
                + certificate.getNotAfter().toInstant();
    }

    /** What the runtime says of a host that is not named; what else it says of certificates has causes of its own. */
    private static Throwable deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean causeOf(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}

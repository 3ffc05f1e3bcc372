package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Opens authenticated connections to a directory. Stays with the domain controller that answered last, goes on to others
 * when it fails, and remembers both in memory alone. For any number of threads.
 */
public final class ConnectDirectory {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DirectoryLocation location;
    private final Credentials credentials;
    private final LongSupplier nanos;
    private final QueryDns dns;
    private final FindDomainControllers find;
    private final KnownControllers known;
    private final OpenConnection opener;

    /** @throws DirectoryFailure (settings invalid) for a simple bind without TLS */
    public ConnectDirectory(DirectoryLocation location, Credentials credentials) {
        this(location, credentials, System::nanoTime, new Random());
    }

    ConnectDirectory(DirectoryLocation location, Credentials credentials, LongSupplier nanos, RandomGenerator random) {
        if (!location.tls() && credentials instanceof Credentials.Simple) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.SETTINGS_INVALID,
                    "A simple bind would send the password in clear over LDAP",
                    "Use LDAPS, or Kerberos.");
        }
        this.location = location;
        this.credentials = credentials;
        this.nanos = nanos;
        this.dns = new QueryDns(location.dnsServer(), location.connectTimeout());
        this.find = new FindDomainControllers(location.controllers(), dns, random, nanos);
        this.known = new KnownControllers(nanos);
        this.opener = new OpenConnection(location, credentials, dns);
    }

    public DirectoryLocation location() {
        return location;
    }

    /** The account, for messages. */
    public String account() {
        return opener.account();
    }

    /** How the account authenticates, for other protocols of the same domain controllers. */
    public Credentials credentials() {
        return credentials;
    }

    /**
     * The domain controllers, in the order in which they would be tried now.
     *
     * @throws DirectoryFailure when DNS knows none
     */
    public List<String> hosts() {
        return known.inOrder(find.hosts());
    }

    /**
     * The site that is preferred, if DNS names no domain controllers of it.
     *
     * @throws DirectoryFailure (DNS unavailable)
     */
    Optional<String> emptySite() {
        return find.emptySite();
    }

    /** Whether the connection is to the domain controller that answered last. */
    public boolean isCurrent(DirectoryConnection connection) {
        return known.isLast(connection.host());
    }

    /** Whether there is a domain controller that did not fail a short time ago. */
    public boolean hasUntried() {
        return find.hosts().stream().anyMatch(host -> !known.isAside(host));
    }

    /**
     * Connects to the domain controller that answered last, or else to the first that answers.
     *
     * @throws DirectoryFailure of the last one tried; at once when the account is refused: each further try would bring
     *     it nearer to being locked; and after a minute of failures, so that whoever asked is answered: the next request
     *     goes on with those that were not tried
     */
    public DirectoryConnection connect() {
        try {
            return connect(hosts());
        } catch (DirectoryFailure e) {
            if (!e.code().concernsOneController() || !find.lookAgain()) {
                throw e;
            }
            return connect(hosts());
        }
    }

    private DirectoryConnection connect(List<String> hosts) {
        long began = nanos.getAsLong();
        DirectoryFailure failure = null;
        for (String host : hosts) {
            try {
                return connect(host);
            } catch (DirectoryFailure e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                if (e.code().concernsAccount() || nanos.getAsLong() - began > LONGEST.toNanos()) {
                    throw e;
                }
                failure = e;
            }
        }
        throw failure != null ? failure : new IllegalStateException("no host");
    }

    /**
     * Connects to the domain controller that has the database; when that is not there, to the one that answers.
     *
     * @param name its DNS name; empty when it is not known
     */
    public DirectoryConnection connectTo(ObjectGuid invocationId, String name) {
        List<String> hosts = hosts();
        if (hosts.size() == 1) {
            return connect();
        }
        Optional<String> likely = known.having(invocationId, hosts)
                .or(() -> hosts.stream()
                        .filter(host -> host.equalsIgnoreCase(name))
                        .findFirst());
        List<String> candidates = likely.map(List::of)
                .orElseGet(() -> hosts.stream()
                        .filter(host -> !known.knowsDatabaseOf(host) && (name.isEmpty() || !isFullName(host)))
                        .toList());
        for (String host : candidates) {
            Optional<DirectoryConnection> connection =
                    known.isAside(host) ? Optional.empty() : connectToHost(invocationId, host);
            if (connection.isPresent()) {
                return connection.get();
            }
        }
        return connect();
    }

    /**
     * Connects to the domain controller of this DNS name; when that is not there, to the one that answers.
     *
     * @param name empty when it is not known
     */
    public DirectoryConnection connectTo(String name) {
        Optional<String> named = hosts().stream()
                .filter(host -> host.equalsIgnoreCase(name) && !known.isAside(host))
                .findFirst();
        if (named.isPresent()) {
            try {
                return connect(named.get());
            } catch (DirectoryFailure e) {
                if (!e.code().concernsOneController()) {
                    throw e;
                }
            }
        }
        return connect();
    }

    /** Such a host is called what its domain controller calls itself. */
    private static boolean isFullName(String host) {
        return host.indexOf('.') > 0 && !QueryDns.isLiteral(host);
    }

    private Optional<DirectoryConnection> connectToHost(ObjectGuid invocationId, String host) {
        try {
            DirectoryConnection connection = connect(host);
            try {
                ObjectGuid found = connection.invocationId();
                known.hasDatabase(host, found);
                if (found.equals(invocationId)) {
                    return Optional.of(connection);
                }
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (DirectoryFailure e) {
            if (e.code().concernsOneController()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The same for one of the hosts. */
    ConnectDirectory at(String host) {
        return new ConnectDirectory(location.at(host), credentials);
    }

    InetAddress address(String host) throws UnknownHostException {
        return dns.address(host);
    }

    /** One line for each certificate that the host presents; the chain and the host name are verified. */
    List<String> chainOf(String host) {
        try (LDAPConnection connection = opener.open(host)) {
            return Stream.of(Objects.requireNonNull(connection.getSSLSession()).getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate -> ConnectFailures.describe((X509Certificate) certificate))
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.TLS_FAILED,
                    host + " presented no certificate",
                    "Give the domain controller a certificate.",
                    e);
        }
    }

    private DirectoryConnection connect(String host) {
        try {
            LDAPConnection connection = opener.open(host);
            try {
                Patience patience = new Patience(connection, location.connectTimeout());
                opener.bind(connection, host, patience);
                DirectoryConnection opened = new DirectoryConnection(
                        connection, host, account(), location, patience, failure -> note(host, failure));
                known.answered(host);
                return opened;
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (DirectoryFailure e) {
            if (!e.code().concernsAccount()) {
                known.failed(host);
            }
            throw e;
        }
    }

    private void note(String host, DirectoryFailure failure) {
        if (failure.code().concernsOneController()
                || failure.code() == DirectoryFailure.Code.DOMAIN_CONTROLLER_ROLLED_BACK) {
            known.failed(host);
        }
    }
}

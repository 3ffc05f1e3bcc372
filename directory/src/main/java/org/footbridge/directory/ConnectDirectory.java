package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Opens authenticated connections to a directory. Immutable, for any number of threads. */
public final class ConnectDirectory {
    /** An entry larger than this would not fit in an agent's memory. */
    private static final int LARGEST_ENTRY_BYTES = 16 * 1024 * 1024;

    private final DirectoryLocation location;
    private final Credentials credentials;

    /** @throws DirectoryFailure (settings invalid) for a simple bind without TLS */
    public ConnectDirectory(DirectoryLocation location, Credentials credentials) {
        if (!location.tls() && credentials instanceof Credentials.Simple) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.SETTINGS_INVALID,
                    "A simple bind would send the password in clear over LDAP",
                    "Use LDAPS, or Kerberos.");
        }
        this.location = location;
        this.credentials = credentials;
    }

    public DirectoryLocation location() {
        return location;
    }

    /** The account, for messages. */
    public String account() {
        return switch (credentials) {
            case Credentials.Simple simple -> simple.name();
            case Credentials.Keytab keytab -> keytab.principal();
            case Credentials.KerberosPassword password -> password.principal();
        };
    }

    /**
     * Connects to the first host that answers.
     *
     * @throws DirectoryFailure of the last host tried
     */
    public DirectoryConnection connect() {
        DirectoryFailure failure = null;
        for (String host : location.hosts()) {
            try {
                return connect(host);
            } catch (DirectoryFailure e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure != null ? failure : new IllegalStateException("no host");
    }

    /**
     * Connects to the host whose database is the wanted one; to the first that answers when there is none.
     */
    public DirectoryConnection connectTo(ObjectGuid invocationId) {
        DirectoryConnection first = connect();
        if (location.hosts().size() == 1 || isOf(invocationId, first)) {
            return first;
        }
        for (String host : location.hosts()) {
            if (!host.equals(first.host())) {
                DirectoryConnection other = connectIfPossible(host);
                if (other != null && isOf(invocationId, other)) {
                    first.close();
                    return other;
                }
                if (other != null) {
                    other.close();
                }
            }
        }
        return first;
    }

    private static boolean isOf(ObjectGuid invocationId, DirectoryConnection connection) {
        try {
            return connection.invocationId().equals(invocationId);
        } catch (DirectoryFailure e) {
            connection.close();
            throw e;
        }
    }

    /** The same for one of the hosts. */
    ConnectDirectory at(String host) {
        return new ConnectDirectory(location.at(host), credentials);
    }

    /** One line for each certificate that the host presents; the chain and the host name are verified. */
    List<String> chainOf(String host) {
        try (LDAPConnection connection = open(host)) {
            return Stream.of(Objects.requireNonNull(connection.getSSLSession()).getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(certificate -> LdapFailures.describe((X509Certificate) certificate))
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.TLS_FAILED,
                    host + " presented no certificate",
                    "Give the domain controller a certificate.",
                    e);
        }
    }

    private @Nullable DirectoryConnection connectIfPossible(String host) {
        try {
            return connect(host);
        } catch (DirectoryFailure e) {
            return null;
        }
    }

    private DirectoryConnection connect(String host) {
        LDAPConnection connection = open(host);
        try {
            bind(connection, host);
            return new DirectoryConnection(connection, host, account(), location.base());
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Connects without authenticating; the handshake is done and the host name verified. */
    LDAPConnection open(String host) {
        TlsTrust trust = location.tls() ? new TlsTrust(location.authorities()) : null;
        LDAPConnectionOptions options = options(location.connectTimeout(), location.responseTimeout());
        SocketFactory sockets = null;
        if (trust != null) {
            // the handshake is over by then; starting it again would be a key update, on which some servers hang
            options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
            sockets = trust.sockets();
        }
        try {
            return new LDAPConnection(sockets, options, host, location.port());
        } catch (LDAPException e) {
            List<X509Certificate> chain = trust == null ? List.of() : trust.presented();
            throw LdapFailures.connecting(host, location.port(), location.tls(), e, chain);
        }
    }

    void bind(LDAPConnection connection, String host) {
        try {
            switch (credentials) {
                case Credentials.Simple simple ->
                    simple.password().use(bytes -> {
                        bindSimply(connection, host, simple.name(), bytes);
                        return "";
                    });
                case Credentials.Keytab keytab -> bindAs(connection, host, KerberosLogin.login(keytab));
                case Credentials.KerberosPassword password -> bindAs(connection, host, KerberosLogin.login(password));
            }
        } catch (LDAPException e) {
            throw LdapFailures.binding(host, account(), e);
        }
    }

    private static void bindSimply(LDAPConnection connection, String host, String name, byte[] password) {
        try {
            connection.bind(new SimpleBindRequest(name, password));
        } catch (LDAPException e) {
            throw LdapFailures.binding(host, name, e);
        }
    }

    private void bindAs(LDAPConnection connection, String host, Subject subject) throws LDAPException {
        String server = isAddress(host)
                ? DirectoryConnection.readRootDse(connection, host).dnsHostName()
                : host;
        connection.bind(new KerberosBind(subject, server, location.tls()));
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0
                || host.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0)
                || "localhost".equals(host);
    }

    private static LDAPConnectionOptions options(Duration connect, Duration response) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        // entries are read from the socket by the thread that consumes them: no queue in between
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis(millis(connect));
        options.setResponseTimeoutMillis(response.toMillis());
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(LARGEST_ENTRY_BYTES);
        return options;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}

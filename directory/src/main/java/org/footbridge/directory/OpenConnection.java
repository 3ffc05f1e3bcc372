package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.net.SocketFactory;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Connects to one domain controller and authenticates, each step within the time to connect. Immutable. */
final class OpenConnection {
    /** An entry larger than this would not fit in an agent's memory. */
    private static final int LARGEST_ENTRY_BYTES = 16 * 1024 * 1024;

    private final DirectoryLocation location;
    private final Credentials credentials;
    private final QueryDns dns;

    OpenConnection(DirectoryLocation location, Credentials credentials, QueryDns dns) {
        this.location = location;
        this.credentials = credentials;
        this.dns = dns;
    }

    /** The account, for messages. */
    String account() {
        return switch (credentials) {
            case Credentials.Simple simple -> simple.name();
            case Credentials.Keytab keytab -> keytab.principal();
            case Credentials.KerberosPassword password -> password.principal();
        };
    }

    /** Connects without authenticating; the handshake is done and the host name verified. */
    LDAPConnection open(String host) {
        Optional<TlsTrust> trust =
                location.tls() ? Optional.of(new TlsTrust(location.authorities())) : Optional.empty();
        LDAPConnectionOptions options = options();
        SocketFactory sockets = SocketFactory.getDefault();
        if (trust.isPresent()) {
            // waits for the end of the handshake, in which the host name is verified; starting it again would be a key
            // update, on which some servers hang. Addresses of this machine pass here, whatever the certificate says
            options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
            sockets = trust.get().sockets();
        }
        long began = System.nanoTime();
        // the library does not end a handshake that the server does not carry through
        Future<?> end = Patience.after(location.connectTimeout(), () -> trust.ifPresent(TlsTrust::disconnect));
        try {
            return new LDAPConnection(sockets, options, host, location.port());
        } catch (LDAPException e) {
            Duration taken = Duration.ofNanos(System.nanoTime() - began);
            throw new ConnectFailures(host, location, taken).of(e, trust);
        } finally {
            end.cancel(false);
        }
    }

    /** @param patience of the connection, which is still that for connecting */
    void bind(LDAPConnection connection, String host, Patience patience) {
        try {
            switch (credentials) {
                case Credentials.Simple simple ->
                    simple.password().use(bytes -> {
                        bindSimply(connection, host, simple.name(), bytes, patience);
                        return "";
                    });
                case Credentials.Keytab keytab -> bindAs(connection, host, KerberosLogin.login(keytab), patience);
                case Credentials.KerberosPassword password ->
                    bindAs(connection, host, KerberosLogin.login(password), patience);
            }
        } catch (LDAPException e) {
            throw LdapFailures.binding(host, account(), e, patience);
        }
    }

    private static void bindSimply(
            LDAPConnection connection, String host, String name, byte[] password, Patience patience) {
        try {
            patience.during(() -> connection.bind(new SimpleBindRequest(name, password)));
        } catch (LDAPException e) {
            throw LdapFailures.binding(host, name, e, patience);
        }
    }

    private void bindAs(LDAPConnection connection, String host, Subject subject, Patience patience)
            throws LDAPException {
        String server =
                isAddress(host) ? ReadRootDse.of(connection, host, patience).dnsHostName() : host;
        patience.during(() -> connection.bind(new KerberosBind(subject, server, location.tls())));
    }

    private static boolean isAddress(String host) {
        return QueryDns.isLiteral(host) || "localhost".equals(host);
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        // entries are read from the socket by the thread that consumes them: no queue in between
        options.setUseSynchronousMode(true);
        options.setConnectTimeoutMillis(
                Math.toIntExact(location.connectTimeout().toMillis()));
        options.setResponseTimeoutMillis(location.responseTimeout().toMillis());
        options.setResponseTimeoutMillis(
                OperationType.BIND, location.connectTimeout().toMillis());
        options.setAbandonOnTimeout(false);
        options.setFollowReferrals(false);
        options.setMaxMessageSize(LARGEST_ENTRY_BYTES);
        options.setNameResolver(new Names(dns));
        return options;
    }

    private static final class Names extends NameResolver {
        private final QueryDns dns;

        Names(QueryDns dns) {
            this.dns = dns;
        }

        @Override
        public InetAddress getByName(@Nullable String host) throws UnknownHostException {
            return dns.address(Objects.requireNonNull(host));
        }

        @Override
        public InetAddress[] getAllByName(@Nullable String host) throws UnknownHostException {
            return new InetAddress[] {dns.address(Objects.requireNonNull(host))};
        }

        @Override
        public void toString(StringBuilder buffer) {
            buffer.append("Names(").append(dns.asked()).append(')');
        }
    }
}

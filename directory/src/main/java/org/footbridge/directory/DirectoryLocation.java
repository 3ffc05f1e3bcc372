package org.footbridge.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a directory is.
 *
 * @param controllers which domain controllers are asked
 * @param dnsServer who knows their names and addresses; empty: the DNS servers of this machine
 * @param tls LDAPS; otherwise LDAP, which needs Kerberos and is then signed and sealed
 * @param authorities PEM file with the certificate authorities to trust; empty: those of the Java runtime
 * @param base the naming context to read; empty: the domain controller's default
 * @param connectTimeout longest wait for each step that leads to a connection: TCP and TLS together, the bind, the first
 *     answer; also for an answer of DNS
 * @param responseTimeout longest wait for the directory within one operation, in sum for every thousand entries: a
 *     directory that says nothing and one that says something now and then end alike
 */
public record DirectoryLocation(
        DomainControllers controllers,
        Optional<DnsServer> dnsServer,
        int port,
        boolean tls,
        Optional<Path> authorities,
        Optional<String> base,
        Duration connectTimeout,
        Duration responseTimeout) {
    public static final int LDAPS_PORT = 636;
    public static final int LDAP_PORT = 389;
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** A directory may compute for long before the first entry of a large answer. */
    public static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(5);

    /** Hosts in the order in which they are tried. */
    public DirectoryLocation(
            List<String> hosts,
            int port,
            boolean tls,
            Optional<Path> authorities,
            Optional<String> base,
            Duration connectTimeout,
            Duration responseTimeout) {
        this(
                new DomainControllers.Listed(hosts),
                Optional.empty(),
                port,
                tls,
                authorities,
                base,
                connectTimeout,
                responseTimeout);
    }

    /** LDAPS on its usual port with the usual time-outs. */
    public static DirectoryLocation ldaps(List<String> hosts, Path authorities) {
        return new DirectoryLocation(
                hosts, LDAPS_PORT, true, Optional.of(authorities), Optional.empty(), CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
    }

    /** LDAP on its usual port, for Kerberos with sign and seal. */
    public static DirectoryLocation ldap(List<String> hosts) {
        return new DirectoryLocation(
                hosts, LDAP_PORT, false, Optional.empty(), Optional.empty(), CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
    }

    /** The same with other time-outs. */
    public DirectoryLocation within(Duration connect, Duration response) {
        return new DirectoryLocation(controllers, dnsServer, port, tls, authorities, base, connect, response);
    }

    /** The same, one host only. */
    public DirectoryLocation at(String host) {
        return new DirectoryLocation(
                new DomainControllers.Listed(List.of(host)),
                dnsServer,
                port,
                tls,
                authorities,
                base,
                connectTimeout,
                responseTimeout);
    }
}

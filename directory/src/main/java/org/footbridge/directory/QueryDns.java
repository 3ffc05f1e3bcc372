package org.footbridge.directory;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** Asks DNS servers, this machine's or a given one, within finite time. Immutable. */
final class QueryDns {
    /** The second try waits twice as long as the first: both together are the time that is given. */
    private static final int SHARES = 3;

    private final Optional<DnsServer> server;
    private final Duration patience;

    /** @param patience longest wait for one server */
    QueryDns(Optional<DnsServer> server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Who is asked, for messages. */
    String asked() {
        return server.map(given -> "the DNS server " + given).orElse("the DNS servers of this machine");
    }

    /**
     * The servers of a service; none when there is no such name.
     *
     * @throws DirectoryFailure (DNS unavailable) when nobody can say
     */
    List<SrvRecord> services(String name) {
        try {
            return values(name, "SRV").stream()
                    .map(SrvRecord::parse)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw unavailable(name, e);
        }
    }

    /**
     * The first address of a host.
     *
     * @throws UnknownHostException when it has none, or nobody can say
     */
    InetAddress address(String host) throws UnknownHostException {
        if (server.isEmpty() || isLiteral(host)) {
            return InetAddress.getByName(host);
        }
        try {
            List<String> found = values(host, "A");
            if (found.isEmpty()) {
                found = values(host, "AAAA");
            }
            if (!found.isEmpty()) {
                return InetAddress.getByAddress(
                        host, InetAddress.getByName(found.getFirst()).getAddress());
            }
        } catch (NameNotFoundException e) {
            throw unknown(host, "it has no such name");
        } catch (NamingException e) {
            throw unknown(host, reason(e));
        }
        throw unknown(host, "it has no address for it");
    }

    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0);
    }

    // the provider for DNS hands out text and never makes objects of what it is told; it takes no other kind of map
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private List<String> values(String name, String type) throws NamingException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server.map(DnsServer::url).orElse("dns:"));
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, patience.toMillis() / SHARES)));
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        InitialDirContext context = new InitialDirContext(environment);
        try {
            // absolute: search domains of this machine must not turn one domain into another
            Attribute attribute =
                    context.getAttributes(name + ".", new String[] {type}).get(type);
            List<String> values = new ArrayList<>();
            if (attribute != null) {
                for (Object value : Collections.list(attribute.getAll())) {
                    values.add(String.valueOf(value));
                }
            }
            return values;
        } finally {
            context.close();
        }
    }

    private DirectoryFailure unavailable(String name, NamingException e) {
        return new DirectoryFailure(
                DirectoryFailure.Code.DNS_UNAVAILABLE,
                "Nobody can say which domain controllers there are: " + asked() + " did not answer for " + name + ": "
                        + reason(e),
                "Check the DNS servers of this machine, name one with --dns-server, or name the domain controllers"
                        + " with --host.",
                e);
    }

    /** Without a cause: its message is the one that people are shown. */
    private UnknownHostException unknown(String host, String why) {
        return new UnknownHostException(host + ": " + asked() + " says: " + why);
    }

    private static String reason(NamingException e) {
        Throwable root = e.getRootCause();
        String said = root == null ? e.getMessage() : root.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}

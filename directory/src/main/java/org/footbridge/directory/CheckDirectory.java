package org.footbridge.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what works and what does not between this machine and a directory, from the outside in; what needs something
 * that failed is not tried. Every domain controller that is listed, and the first of those that DNS names, is checked up to
 * the bind, the rights at the first that can be bound.
 */
public final class CheckDirectory {
    private static final int MOST = 5;

    private final ConnectDirectory directory;
    private final List<RequestedAttribute> attributes;
    private final Optional<TryReplication> replication;

    /** @param attributes those whose presence in the schema is of interest */
    public CheckDirectory(ConnectDirectory directory, List<RequestedAttribute> attributes) {
        this(directory, attributes, Optional.empty());
    }

    /**
     * The same with a way to try replication.
     *
     * @param replication with which the right to read passwords is tried; empty: it is told by what is granted
     */
    public CheckDirectory(
            ConnectDirectory directory, List<RequestedAttribute> attributes, Optional<TryReplication> replication) {
        this.directory = directory;
        this.attributes = List.copyOf(attributes);
        this.replication = replication;
    }

    public List<CheckResult> check() {
        List<String> hosts;
        List<CheckResult> discovery;
        try {
            hosts = directory.hosts();
            discovery = discovery(hosts);
        } catch (DirectoryFailure e) {
            return List.of(CheckResult.fail("discovery", e));
        }
        List<CheckResult> results = new ArrayList<>();
        List<CheckResult> rights = new ArrayList<>();
        for (String host : hosts.subList(0, isDiscovered() ? Math.min(hosts.size(), MOST) : hosts.size())) {
            if (reach(host, results) && !bind(host, results, rights)) {
                break;
            }
        }
        if (isDiscovered() && !rights.isEmpty()) {
            results.replaceAll(CheckDirectory::dispensable);
        }
        results.addAll(0, discovery);
        results.addAll(rights);
        return results;
    }

    /** False when the account is refused: each further try would bring it nearer to being locked. */
    private boolean bind(String host, List<CheckResult> results, List<CheckResult> rights) {
        try (DirectoryConnection connection = directory.at(host).connect()) {
            results.add(CheckResult.ok("bind", directory.account() + " is accepted by " + host));
            if (rights.isEmpty()) {
                rights.addAll(new CheckRights(connection, attributes, replication).check());
            }
            return true;
        } catch (DirectoryFailure e) {
            results.add(CheckResult.fail(e.code() == DirectoryFailure.Code.TLS_FAILED ? "tls" : "bind", e));
            return !e.code().concernsAccount();
        }
    }

    private boolean isDiscovered() {
        return directory.location().controllers() instanceof DomainControllers.Discovered;
    }

    /** DNS names domain controllers of all sites; not every agent has to reach every one of them. */
    private static CheckResult dispensable(CheckResult result) {
        return result.level() == CheckResult.Level.FAIL
                ? CheckResult.warn(
                        result.name(),
                        result.message(),
                        "Others answer. " + result.nextStep() + " Or name those to be used with --site or --host.")
                : result;
    }

    private List<CheckResult> discovery(List<String> hosts) {
        return switch (directory.location().controllers()) {
            case DomainControllers.Listed _ -> List.of();
            case DomainControllers.Discovered discovered -> discovery(discovered, hosts);
        };
    }

    private List<CheckResult> discovery(DomainControllers.Discovered discovered, List<String> hosts) {
        List<CheckResult> results = new ArrayList<>();
        results.add(CheckResult.ok(
                "discovery",
                "DNS names " + hosts.size() + " domain controllers of " + discovered.domain() + ": "
                        + String.join(", ", hosts)));
        directory
                .emptySite()
                .ifPresent(site -> results.add(CheckResult.warn(
                        "site",
                        "DNS names no domain controllers of the site " + site + ": there is no record "
                                + FindDomainControllers.ofSite(discovered.domain(), site),
                        "Give --site the name that Active Directory Sites and Services shows; meanwhile all domain"
                                + " controllers are alike.")));
        return results;
    }

    /** DNS, port and TLS; true when a bind may be tried. */
    private boolean reach(String host, List<CheckResult> results) {
        int port = directory.location().port();
        InetAddress address;
        try {
            address = directory.address(host);
            results.add(CheckResult.ok("dns", host + " is " + address.getHostAddress()));
        } catch (UnknownHostException e) {
            results.add(CheckResult.fail(
                    "dns",
                    "The name " + host + " is unknown: " + e.getMessage(),
                    "Check the spelling of --host, and the DNS servers of this machine or --dns-server."));
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address, port),
                    Math.toIntExact(directory.location().connectTimeout().toMillis()));
            results.add(CheckResult.ok("port", host + ":" + port + " accepts connections"));
        } catch (IOException e) {
            results.add(CheckResult.fail(
                    "port",
                    host + ":" + port + " cannot be connected to: " + e.getMessage(),
                    "Check --port, that the domain controller runs, and firewalls in between."));
            return false;
        }
        return !directory.location().tls() || handshake(host, results);
    }

    private boolean handshake(String host, List<CheckResult> results) {
        try {
            List<String> chain = directory.chainOf(host);
            results.add(
                    CheckResult.ok("tls", "the certificate is valid for " + host + ": " + String.join("; ", chain)));
            return true;
        } catch (DirectoryFailure e) {
            results.add(CheckResult.fail("tls", e));
            return false;
        }
    }
}

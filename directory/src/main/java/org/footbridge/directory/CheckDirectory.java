package org.footbridge.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what works and what does not between this machine and a directory, from the outside in; what needs something
 * that failed is not tried. Every domain controller is checked up to the bind, the rights at the first that can be bound.
 */
public final class CheckDirectory {
    private final ConnectDirectory directory;
    private final List<RequestedAttribute> attributes;

    /** @param attributes those whose presence in the schema is of interest */
    public CheckDirectory(ConnectDirectory directory, List<RequestedAttribute> attributes) {
        this.directory = directory;
        this.attributes = List.copyOf(attributes);
    }

    public List<CheckResult> check() {
        List<CheckResult> results = new ArrayList<>();
        boolean rightsChecked = false;
        for (String host : directory.location().hosts()) {
            if (!reach(host, results)) {
                continue;
            }
            ConnectDirectory one = directory.at(host);
            try (DirectoryConnection connection = one.connect()) {
                results.add(CheckResult.ok("bind", directory.account() + " is accepted by " + host));
                if (!rightsChecked) {
                    rightsChecked = true;
                    results.addAll(new CheckRights(connection, attributes).check());
                }
            } catch (DirectoryFailure e) {
                results.add(CheckResult.fail(e.code() == DirectoryFailure.Code.TLS_FAILED ? "tls" : "bind", e));
            }
        }
        return results;
    }

    /** DNS, port and TLS; true when a bind may be tried. */
    private boolean reach(String host, List<CheckResult> results) {
        int port = directory.location().port();
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
            results.add(CheckResult.ok("dns", host + " is " + address.getHostAddress()));
        } catch (UnknownHostException e) {
            results.add(CheckResult.fail(
                    "dns",
                    "The name " + host + " is unknown",
                    "Check the spelling of --host and the DNS servers of this machine."));
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

package org.footbridge.sampleforest;

import java.util.UUID;
import org.footbridge.sampleforest.protocol.Faults;
import org.footbridge.sampleforest.protocol.LdapServer;
import org.footbridge.sampleforest.protocol.ServedDomain;

/**
 * A further domain controller of a domain, on an address of its own and on the ports of the first. It has what the first
 * has, without delay, and counts changes alike; its database is another one, and it goes on from the cookies of the others.
 */
public final class SampleController implements AutoCloseable {
    private final ServedDomain served;
    private final String address;
    private final LdapServer server;

    SampleController(ServedDomain served, String address, LdapServer server) {
        this.served = served;
        this.address = address;
        this.server = server;
    }

    public String host() {
        return address;
    }

    /** The DNS name that it gives itself. */
    public String name() {
        return served.hostName();
    }

    public UUID invocationId() {
        return served.invocationId();
    }

    public Faults faults() {
        return served.faults();
    }

    /** Is gone, with all connections. */
    @Override
    public void close() {
        server.close();
    }
}

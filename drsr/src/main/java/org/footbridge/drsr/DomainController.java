package org.footbridge.drsr;

/**
 * The server to ask.
 *
 * @param address where it is reached: a name or an IP address
 * @param name its full DNS name, which Kerberos tickets are for, such as dc1.corp.example
 * @param domain DNS name of its domain, such as corp.example
 */
public record DomainController(String address, String name, String domain) {

    public DomainController {
        if (address.isBlank() || name.isBlank() || domain.isBlank()) {
            throw new IllegalArgumentException("a domain controller has an address, a name and a domain");
        }
    }

    /** A server that is reached by its own name, which its domain is a part of: dc1.corp.example. */
    public static DomainController named(String name) {
        int dot = name.indexOf('.');
        if (dot < 1 || dot == name.length() - 1) {
            throw new IllegalArgumentException("the full DNS name of a domain controller has a domain, not so " + name);
        }
        return new DomainController(name, name, name.substring(dot + 1));
    }

    /** The same server, reached at another address. */
    public DomainController at(String otherAddress) {
        return new DomainController(otherAddress, name, domain);
    }
}

package org.footbridge.drsr.kerberos;

import java.util.List;
import org.footbridge.drsr.crypto.AesKey;

/**
 * A ticket for a server with the client it is for and the key that both know. The key is closed with this.
 */
public final class ServiceTicket implements AutoCloseable {
    private final byte[] ticket;
    private final String realm;
    private final int nameType;
    private final List<String> name;
    private final AesKey key;

    /**
     * @param ticket as encoded by the key distribution centre
     * @param realm of the client
     * @param nameType of the client's name (RFC 4120 6.2)
     * @param name components of the client's name
     */
    public ServiceTicket(byte[] ticket, String realm, int nameType, List<String> name, AesKey key) {
        this.ticket = ticket.clone();
        this.realm = realm;
        this.nameType = nameType;
        this.name = List.copyOf(name);
        this.key = key;
    }

    byte[] ticket() {
        return ticket.clone();
    }

    String realm() {
        return realm;
    }

    int nameType() {
        return nameType;
    }

    List<String> name() {
        return name;
    }

    AesKey key() {
        return key;
    }

    @Override
    public void close() {
        key.close();
    }

    @Override
    public String toString() {
        return "ServiceTicket[" + String.join("/", name) + "@" + realm + "]";
    }
}

package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import java.io.IOException;
import java.net.InetAddress;
import javax.net.ssl.SSLServerSocketFactory;

/** The two listeners of one domain controller: plain and TLS. */
public final class LdapServer implements AutoCloseable {
    private final LDAPListener plain;
    private final LDAPListener secure;

    private LdapServer(LDAPListener plain, LDAPListener secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /**
     * Listens on the address.
     *
     * @param ldapPort port of the plain listener, 0 for any
     * @param ldapsPort port of the TLS listener, 0 for any
     * @throws IOException when a port cannot be had
     */
    public static LdapServer start(
            ServedDomain served, InetAddress address, int ldapPort, int ldapsPort, SSLServerSocketFactory sockets)
            throws IOException {
        RequestHandler handler = new RequestHandler(served, null);
        LDAPListener plain = new LDAPListener(config(address, ldapPort, handler));
        LDAPListenerConfig secureConfig = config(address, ldapsPort, handler);
        secureConfig.setServerSocketFactory(sockets);
        LDAPListener secure = new LDAPListener(secureConfig);
        plain.startListening();
        try {
            secure.startListening();
        } catch (IOException refused) {
            plain.shutDown(true);
            throw refused;
        }
        return new LdapServer(plain, secure);
    }

    private static LDAPListenerConfig config(InetAddress address, int port, RequestHandler handler) {
        LDAPListenerConfig config = new LDAPListenerConfig(port, handler);
        config.setListenAddress(address);
        config.setUseReuseAddress(true);
        return config;
    }

    public int ldapPort() {
        return plain.getListenPort();
    }

    public int ldapsPort() {
        return secure.getListenPort();
    }

    /** Ends every open connection; clients may connect again. */
    public void closeConnections() {
        plain.closeAllConnections(false);
        secure.closeAllConnections(false);
    }

    @Override
    public void close() {
        plain.shutDown(true);
        secure.shutDown(true);
    }
}

package org.footbridge.sambaforest;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Opens LDAPS connections that trust one authority and check the server's name. */
final class SecureConnection {
    private static final int CONNECT_MILLIS = 5_000;
    private static final long RESPONSE_MILLIS = 60_000;

    private SecureConnection() {}

    static LDAPConnection open(String address, int port, Path authority, String bindName, String password)
            throws LDAPException {
        LDAPConnection connection = open(address, port, authority);
        try {
            connection.bind(bindName, password);
            return connection;
        } catch (LDAPException refused) {
            connection.close();
            throw refused;
        }
    }

    static LDAPConnection open(String address, int port, Path authority) throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(RESPONSE_MILLIS);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(false));
        try {
            SSLUtil tls = new SSLUtil(new PEMFileTrustManager(authority.toFile()));
            return new LDAPConnection(tls.createSSLSocketFactory(), options, address, port);
        } catch (GeneralSecurityException failure) {
            throw new LDAPException(
                    ResultCode.LOCAL_ERROR, "the certificates of " + address + " cannot be used: " + failure, failure);
        }
    }
}

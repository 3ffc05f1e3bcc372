package org.footbridge.benchmarks;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import org.footbridge.demo.deployment.DirectoryAccess;

/** A connection of a reader that does nothing but read. */
final class BareConnection {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 300_000;

    private BareConnection() {}

    static LDAPConnection open(DirectoryAccess access) throws LDAPException, GeneralSecurityException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(ANSWER_MILLIS);
        SSLUtil trust = new SSLUtil(new PEMFileTrustManager(access.authority().toFile()));
        return new LDAPConnection(
                trust.createSSLSocketFactory(),
                options,
                access.host(),
                access.port(),
                access.account(),
                access.password());
    }

    /** The root of the domain. */
    static String base(DirectoryAccess access) {
        return "DC=" + access.name().replace(".", ",DC=");
    }
}

package org.footbridge.benchmarks;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.ServiceAccount;

/** A connection of a reader that does nothing but read. */
final class BareConnection {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long ANSWER_MILLIS = 300_000;

    private BareConnection() {}

    static LDAPConnection open(SampleDomain domain, Path authority) throws LDAPException, GeneralSecurityException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(ANSWER_MILLIS);
        SSLUtil trust = new SSLUtil(new PEMFileTrustManager(authority.toFile()));
        ServiceAccount account = domain.serviceAccount();
        return new LDAPConnection(
                trust.createSSLSocketFactory(),
                options,
                domain.host(),
                domain.ldapsPort(),
                account.bindName(),
                account.password());
    }
}

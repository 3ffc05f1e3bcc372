package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/** One server of a directory. */
public interface DirectoryServer {
    String host();

    /** A new connection of an administrator; the caller closes it. */
    LDAPConnection connect() throws LDAPException;

    boolean running();

    /** Ends it in an orderly way, or at once. */
    void end(boolean atOnce);

    void start();
}

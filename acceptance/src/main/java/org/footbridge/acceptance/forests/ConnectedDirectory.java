package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Set;
import org.footbridge.acceptance.DirectoryDump;
import org.footbridge.acceptance.Expectation;
import org.footbridge.acceptance.Oracle;

/** A domain that flows into the tenant: its servers, what of it is in scope, what agents need to reach it. */
public interface ConnectedDirectory {
    /** DNS name; the configuration of the service is called the same. */
    String name();

    String netBiosName();

    String baseDn();

    /** Distinguished name of the unit whose subtree is in scope, and below which changes happen. */
    String container();

    /** At least one. */
    List<DirectoryServer> servers();

    /** Brings all servers to the same state. */
    void replicate();

    /** Brings each server all that the others hold, after one was killed. */
    default void replicateAll() {}

    /** What a program that starts afresh finds there now. */
    default Oracle.Source source(Set<String> verifiedDomains, String initialDomain) throws LDAPException {
        Expectation expectation =
                new Expectation(name(), netBiosName(), List.of(container()), List.of(), verifiedDomains, initialDomain);
        DirectoryServer server =
                servers().stream().filter(DirectoryServer::running).findFirst().orElseThrow();
        try (LDAPConnection connection = server.connect()) {
            return new Oracle.Source(DirectoryDump.read(connection, baseDn()), expectation);
        }
    }
}

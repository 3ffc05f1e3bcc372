package org.footbridge.demo.deployment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an agent reaches a directory.
 *
 * @param name DNS name of the domain, e.g. corp.example.com
 * @param host name or address of a domain controller
 * @param port of LDAPS
 * @param authority PEM file of the authority that issued the domain controller's certificate
 * @param account for a simple bind (distinguished name or user principal name); with a keytab, the Kerberos principal
 * @param password of the account; null with a keytab
 * @param keytab of the account; null with a password
 */
public record DirectoryAccess(
        String name,
        String host,
        int port,
        Path authority,
        String account,
        @Nullable String password,
        @Nullable Path keytab) {

    public static DirectoryAccess withPassword(
            String name, String host, int port, Path authority, String account, String password) {
        return new DirectoryAccess(name, host, port, authority, account, password, null);
    }

    @Override
    public String toString() {
        return "DirectoryAccess[" + name + " at " + host + ":" + port + " as " + account + "]";
    }
}

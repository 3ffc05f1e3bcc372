package org.footbridge.demo.deployment;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an agent reaches a directory.
 *
 * @param name DNS name of the domain, e.g. corp.example.com
 * @param host name or address of a domain controller, or of several with commas between, in the order of preference
 * @param port of LDAPS
 * @param authority PEM file of the authority that issued the domain controller's certificate
 * @param account for a simple bind (distinguished name or user principal name), or the Kerberos principal
 * @param password of the account; null with Kerberos
 * @param kerberos instead of a password, over LDAP that is signed and sealed; null for a simple bind
 */
public record DirectoryAccess(
        String name,
        String host,
        int port,
        Path authority,
        String account,
        @Nullable String password,
        @Nullable Kerberos kerberos) {

    /** Keys of the account, and a krb5.conf that finds its realm. */
    public record Kerberos(Path keytab, Path configuration) {}

    public static DirectoryAccess withPassword(
            String name, String host, int port, Path authority, String account, String password) {
        return new DirectoryAccess(name, host, port, authority, account, password, null);
    }

    /** The same directory with Kerberos. */
    public DirectoryAccess withKerberos(String principal, Path keytab, Path configuration) {
        return new DirectoryAccess(name, host, port, authority, principal, null, new Kerberos(keytab, configuration));
    }

    @Override
    public String toString() {
        return "DirectoryAccess[" + name + " at " + host + ":" + port + " as " + account + "]";
    }
}

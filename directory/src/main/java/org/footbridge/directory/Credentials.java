package org.footbridge.directory;

import java.nio.file.Path;

/** How to authenticate to a directory. */
public sealed interface Credentials {
    /** Simple bind; the name is a user principal name or a distinguished name. Only over TLS. */
    record Simple(String name, Secret password) implements Credentials {}

    /** Kerberos with the keys of a keytab file. */
    record Keytab(String principal, Path keytab) implements Credentials {}

    /** Kerberos with a password. */
    record KerberosPassword(String principal, Secret password) implements Credentials {}
}

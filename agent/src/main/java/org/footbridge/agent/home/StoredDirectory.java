package org.footbridge.agent.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory as it stands in its file.
 *
 * @param name DNS name of the domain, lower case
 * @param authorities PEM of the certificate authorities to trust; null: those of the runtime
 * @param account bind name or Kerberos principal
 * @param sealedPassword base64; null with a keytab
 * @param keytab path of a keytab file
 * @param kerberosConfiguration path of a krb5.conf, the same for all directories of the agent
 */
public record StoredDirectory(
        String name,
        List<String> hosts,
        int port,
        boolean tls,
        @Nullable String authorities,
        @Nullable String base,
        boolean kerberos,
        String account,
        @Nullable String sealedPassword,
        @Nullable String keytab,
        @Nullable String kerberosConfiguration) {
    public StoredDirectory {
        hosts = List.copyOf(hosts);
    }
}

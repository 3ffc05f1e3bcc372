package org.footbridge.agent.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory as it stands in its file.
 *
 * @param name DNS name of the domain, lower case
 * @param hosts the domain controllers to ask; none: those that DNS names
 * @param discovery how DNS is asked; null: its defaults
 * @param authorities PEM of the certificate authorities to trust; null: those of the runtime
 * @param account bind name or Kerberos principal
 * @param sealedPassword base64; null with a keytab
 * @param keytab path of a keytab file
 * @param kerberosConfiguration path of a krb5.conf, the same for all directories of the agent
 * @param timeouts null: the defaults
 */
public record StoredDirectory(
        String name,
        @Nullable List<String> hosts,
        @Nullable Discovery discovery,
        int port,
        boolean tls,
        @Nullable String authorities,
        @Nullable String base,
        boolean kerberos,
        String account,
        @Nullable String sealedPassword,
        @Nullable String keytab,
        @Nullable String kerberosConfiguration,
        @Nullable Timeouts timeouts) {
    public StoredDirectory {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
    }

    /**
     * How domain controllers are found.
     *
     * @param site of Active Directory, whose domain controllers come first; null: none
     * @param preferred names that come first of all
     * @param dnsServer HOST:PORT; null: the DNS servers of this machine
     */
    public record Discovery(
            @Nullable String site,
            @Nullable List<String> preferred,
            @Nullable String dnsServer) {
        public static final Discovery DEFAULT = new Discovery(null, List.of(), null);

        public Discovery {
            preferred = preferred == null ? List.of() : List.copyOf(preferred);
        }
    }

    /** In seconds; null: the default. */
    public record Timeouts(
            @Nullable Integer connectSeconds, @Nullable Integer responseSeconds) {
        public static final Timeouts DEFAULT = new Timeouts(null, null);
    }
}

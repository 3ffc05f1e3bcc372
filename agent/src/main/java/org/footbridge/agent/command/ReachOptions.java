package org.footbridge.agent.command;

import java.util.List;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.directory.DnsServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options that say which domain controllers are asked, and for how long they are waited for. */
final class ReachOptions {
    private static final int LONGEST_TIMEOUT = 3600;
    /** A label of a DNS name. */
    private static final String SITE = "[A-Za-z0-9_-]{1,63}";

    @Option(
            names = "--host",
            split = ",",
            paramLabel = "HOST",
            description = "Exactly these domain controllers, tried in this order. Default: those that DNS names.")
    private List<String> hosts = List.of();

    @Option(
            names = "--prefer",
            split = ",",
            paramLabel = "HOST",
            description = "Domain controllers to try before the others that DNS names.")
    private List<String> preferred = List.of();

    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "Site of Active Directory whose domain controllers come before those of other sites.")
    @Nullable
    private String site;

    @Option(
            names = "--dns-server",
            paramLabel = "HOST[:PORT]",
            description = "DNS server that knows the domain. Default: the DNS servers of this machine.")
    @Nullable
    private String dnsServer;

    @Option(
            names = "--connect-timeout",
            paramLabel = "SECONDS",
            description = "Longest wait for each step to a connection: TCP and TLS, the bind, the first answer; and for"
                    + " DNS. Default: 10.")
    @Nullable
    private Integer connectTimeout;

    @Option(
            names = "--response-timeout",
            paramLabel = "SECONDS",
            description = "Longest wait for the directory within one answer, in sum for every 1,000 objects."
                    + " Default: 300.")
    @Nullable
    private Integer responseTimeout;

    /** @throws ParameterException when they do not fit together */
    void require(CommandSpec spec) {
        require(
                spec,
                hosts().isEmpty() || (preferred.isEmpty() && site == null),
                "--prefer and --site are about domain controllers that DNS names; --host names them itself");
        require(spec, site == null || site.matches(SITE), "'" + site + "' is not the name of a site");
        require(spec, isDnsServer(), "--dns-server takes HOST or HOST:PORT, not '" + dnsServer + "'");
        requireSeconds(spec, "--connect-timeout", connectTimeout);
        requireSeconds(spec, "--response-timeout", responseTimeout);
    }

    List<String> hosts() {
        return named(hosts);
    }

    StoredDirectory.@Nullable Discovery discovery() {
        return site == null && dnsServer == null && preferred.isEmpty()
                ? null
                : new StoredDirectory.Discovery(site, named(preferred), dnsServer);
    }

    StoredDirectory.@Nullable Timeouts timeouts() {
        return connectTimeout == null && responseTimeout == null
                ? null
                : new StoredDirectory.Timeouts(connectTimeout, responseTimeout);
    }

    private static List<String> named(List<String> hosts) {
        return hosts.stream().map(String::strip).filter(host -> !host.isEmpty()).toList();
    }

    private boolean isDnsServer() {
        try {
            if (dnsServer != null) {
                DnsServer.parse(dnsServer);
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireSeconds(CommandSpec spec, String option, @Nullable Integer seconds) {
        require(
                spec,
                seconds == null || (seconds >= 1 && seconds <= LONGEST_TIMEOUT),
                option + " takes 1 to " + LONGEST_TIMEOUT + " seconds");
    }

    private static void require(CommandSpec spec, boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}

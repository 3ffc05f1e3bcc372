package org.footbridge.sambaforest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one domain controller takes from a running other one of the same domain: first everything, later what it lacks.
 * No name service is asked, and the administrator's password is not among the words of a command.
 *
 * @param source address of the other one
 */
record JoinDomain(Domain domain, String source) {
    private static final String SAMBA_TOOL = "/usr/bin/samba-tool";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Writes the databases of a new one whose configuration is written. */
    void join(ForestFiles files) {
        run(files, "domain", "join", domain.dnsName(), "DC", "--server=" + source, "--dns-backend=NONE", "--quiet");
    }

    /** Pulls the changes of the domain straight into the databases, whether or not their server runs. */
    void replicate(ForestFiles files) {
        run(files, "drs", "replicate", domain.host(), source, domain.baseDn(), "--local");
    }

    /** Pulls everything anew, whatever was pulled before. */
    void replicateAll(ForestFiles files) {
        run(files, "drs", "replicate", domain.host(), source, domain.baseDn(), "--local", "--full-sync");
    }

    private void run(ForestFiles files, String... words) {
        List<String> command = new ArrayList<>(List.of(SAMBA_TOOL));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--username=" + domain.name() + "\\Administrator",
                "--use-kerberos=off",
                "--configfile=" + files.smbConf()));
        new Command(command, Map.of("LC_ALL", "C.UTF-8", "PASSWD", domain.administratorPassword()), LIMIT).run("");
    }

    @Override
    public String toString() {
        return "JoinDomain[" + domain + " from " + source + "]";
    }
}

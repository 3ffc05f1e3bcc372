package org.footbridge.acceptance.system;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.Expectation;
import org.footbridge.acceptance.GraphReader;
import org.footbridge.acceptance.Oracle;
import org.footbridge.acceptance.forests.SystemFolder;
import org.footbridge.acceptance.forests.Tenant;
import org.footbridge.cli.client.Cycle;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.deployment.LocalServiceOptions;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import tools.jackson.databind.JsonNode;

/** A Samba forest, a service and agents, synchronised into one tenant by a configuration called {@code main}. */
final class SambaSystem implements AutoCloseable {
    static final String CONFIGURATION = "main";
    private static final Duration LONGEST_CYCLE = Duration.ofMinutes(5);

    final Path folder;
    final SambaForest forest;
    final Deployment deployment;
    final ServiceAccount account;
    private final List<String> containers;

    private SambaSystem(
            Path folder, SambaForest forest, ServiceAccount account, Deployment deployment, List<String> containers) {
        this.folder = folder;
        this.forest = forest;
        this.account = account;
        this.deployment = deployment;
        this.containers = List.copyOf(containers);
    }

    /** Starts everything and waits for the agents; nothing is synchronised yet. */
    static SambaSystem start(Population people, int agents, Set<Grant> grants, List<String> units) {
        Path folder = SystemFolder.make();
        SambaForest forest = SambaForest.prepared(
                folder.resolve("samba"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(people));
        forest.start();
        ServiceAccount account = forest.createServiceAccount("footbridge", grants);
        Deployment deployment = Deployment.start(folder, LocalServiceOptions.in(folder.resolve("service")));
        deployment.service().administer(api -> {
            api.addDomain(forest.dnsName());
            return true;
        });
        List<String> containers = new ArrayList<>();
        units.forEach(unit -> containers.add(unit + "," + forest.baseDn()));
        SambaSystem system = new SambaSystem(folder, forest, account, deployment, containers);
        for (int i = 0; i < agents; i++) {
            deployment.addAgent(List.of(system.access()));
        }
        deployment.awaitAgents(forest.dnsName(), agents);
        return system;
    }

    /** The least rights an agent needs. */
    static Set<Grant> leastRights() {
        return Set.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS);
    }

    DirectoryAccess access() {
        return DirectoryAccess.withPassword(
                forest.dnsName(),
                forest.address(),
                forest.ldapsPort(),
                forest.caFile(),
                account.userPrincipalName(),
                account.password());
    }

    /** Saves the configuration; the service runs the first cycle by itself. */
    JsonNode configure() {
        return configure(500);
    }

    /** @param deletes more of them in one cycle are held */
    JsonNode configure(int deletes) {
        return configure(deletes, "");
    }

    /** @param more keys of the configuration */
    JsonNode configure(int deletes, String more) {
        StringBuilder yaml = new StringBuilder("directory: " + forest.dnsName() + "\ninterval: 2m\n");
        yaml.append("deletes:\n  threshold: ").append(deletes).append("\n  percent: 100\n");
        yaml.append("  members: {threshold: 1000000, percent: 100}\n");
        yaml.append("  membersOfGroup: {threshold: 1000000, percent: 100}\n");
        if (!containers.isEmpty()) {
            yaml.append("scope:\n  containers:\n");
            containers.forEach(
                    container -> yaml.append("    - ").append(container).append('\n'));
        }
        yaml.append(more);
        return deployment.service().administer(api -> api.applyConfiguration(CONFIGURATION, yaml.toString()));
    }

    /** Requests a cycle and waits for the end of one that began after the request. */
    Cycle cycle(boolean full) {
        return deployment.service().administer(api -> {
            long request = api.requestCycle(CONFIGURATION, full);
            return api.awaitCycle(CONFIGURATION, request, LONGEST_CYCLE, progress -> {});
        });
    }

    LDAPConnection administrator() throws LDAPException {
        return forest.connection();
    }

    /** Of a tenant whose objects have changed since. */
    Differences differences() throws LDAPException {
        return oracle(expectation().withSettledNames()).compare(new GraphReader(Tenant.graph(deployment)));
    }

    private Oracle oracle(Expectation expectation) throws LDAPException {
        try (LDAPConnection connection = administrator()) {
            return Oracle.ask(connection, forest.baseDn(), expectation);
        }
    }

    private Expectation expectation() {
        return new Expectation(
                forest.dnsName(),
                "CORP",
                containers,
                List.of(),
                Set.of(forest.dnsName()),
                Tenant.initialDomain(deployment));
    }

    @Override
    public void close() {
        deployment.close();
        forest.close();
        SystemFolder.remove(folder);
    }
}

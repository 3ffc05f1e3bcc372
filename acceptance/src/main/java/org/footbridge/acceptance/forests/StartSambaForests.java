package org.footbridge.acceptance.forests;

import static org.footbridge.acceptance.forests.Trouble.AGENT_KILLED;
import static org.footbridge.acceptance.forests.Trouble.CYCLE_BEFORE_REPLICATION;
import static org.footbridge.acceptance.forests.Trouble.NONE;
import static org.footbridge.acceptance.forests.Trouble.SERVER_KILLED;
import static org.footbridge.acceptance.forests.Trouble.SERVER_STOPPED;
import static org.footbridge.acceptance.forests.Trouble.UNIT_RENAMED;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.process.Ending;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.SambaPair;
import org.footbridge.sambaforest.ServiceAccount;

/**
 * Two forests that cannot see each other: corp.example on two domain controllers, partner.example on one. Two agents know
 * both forests; each prefers another domain controller.
 *
 * @param people of the first forest; the second has a third of them
 */
record StartSambaForests(int people) {
    private static final Set<Grant> LEAST_RIGHTS =
            Set.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS);

    /** Starts everything and waits for the agents. */
    Arena start() {
        return Arena.starting(this::start);
    }

    private Arena start(Path folder, Ending ending) {
        SambaPair pair = SambaPair.prepared(
                folder.resolve("a"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults().exchangeSchema(),
                Optional.of(new Population(people, people / 10, people / 20, 2026)));
        SambaForest partner = SambaForest.prepared(
                folder.resolve("b"),
                "PARTNER.EXAMPLE",
                "PARTNER",
                SambaOptions.defaults().withHost("ps1").exchangeSchema(),
                Optional.of(new Population(people / 3, people / 30, people / 60, 2027)));
        ending.later(pair).start();
        ending.later(partner).start();
        ServiceAccount ours = pair.first().createServiceAccount("footbridge", LEAST_RIGHTS);
        pair.replicate();
        ServiceAccount theirs = partner.createServiceAccount("footbridge", LEAST_RIGHTS);
        List<SambaDirectory> directories =
                List.of(SambaDirectory.of(pair.first(), pair.second()), SambaDirectory.of(partner));
        Deployment deployment = ending.later(Deployment.start(folder));
        Tenant tenant = new Tenant(deployment, directories);
        tenant.addDomains();
        DirectoryAccess toPartner = access(List.of(partner), partner.caFile(), theirs);
        List<SambaForest> controllers = List.of(pair.first(), pair.second());
        deployment.addAgent(List.of(access(controllers, pair.authorities(), ours), toPartner));
        deployment.addAgent(List.of(access(controllers.reversed(), pair.authorities(), ours), toPartner));
        directories.forEach(directory -> deployment.awaitAgents(directory.name(), 2));
        return new Arena(
                "two Samba forests, one with two domain controllers",
                folder,
                directories,
                false,
                deployment,
                tenant,
                List.of(
                        NONE,
                        NONE,
                        AGENT_KILLED,
                        UNIT_RENAMED,
                        CYCLE_BEFORE_REPLICATION,
                        SERVER_STOPPED,
                        SERVER_KILLED),
                ending,
                List.of(
                        ours.password(),
                        theirs.password(),
                        pair.first().administratorPassword(),
                        partner.administratorPassword()));
    }

    /** @param controllers in the order in which they are tried */
    private static DirectoryAccess access(List<SambaForest> controllers, Path authority, ServiceAccount account) {
        SambaForest first = controllers.getFirst();
        return DirectoryAccess.withPassword(
                first.dnsName(),
                controllers.stream().map(SambaForest::address).collect(Collectors.joining(",")),
                first.ldapsPort(),
                authority,
                account.userPrincipalName(),
                account.password());
    }
}

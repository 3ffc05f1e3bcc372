package org.footbridge.acceptance.forests;

import static org.footbridge.acceptance.forests.Trouble.AGENT_KILLED;
import static org.footbridge.acceptance.forests.Trouble.CONNECTIONS_BROKEN;
import static org.footbridge.acceptance.forests.Trouble.DATABASE_REPLACED;
import static org.footbridge.acceptance.forests.Trouble.NONE;
import static org.footbridge.acceptance.forests.Trouble.UNIT_RENAMED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.footbridge.demo.deployment.Deployment;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.demo.process.Ending;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;

/**
 * A sample forest with a child domain, corp.example and emea.corp.example. Two agents know both domains.
 *
 * @param people of the root domain; the child has two fifths of them
 */
record StartSampleForest(int people) {

    /** Starts everything and waits for the agents. */
    Arena start() {
        return Arena.starting(this::start);
    }

    private Arena start(Path folder, Ending ending) {
        SampleForest forest = ending.later(SampleForest.builder()
                .domain("corp.example", new Size(people, people / 10, people / 10))
                .domain("emea.corp.example", new Size(people * 2 / 5, people / 20, people / 20))
                .seed(2026)
                .start());
        List<SampleDirectory> directories =
                forest.domains().stream().map(SampleDirectory::gathered).toList();
        Deployment deployment = ending.later(Deployment.start(folder));
        Tenant tenant = new Tenant(deployment, directories);
        tenant.addDomains();
        List<DirectoryAccess> accesses =
                forest.domains().stream().map(domain -> access(domain, folder)).toList();
        deployment.addAgent(accesses);
        deployment.addAgent(accesses);
        directories.forEach(directory -> deployment.awaitAgents(directory.name(), 2));
        return new Arena(
                "a sample forest with a child domain",
                folder,
                directories,
                true,
                deployment,
                tenant,
                List.of(NONE, NONE, AGENT_KILLED, AGENT_KILLED, UNIT_RENAMED, DATABASE_REPLACED, CONNECTIONS_BROKEN),
                ending,
                forest.domains().stream()
                        .map(domain -> domain.serviceAccount().password())
                        .toList());
    }

    private static DirectoryAccess access(SampleDomain domain, Path folder) {
        try {
            return DirectoryAccess.withPassword(
                    domain.name(),
                    domain.host(),
                    domain.ldapsPort(),
                    Files.writeString(folder.resolve(domain.name() + "-ca.pem"), domain.caPem()),
                    domain.serviceAccount().bindName(),
                    domain.serviceAccount().password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.footbridge.benchmarks.forest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;

/** A sample forest of one domain in this process. Closing it stops its server and forgets it. */
public final class GeneratedForest implements AutoCloseable {
    public static final String DOMAIN = "bench.example.com";

    private final SampleForest forest;

    private GeneratedForest(SampleForest forest) {
        this.forest = forest;
    }

    /** Invents it and listens on free ports of loopback. */
    public static GeneratedForest start(ForestSize size) {
        return start(size, 0, 0);
    }

    /** @param ldapsPort and the other: 0 for a free one */
    public static GeneratedForest start(ForestSize size, int ldapPort, int ldapsPort) {
        return new GeneratedForest(SampleForest.builder()
                .domain(DOMAIN, size.size(), ldapPort, ldapsPort)
                .seed(size.seed())
                .start());
    }

    public SampleDomain domain() {
        return forest.domain(DOMAIN);
    }

    /** How an agent reaches it. Writes the certificate of its authority into the folder. */
    public DirectoryAccess access(Path folder) {
        SampleDomain domain = domain();
        ServiceAccount account = domain.serviceAccount();
        try {
            Path authority = Files.writeString(folder.resolve("authority.pem"), domain.caPem());
            return DirectoryAccess.withPassword(
                    domain.name(),
                    domain.host(),
                    domain.ldapsPort(),
                    authority,
                    account.bindName(),
                    account.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        forest.close();
    }
}

package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A domain with two domain controllers on two loopback addresses, which replicate only when they are told to. Either
 * may be stopped, killed and started alone. Not thread-safe.
 */
public final class SambaPair implements AutoCloseable {
    /** Short name of the second server. */
    public static final String SECOND_HOST = "dc2";

    private final SambaForest first;
    private final SambaForest second;
    private final Path authorities;

    private SambaPair(SambaForest first, SambaForest second, Path authorities) {
        this.first = first;
        this.second = second;
        this.authorities = authorities;
    }

    /**
     * A copy of a pair that is made once per user of this machine, like {@link SambaForest#prepared}, and not started.
     *
     * @param directory the servers' directories are made below it
     */
    public static SambaPair prepared(
            Path directory, String realm, String domain, SambaOptions options, Optional<Population> population) {
        SambaInstallation.require();
        Path one = directory.resolve("1");
        Path two = directory.resolve("2");
        new Snapshots()
                .restorePair(
                        new ForestFiles(one), new ForestFiles(two), realm, domain, options, population, SECOND_HOST);
        SambaForest first = SambaForest.open(one);
        try {
            SambaForest second = SambaForest.open(two);
            return new SambaPair(first, second, authorities(directory, first, second));
        } catch (RuntimeException failure) {
            first.close();
            throw failure;
        }
    }

    private static Path authorities(Path directory, SambaForest first, SambaForest second) {
        try {
            return Files.writeString(directory.resolve("authorities.pem"), first.caPem() + second.caPem());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void start() {
        first.start();
        second.start();
    }

    /** Brings both to the same state; both must run. */
    public void replicate() {
        second.replicateFrom(first);
        first.replicateFrom(second);
    }

    /** The server that holds all roles of the domain. */
    public SambaForest first() {
        return first;
    }

    public SambaForest second() {
        return second;
    }

    /** A file with the certificates of the authorities of both. */
    public Path authorities() {
        return authorities;
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }
}

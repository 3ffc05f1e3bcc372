package org.footbridge.benchmarks.forest;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.footbridge.demo.deployment.DirectoryAccess;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;

/** A Samba domain that is filled once per size and kept; each use runs a copy. Closing it stops the server. */
public final class SambaDomain implements AutoCloseable {
    private static final String REALM = "BENCH.EXAMPLE";
    private static final String NAME = "BENCH";
    /** The default store ends at 4 GB. */
    private static final int LARGE = 60_000;

    private static final Set<Grant> READS = Set.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS);

    private final SambaForest forest;
    private final ServiceAccount account;

    private SambaDomain(SambaForest forest, Set<Grant> grants) {
        this.forest = forest;
        this.account = forest.createServiceAccount("svc-footbridge", grants);
    }

    /**
     * Makes the kept domain, unless there is one.
     *
     * @return seconds that it took
     */
    static double fill(ForestSize size) {
        long began = System.nanoTime();
        SambaForest.prepare(REALM, NAME, options(size), Optional.of(population(size)));
        return (System.nanoTime() - began) / 1e9;
    }

    /** Fills and keeps the domain unless that was done before, and starts a copy of it in the folder. */
    public static SambaDomain start(ForestSize size, Path folder) {
        return start(size, folder, READS);
    }

    /** The same with an account that may also read the stored hashes. */
    public static SambaDomain startForPasswords(ForestSize size, Path folder) {
        Set<Grant> grants = EnumSet.copyOf(READS);
        grants.add(Grant.REPLICATING_DIRECTORY_CHANGES_ALL);
        return start(size, folder, grants);
    }

    private static SambaDomain start(ForestSize size, Path folder, Set<Grant> grants) {
        SambaForest forest = SambaForest.prepared(folder, REALM, NAME, options(size), Optional.of(population(size)));
        try {
            SambaDomain domain = new SambaDomain(forest, grants);
            forest.start();
            return domain;
        } catch (RuntimeException failure) {
            forest.close();
            throw failure;
        }
    }

    private static SambaOptions options(ForestSize size) {
        SambaOptions options = SambaOptions.defaults().exchangeSchema();
        return size.objects() > LARGE ? options.forLargeDirectories() : options;
    }

    private static Population population(ForestSize size) {
        return new Population(
                size.users(), size.groups(), size.contacts(), size.seed(), size.memberships(), size.largestGroup());
    }

    /** How an agent reaches it. */
    public DirectoryAccess access() {
        return DirectoryAccess.withPassword(
                forest.dnsName(),
                forest.address(),
                forest.ldapsPort(),
                forest.caFile(),
                account.userPrincipalName(),
                account.password());
    }

    /** Whom an agent binds as. */
    public ServiceAccount account() {
        return account;
    }

    public SambaForest forest() {
        return forest;
    }

    @Override
    public void close() {
        forest.close();
    }
}

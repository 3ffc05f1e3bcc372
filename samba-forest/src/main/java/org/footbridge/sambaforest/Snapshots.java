package org.footbridge.sambaforest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forests that were made once and are copied for each use, keyed by everything that shaped them. They hold passwords,
 * so the folder is its owner's alone. Nothing is ever removed: delete the folder to be rid of all.
 */
final class Snapshots {
    private static final Duration COPY_LIMIT = Duration.ofMinutes(5);
    private static final ReentrantLock ONE_MAKER = new ReentrantLock();

    private final Path cache;

    Snapshots() {
        this.cache = Path.of(Optional.ofNullable(System.getProperty("footbridge.samba.cache"))
                .orElseGet(() -> System.getProperty("java.io.tmpdir") + "/footbridge-samba-cache-"
                        + System.getProperty("user.name")));
    }

    /** Fills {@code target} with a copy; makes the snapshot first if this is its first use. */
    void restore(
            ForestFiles target, String realm, String domain, SambaOptions options, Optional<Population> population) {
        String key = Scripts.digest(realm + "|" + domain + "|" + options.fingerprint() + "|" + population);
        Path snapshot = cache.resolve(key);
        ONE_MAKER.lock();
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.exists(snapshot)) {
                makeAlone(snapshot, realm, domain, options, population);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            ONE_MAKER.unlock();
        }
        copy(snapshot, target);
    }

    private void makeAlone(
            Path snapshot, String realm, String domain, SambaOptions options, Optional<Population> population)
            throws IOException {
        Path lockFile = cache.resolve(snapshot.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(snapshot)) {
                Path draft = Files.createTempDirectory(cache, "draft");
                make(draft, realm, domain, options, population);
                Files.move(draft, snapshot, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void make(
            Path draft, String realm, String domain, SambaOptions options, Optional<Population> population) {
        try (SambaForest forest = SambaForest.provision(draft, realm, domain, options)) {
            population.ifPresent(forest::populate);
        }
        for (String placeBound : List.of("tls", "run", "log", "scripts", "etc")) {
            Command.run(COPY_LIMIT, "rm", "-rf", draft.resolve(placeBound).toString());
        }
    }

    private static void copy(Path snapshot, ForestFiles target) {
        try {
            Files.createDirectories(target.root());
            for (String folder : List.of("etc", "log", "run/ncalrpc")) {
                Files.createDirectories(target.root().resolve(folder));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Command.run(
                COPY_LIMIT,
                "cp",
                "-a",
                "--reflink=auto",
                "--sparse=always",
                snapshot + "/.",
                target.root().toString());
    }
}

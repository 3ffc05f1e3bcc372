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
    private static final String FIRST = "1";
    private static final String SECOND = "2";
    private static final ReentrantLock ONE_MAKER = new ReentrantLock();

    private final Path cache;

    Snapshots() {
        this.cache = Path.of(Optional.ofNullable(System.getProperty("footbridge.samba.cache"))
                .orElseGet(() -> System.getProperty("java.io.tmpdir") + "/footbridge-samba-cache-"
                        + System.getProperty("user.name")));
    }

    private interface Maker {
        /** Fills an empty folder with the directories of stopped servers. */
        void make(Path draft);
    }

    /** Fills {@code target} with a copy; makes the snapshot first if this is its first use. */
    void restore(
            ForestFiles target, String realm, String domain, SambaOptions options, Optional<Population> population) {
        copy(make(realm, domain, options, population), target);
    }

    /** Makes the snapshot unless it is there. */
    Path make(String realm, String domain, SambaOptions options, Optional<Population> population) {
        return snapshot(key(realm, domain, options, population), draft -> {
            try (SambaForest forest = SambaForest.provision(draft, realm, domain, options)) {
                population.ifPresent(forest::populate);
            }
            strip(draft);
        });
    }

    /** The same for two servers of one domain, the second with the short name {@code host}. */
    void restorePair(
            ForestFiles first,
            ForestFiles second,
            String realm,
            String domain,
            SambaOptions options,
            Optional<Population> population,
            String host) {
        Path snapshot = snapshot(key(realm, domain, options, population) + "|" + host, draft -> {
            try (SambaForest one = SambaForest.prepared(draft.resolve(FIRST), realm, domain, options, population)) {
                one.start();
                try (SambaForest other = one.join(draft.resolve(SECOND), host)) {
                    other.start();
                    one.replicateFrom(other);
                    other.stop();
                }
                one.stop();
            }
            strip(draft.resolve(FIRST));
            strip(draft.resolve(SECOND));
        });
        copy(snapshot.resolve(FIRST), first);
        copy(snapshot.resolve(SECOND), second);
    }

    private static String key(String realm, String domain, SambaOptions options, Optional<Population> population) {
        return realm + "|" + domain + "|" + options.fingerprint() + "|" + population;
    }

    private Path snapshot(String key, Maker maker) {
        Path snapshot = cache.resolve(Scripts.digest(key));
        ONE_MAKER.lock();
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.exists(snapshot)) {
                makeAlone(snapshot, maker);
            }
            return snapshot;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            ONE_MAKER.unlock();
        }
    }

    private void makeAlone(Path snapshot, Maker maker) throws IOException {
        Path lockFile = cache.resolve(snapshot.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(snapshot)) {
                Path draft = Files.createTempDirectory(cache, "draft");
                maker.make(draft);
                Files.move(draft, snapshot, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Takes away what depends on place and address. */
    private static void strip(Path server) {
        for (String placeBound : List.of("tls", "run", "log", "scripts", "etc")) {
            Command.run(COPY_LIMIT, "rm", "-rf", server.resolve(placeBound).toString());
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

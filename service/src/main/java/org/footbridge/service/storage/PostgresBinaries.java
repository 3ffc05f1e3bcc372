package org.footbridge.service.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL server that comes as a library, once per machine and version. */
final class PostgresBinaries {
    private static final String VERSION = "18.6.0";

    private final Path cache;

    PostgresBinaries(Path cache) {
        this.cache = cache;
    }

    /** Where unpacked servers are kept: a folder that an unprivileged server process can read. */
    static Path defaultCache() {
        return "root".equals(System.getProperty("user.name"))
                ? Path.of("/var/cache/footbridge")
                : Path.of(System.getProperty("user.home"), ".cache", "footbridge");
    }

    /** The folder that holds {@code bin/postgres}; unpacks it if it is not there yet. */
    Path unpacked() throws IOException {
        String platform = platform();
        Path home = cache.resolve("postgresql-" + VERSION + "-" + platform);
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        Files.createDirectories(cache);
        Path work = Files.createTempDirectory(cache, "unpack");
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack("postgres-linux-" + platform + ".txz", work);
        try {
            Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            // another process was faster; its copy is the same
            if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                throw e;
            }
        }
        return home;
    }

    private static String platform() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default ->
                throw new IllegalStateException("No PostgreSQL server comes along for " + architecture
                        + "; give an external one with --database-url.");
        };
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + resource)) {
            if (packed == null) {
                throw new IOException(
                        "The library with the PostgreSQL server (" + resource + ") is not on the class path.");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, target);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("Entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        String rights = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }
}

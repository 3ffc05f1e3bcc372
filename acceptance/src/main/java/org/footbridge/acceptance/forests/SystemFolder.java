package org.footbridge.acceptance.forests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a whole system of a test lives: databases, keys, logs. */
public final class SystemFolder {
    private SystemFolder() {}

    /** A new one that every user can read, since PostgreSQL does not run as root. */
    public static Path make() {
        try {
            Path folder = Files.createTempDirectory("footbridge-system");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unless it is to be kept (system property {@code footbridge.keep}), for somebody who wants to read the logs. */
    public static void remove(Path folder) {
        if (Boolean.getBoolean("footbridge.keep")) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

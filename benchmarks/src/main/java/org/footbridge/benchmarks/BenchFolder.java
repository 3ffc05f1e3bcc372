package org.footbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own below /var/tmp; {@link #delete} when all went well, else its logs stay to be read. */
record BenchFolder(Path path) {

    /** Passable for the user that a private PostgreSQL runs as. */
    static BenchFolder make() {
        try {
            Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "footbridge-bench-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return new BenchFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> content = found.sorted(Comparator.reverseOrder()).toList();
            for (Path one : content) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

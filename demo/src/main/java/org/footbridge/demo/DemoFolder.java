package org.footbridge.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.demo.process.StartFailure;
import org.jspecify.annotations.Nullable;

/** The folder in which everything of one demo lives. Emptied when a demo starts, locked while one runs. */
final class DemoFolder implements AutoCloseable {
    private static final String MARK = ".footbridge-demo";

    private final Path folder;
    private final FileChannel channel;

    private DemoFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** One for each kind and user of this machine. */
    static Path standard(String kind) {
        return Path.of("/var/tmp", "footbridge-" + kind + "-" + System.getProperty("user.name", "user"));
    }

    /** @throws StartFailure when another demo runs there, or something else is there */
    static DemoFolder take(Path folder) {
        try {
            boolean ours = Files.exists(folder.resolve(MARK));
            if (Files.exists(folder) && !ours && !isEmpty(folder)) {
                throw new StartFailure(
                        "The folder " + folder + " holds something else", "Name an empty one: --data DIR");
            }
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new StartFailure(
                        "A demo already runs in " + folder, "End it with Ctrl-C, or start another: --data DIR");
            }
            empty(folder);
            return new DemoFolder(folder, channel);
        } catch (IOException e) {
            throw new StartFailure(
                    "The folder " + folder + " cannot be used (" + e.getMessage() + ")",
                    "Name another: --data DIR",
                    null,
                    e);
        }
    }

    Path path() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Only its owner can read it. */
    void writeSecret(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the folder free and leaves it as it is. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static void empty(Path folder) throws IOException {
        List<Path> content;
        try (Stream<Path> found = Files.walk(folder)) {
            content = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : content) {
            if (!path.equals(folder) && !path.equals(folder.resolve(MARK))) {
                Files.delete(path);
            }
        }
    }
}

package org.footbridge.agent.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.footbridge.agent.AgentFailure;

/** Files and folders that only their owner may read, replaced as a whole or not at all. */
final class PrivateFiles {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private PrivateFiles() {}

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER)));
        } catch (IOException e) {
            throw failed("made", folder, e);
        }
    }

    static void write(Path file, byte[] content) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        makeFolder(parent);
        try {
            Path fresh = parent.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)));
            try (var channel = Files.newByteChannel(fresh, Set.of(StandardOpenOption.WRITE))) {
                channel.write(ByteBuffer.wrap(content));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed("written", file, e);
        }
    }

    static void write(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failed("read", file, e);
        }
    }

    static AgentFailure failed(String what, Path file, IOException e) {
        return new AgentFailure(
                "AgentHomeUnusable",
                file + " cannot be " + what + ": " + e.getClass().getSimpleName() + " " + e.getMessage(),
                "Run the command as the user the agent runs as, or give another folder with --home.",
                e);
    }
}

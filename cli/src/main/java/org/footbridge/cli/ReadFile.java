package org.footbridge.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.cli.client.CommandFailure;

/** A file that is named in a command line; {@code -} is standard input. */
final class ReadFile {
    private ReadFile() {}

    /** @throws CommandFailure FileUnreadable */
    static String text(Path file) {
        try {
            return file.toString().equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnreadable",
                    "The file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check its name and its permissions",
                    0,
                    e);
        }
    }
}

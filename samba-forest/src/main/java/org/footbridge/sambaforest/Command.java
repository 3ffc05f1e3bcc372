package org.footbridge.sambaforest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One external command, run to its end within a time limit. */
final class Command {
    private static final int SHOWN_CHARACTERS = 2_000;

    private final List<String> words;
    private final Map<String, String> environment;
    private final Duration limit;

    Command(List<String> words, Map<String, String> environment, Duration limit) {
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
        this.limit = limit;
    }

    static String run(Duration limit, String... words) {
        return new Command(List.of(words), Map.of(), limit).run("");
    }

    /** Gives {@code input} on standard input and returns standard output; anything but exit code 0 is a failure. */
    String run(String input) {
        try {
            Path folder = Files.createTempDirectory("footbridge-command");
            try {
                return run(input, folder);
            } finally {
                for (String name : List.of("in", "out", "err")) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new SambaException(
                    SambaException.Code.COMMAND_FAILED, name() + " could not be run: " + failure.getMessage(), failure);
        }
    }

    private String run(String input, Path folder) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int exit = waitFor(builder.start());
        if (exit != 0) {
            throw new SambaException(
                    SambaException.Code.COMMAND_FAILED,
                    name() + " ended with exit code " + exit + ": " + tail(err) + tail(out));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private int waitFor(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new SambaException(
                    SambaException.Code.COMMAND_FAILED, name() + " did not end within " + limit.toSeconds() + " s");
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SambaException(SambaException.Code.COMMAND_FAILED, name() + " was interrupted", interruption);
        }
    }

    /** The words up to the first option or secret: what a message may show. */
    private String name() {
        return String.join(
                " ", words.stream().takeWhile(word -> !word.startsWith("-")).toList());
    }

    static String tail(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        return text.length() <= SHOWN_CHARACTERS ? text : "..." + text.substring(text.length() - SHOWN_CHARACTERS);
    }
}

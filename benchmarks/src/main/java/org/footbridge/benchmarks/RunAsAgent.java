package org.footbridge.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.benchmarks.passwords.AsAgentProgram;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.demo.deployment.LocalAgent;
import org.footbridge.demo.process.Programs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Runs a part of an agent's work in a virtual machine with the flags of an agent, {@code -Xmx64m} among them. */
final class RunAsAgent {
    private static final long HEAP_MIB = 64;

    private final Path folder;

    /** @param folder for the log of its heap */
    RunAsAgent(Path folder) {
        this.folder = folder;
    }

    /** What it measured, and its heap. */
    record Ran(JsonNode measured, PeakHeap heap) {
        double number(String field) {
            return Json.decimal(measured, field);
        }

        long count(String field) {
            return Json.number(measured, field);
        }
    }

    /**
     * Runs it to its end.
     *
     * @param input for its standard input
     * @param words arguments of {@link AsAgentProgram}
     * @throws CommandFailure AgentPassFailed when it fails, out of memory for example
     */
    Ran run(String input, String... words) {
        Path heap = folder.resolve("gc-" + words[0] + ".log");
        Path log = folder.resolve("as-agent-" + words[0] + ".log");
        List<String> flags = new ArrayList<>(LocalAgent.FLAGS);
        flags.add("-Xlog:gc:file=" + heap + "::filecount=0");
        try {
            Process process = new ProcessBuilder(
                            Programs.find().java("benchmarks", flags, AsAgentProgram.class.getName(), List.of(words)))
                    .redirectError(log.toFile())
                    .start();
            try (Writer writer = process.outputWriter(UTF_8)) {
                writer.write(input + "\n");
            }
            List<String> lines = process.inputReader(UTF_8).lines().toList();
            if (process.waitFor() != 0 || lines.isEmpty()) {
                throw failed("it ended with " + process.exitValue(), log, null);
            }
            return new Ran(Json.parse(lines.getLast()), PeakHeap.parse("agent", Files.readAllLines(heap), HEAP_MIB));
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", log, e);
        }
    }

    private static CommandFailure failed(String why, Path log, @Nullable Exception cause) {
        return new CommandFailure(
                "AgentPassFailed", "The work of an agent failed: " + why, "Its messages are in " + log, 0, cause);
    }
}

package org.footbridge.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.cli.client.CommandFailure;
import org.jspecify.annotations.Nullable;

/** Lets a virtual machine that runs write down its collections of garbage from now on (jcmd VM.log). */
final class WatchHeap {
    private static final Pattern LIMIT = Pattern.compile("-XX:MaxHeapSize=(\\d{1,18})");
    private static final long MEBIBYTE = 1L << 20;
    private static final int COMMAND_SECONDS = 20;

    private final String process;
    private final Path log;
    private final long limit;

    private WatchHeap(String process, Path log, long limit) {
        this.process = process;
        this.log = log;
        this.limit = limit;
    }

    /** @throws CommandFailure HeapUnknown when it does not let itself be asked */
    static WatchHeap begin(String process, long pid, Path folder) {
        Path log = folder.resolve("gc-" + process + ".log");
        command(process, pid, "VM.log", "output=file=" + log, "output_options=filecount=0", "what=gc");
        Matcher limit = LIMIT.matcher(command(process, pid, "VM.flags"));
        return new WatchHeap(process, log, limit.find() ? Long.parseLong(limit.group(1)) / MEBIBYTE : 0);
    }

    PeakHeap peak() {
        try {
            return PeakHeap.parse(process, Files.readAllLines(log), limit);
        } catch (IOException e) {
            throw unknown(process, String.valueOf(e.getMessage()), e);
        }
    }

    private static String command(String process, long pid, String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!run.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw unknown(process, said.strip(), null);
            }
            return said;
        } catch (IOException e) {
            throw unknown(process, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(process, "interrupted", e);
        }
    }

    private static CommandFailure unknown(String process, String why, @Nullable Exception cause) {
        return new CommandFailure(
                "HeapUnknown",
                "The heap of the " + process + " cannot be watched (" + why + ")",
                "Run it with a JDK, which has jcmd; if the process ended, read its log",
                0,
                cause);
    }
}

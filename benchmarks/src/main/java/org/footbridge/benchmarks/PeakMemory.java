package org.footbridge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.cli.client.CommandFailure;

/** The most memory that a process ever had resident (VmHWM, proc(5)), without its children. */
record PeakMemory(String process, long kibibytes) {
    private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d{1,15})\\s+kB");

    /** @throws CommandFailure MemoryUnknown when the process is gone or the kernel does not say */
    static PeakMemory of(String process, long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return new PeakMemory(process, parse(Files.readAllLines(status)));
        } catch (IOException e) {
            throw new CommandFailure(
                    "MemoryUnknown",
                    "The memory of the " + process + " cannot be read from " + status,
                    "Run it on Linux with /proc; if the process ended, read its log",
                    0,
                    e);
        }
    }

    /**
     * @param status lines of /proc/PID/status
     * @return in KiB, which the kernel calls kB
     */
    static long parse(List<String> status) {
        return status.stream()
                .map(HIGH_WATER_MARK::matcher)
                .filter(Matcher::matches)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        "MemoryUnknown", "The kernel tells no VmHWM of the process", "Run it on Linux"));
    }

    /** Rounded up. */
    long mebibytes() {
        return Math.ceilDiv(kibibytes, 1024L);
    }
}

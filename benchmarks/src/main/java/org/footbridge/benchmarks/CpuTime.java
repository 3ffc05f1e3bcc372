package org.footbridge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.cli.client.CommandFailure;

/** Seconds of processor time that processes have used, as the kernel counts them (proc(5)). */
final class CpuTime {
    /** Of the fields behind the name of the command in /proc/PID/stat. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;
    /** USER_HZ is 100 on every architecture that Java runs on. */
    private static final double TICKS = 100;

    private CpuTime() {}

    /** Of the process and all its children, also of those that have ended. */
    static double ofFamily(long pid) {
        double own = seconds(pid, USER, SYSTEM, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM);
        return own
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> seconds(child.pid(), USER, SYSTEM))
                        .sum();
    }

    static double of(long pid) {
        return seconds(pid, USER, SYSTEM);
    }

    /** What each process used between two looks. */
    static Map<String, Double> since(Map<String, Double> before, Map<String, Double> after) {
        Map<String, Double> used = new LinkedHashMap<>();
        after.forEach((process, seconds) -> used.put(process, seconds - before.getOrDefault(process, 0.0)));
        return used;
    }

    private static double seconds(long pid, int... fields) {
        Path file = Path.of("/proc", Long.toString(pid), "stat");
        try {
            return parse(Files.readString(file), fields);
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return 0;
            }
            throw new CommandFailure("CpuTimeUnknown", file + " cannot be read", "Run it on Linux with /proc", 0, e);
        }
    }

    /** The name of the command stands in parentheses and may hold anything. */
    static double parse(String stat, int... fields) {
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(values[field]);
        }
        return ticks / TICKS;
    }
}

package org.footbridge.benchmarks.passwords;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Nanoseconds of processor time. */
final class ProcessorTime {
    private ProcessorTime() {}

    static long ofThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** With its compiler and its collector. */
    static long ofThisProcess() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Without its children; zero when it has ended. */
    static long of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }
}

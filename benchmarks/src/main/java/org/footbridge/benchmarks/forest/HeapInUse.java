package org.footbridge.benchmarks.forest;

import java.lang.management.ManagementFactory;

/** What the objects of this process take, garbage not counted. */
final class HeapInUse {
    private static final int MEBIBYTE = 1 << 20;

    private HeapInUse() {}

    /** Collects garbage first. */
    static long mebibytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return Math.ceilDiv(memory.getHeapMemoryUsage().getUsed(), (long) MEBIBYTE);
    }
}

package org.footbridge.benchmarks;

import java.util.Map;

/**
 * The first pass of a running system.
 *
 * @param counts users by the state of their password
 * @param seconds from the configuration that asks for passwords until no user was left to be fetched
 * @param cpu seconds of processor time of each process meanwhile
 * @param unwrapped passwords that were not wrapped yet then; it goes on beside
 */
record FirstPasswords(Map<String, Long> counts, double seconds, Map<String, Double> cpu, long unwrapped) {
    FirstPasswords {
        counts = Map.copyOf(counts);
    }

    long synced() {
        return counts.getOrDefault("synced", 0L);
    }
}

package org.footbridge.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a history went: what was done, and what was wrong. Not thread-safe. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    void line(String text) {
        lines.add(text);
    }

    void fault(String text) {
        faults.add(text);
        lines.add("WRONG: " + text);
    }

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often each thing happened. */
    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}

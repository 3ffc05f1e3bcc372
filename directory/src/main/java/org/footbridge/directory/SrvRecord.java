package org.footbridge.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** One server that DNS names for a service (RFC 2782). */
record SrvRecord(int priority, int weight, String target) {
    private static final int FIELDS = 4;

    /** Reads {@code priority weight port target}; empty where the record says that there is no such service. */
    static Optional<SrvRecord> parse(String text) {
        String[] fields = text.strip().split("\\s+");
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        String target = fields[FIELDS - 1].toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        try {
            return target.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SrvRecord(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), target));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Low priorities first; within a priority by chance, the more often first the higher the weight. */
    static List<SrvRecord> inOrder(List<SrvRecord> records, RandomGenerator random) {
        Map<Integer, List<SrvRecord>> byPriority = new TreeMap<>();
        records.forEach(record -> byPriority
                .computeIfAbsent(record.priority(), _ -> new ArrayList<>())
                .add(record));
        List<SrvRecord> ordered = new ArrayList<>();
        byPriority.values().forEach(equals -> {
            while (!equals.isEmpty()) {
                ordered.add(drawn(equals, random));
            }
        });
        return ordered;
    }

    private static SrvRecord drawn(List<SrvRecord> records, RandomGenerator random) {
        // a weight of 0 has a small chance beside others, as the standard asks for
        long sum = records.stream().mapToLong(SrvRecord::tickets).sum();
        long left = random.nextLong(sum);
        int index = 0;
        while (left >= records.get(index).tickets()) {
            left -= records.get(index).tickets();
            index++;
        }
        return records.remove(index);
    }

    private long tickets() {
        return weight == 0 ? 1 : weight * 100L;
    }
}

package org.footbridge.benchmarks;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Rows that PostgreSQL counted as inserted, updated or deleted, and the write-ahead log that it wrote.
 *
 * @param byTable of the service's own tables
 * @param catalog of the system's tables: what temporary tables cost
 * @param logBytes of write-ahead log
 */
record RowsWritten(Map<String, Long> byTable, long catalog, long logBytes) {
    /** Which hold the directory and its staged copy, and what a consumer follows. */
    private static final Set<String> DATA = Set.of(
            "source_object",
            "source_link_value",
            "directory_object",
            "directory_key",
            "directory_reference",
            "link",
            "change");

    private static final String EVENTS = "provisioning_event";

    RowsWritten {
        byTable = Map.copyOf(byTable);
    }

    RowsWritten since(RowsWritten earlier) {
        Map<String, Long> difference = new TreeMap<>();
        byTable.forEach((table, count) -> {
            long more = count - earlier.byTable.getOrDefault(table, 0L);
            if (more != 0) {
                difference.put(table, more);
            }
        });
        return new RowsWritten(difference, catalog - earlier.catalog, logBytes - earlier.logBytes);
    }

    /** Rows of the directory and of its staged copy. */
    long data() {
        return sum(DATA::contains);
    }

    /** Rows of the provisioning log. */
    long events() {
        return sum(table -> table.startsWith(EVENTS));
    }

    /** Rows of the account of cycles, jobs, watermarks and schedules. */
    long bookkeeping() {
        return sum(table -> !DATA.contains(table) && !table.startsWith(EVENTS));
    }

    private long sum(Predicate<String> wanted) {
        return byTable.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

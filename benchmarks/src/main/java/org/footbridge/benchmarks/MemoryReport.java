package org.footbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.benchmarks.Outcome.Column;

/** What service and agent took, by the kernel's account and by their own. */
record MemoryReport(List<PeakMemory> resident, List<PeakHeap> heaps) {
    MemoryReport {
        resident = List.copyOf(resident);
        heaps = List.copyOf(heaps);
    }

    Outcome outcome() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < heaps.size(); i++) {
            PeakHeap heap = heaps.get(i);
            rows.add(List.of(
                    heap.process(),
                    heap.limit(),
                    heap.peak(),
                    heap.kept(),
                    resident.get(i).mebibytes()));
        }
        return new Outcome(
                "memory",
                "Memory in MiB",
                List.of(
                        new Column("process", "Process"),
                        new Column("heapLimitMiB", "Heap limit"),
                        new Column("peakHeapMiB", "Peak heap"),
                        new Column("keptHeapMiB", "Most kept by a collection"),
                        new Column("peakResidentMiB", "Peak resident (VmHWM)")),
                rows,
                List.of("Heap: by the process's own log of collections, garbage included. Without PostgreSQL."));
    }
}

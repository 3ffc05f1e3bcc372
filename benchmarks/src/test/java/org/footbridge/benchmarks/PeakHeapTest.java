package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeakHeapTest {
    @Test
    void theLargestBeforeAndAfterAnyCollectionAreFound() {
        List<String> log = List.of(
                "[12.345s][info][gc] GC(0) Pause Young (Allocation Failure) 17M->5M(62M) 3.211ms",
                "[13.000s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 40M->22M(62M) 30.1ms",
                "[14.000s][info][gc] GC(2) Concurrent Mark Cycle",
                "[15.000s][info][gc] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 39M->23M(512M) 2.0ms");
        assertThat(PeakHeap.parse("agent", log, 64)).isEqualTo(new PeakHeap("agent", 40, 23, 64, 3));
    }
}

package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PhaseTimesTest {
    @Test
    void timeBelongsToThePhaseThatWasSeenAtItsBeginning() {
        PhaseTimes times = new PhaseTimes();
        times.seen("read", 1_000_000_000L);
        times.seen("read", 2_000_000_000L);
        times.seen("plan", 3_500_000_000L);
        times.seen("done", 4_000_000_000L);
        assertThat(times.seconds()).containsExactly(Map.entry("read", 2.5), Map.entry("plan", 0.5));
    }

    @Test
    void aCycleThatWasSeenOnlyWhenItWasOverHasNoPhases() {
        PhaseTimes times = new PhaseTimes();
        times.seen("done", 5);
        assertThat(times.seconds()).isEmpty();
    }
}

package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTimesTest {
    @Test
    void secondsAreTakenFromTheServicesOwnPage() {
        assertThat(StageTimes.parse("""
                        # TYPE footbridge_cycle_stage_seconds summary
                        footbridge_cycle_stage_seconds_count{stage="apply"} 3
                        footbridge_cycle_stage_seconds_sum{stage="apply"} 1.5
                        footbridge_cycle_stage_seconds_sum{stage="load"} 2.5E-4
                        footbridge_cycle_seconds_sum{state="succeeded"} 9.0
                        """))
                .containsOnly(java.util.Map.entry("apply", 1.5), java.util.Map.entry("load", 2.5e-4));
    }

    @Test
    void processorTimeIsReadBehindTheNameWhateverThatHolds() {
        String stat = "12 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 20 5 20 0 1 0 100";
        assertThat(CpuTime.parse(stat, 11, 12)).isEqualTo(3.0);
        assertThat(CpuTime.parse(stat, 11, 12, 13, 14)).isEqualTo(3.25);
    }
}

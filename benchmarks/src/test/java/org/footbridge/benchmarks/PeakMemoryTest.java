package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.footbridge.cli.client.CommandFailure;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
    @Test
    void theHighWaterMarkIsFoundAmongTheOtherLines() {
        List<String> status =
                List.of("Name:\tjava", "VmPeak:\t 9000000 kB", "VmHWM:\t  123456 kB", "VmRSS:\t   99999 kB");
        assertThat(PeakMemory.parse(status)).isEqualTo(123_456);
    }

    @Test
    void aStatusWithoutItIsAFailureWithANextStep() {
        assertThatThrownBy(() -> PeakMemory.parse(List.of("Name:\tkthreadd", "VmRSS:\t1 kB")))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.code()).isEqualTo("MemoryUnknown");
                    assertThat(failure.nextStep()).isNotEmpty();
                });
    }

    @Test
    void aProcessThatRunsHasOneAndAProcessThatIsGoneHasNone() {
        assertThat(PeakMemory.of("test", ProcessHandle.current().pid()).kibibytes())
                .isPositive();
        assertThatThrownBy(() -> PeakMemory.of("test", Integer.MAX_VALUE))
                .hasMessageContaining("/proc/" + Integer.MAX_VALUE + "/status");
    }
}

package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.footbridge.benchmarks.Measurement.Temperature;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Measurement RAW = new Measurement("Raw", Temperature.WARM, 2000, 0.5, true);

    @Test
    void theRatioComparesTimePerObjectSoThatCountsMayDiffer() {
        Measurement cycle = new Measurement("Cycle", Temperature.COLD, 1000, 2.5, true);
        assertThat(cycle.ratioTo(RAW)).hasValue(10.0);
        assertThat(RAW.ratioTo(RAW)).hasValue(1.0);
    }

    @Test
    void whatDoesNotReadAllHasNoRatio() {
        Measurement some = new Measurement("Some", Temperature.WARM, 100, 0.2, false);
        assertThat(some.ratioTo(RAW)).isEmpty();
        assertThat(some.perSecond()).hasValue(500.0);
    }

    @Test
    void noTimeAndNoObjectsGiveNoNumbersInsteadOfInfinity() {
        Measurement nothing = new Measurement("Nothing", Temperature.WARM, 0, 0, true);
        assertThat(nothing.perSecond()).isEmpty();
        assertThat(nothing.ratioTo(RAW)).isEmpty();
        assertThat(RAW.ratioTo(nothing)).isEmpty();
    }

    @Test
    void theTableSaysWhichRowsAreCold() {
        List<String> lines = report().lines();
        assertThat(lines.get(0)).contains("Measured", "JVM", "Ratio to raw");
        assertThat(lines.get(1)).matches("Raw +warm +2,000 +0\\.50 +4,000 +1\\.0");
        assertThat(lines.get(2)).matches("Cycle +cold +1,000 +2\\.50 +400 +10\\.0");
        assertThat(lines.get(3)).matches("Some +warm +100 +0\\.20 +500");
        assertThat(lines).contains("Initial cycle by phase, good to 0.25 s: plan 1.3 s");
        assertThat(lines).anyMatch(line -> line.contains("service 101 MiB, agent 1 MiB; without PostgreSQL"));
    }

    @Test
    void theJsonHasTheSameNumbers() {
        assertThat(report().json().toString())
                .contains("{\"measured\":\"Cycle\",\"jvm\":\"cold\",\"objects\":1000,\"seconds\":2.500,"
                        + "\"objectsPerSecond\":400,\"ratioToRaw\":10.0}")
                .contains("\"peakMemoryMiB\":{\"service\":101,\"agent\":1}");
    }

    private static Report report() {
        return new Report(
                2000,
                RAW,
                List.of(
                        RAW,
                        new Measurement("Cycle", Temperature.COLD, 1000, 2.5, true),
                        new Measurement("Some", Temperature.WARM, 100, 0.2, false)),
                Map.of("plan", 1.25),
                List.of(new PeakMemory("service", 100 * 1024 + 1), new PeakMemory("agent", 1024)));
    }
}

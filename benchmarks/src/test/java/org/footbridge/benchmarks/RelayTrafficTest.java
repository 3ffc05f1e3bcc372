package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelayTrafficTest {
    private static final String METRICS = """
            # TYPE footbridge_relay_bytes_total counter
            footbridge_relay_bytes_total{kind="control"} 510.0
            footbridge_relay_bytes_total{kind="frame"} 1.23456789E8
            footbridge_relay_bytes_total{kind="request"} 3563.0
            footbridge_relay_frames_total 124.0
            footbridge_relay_frames_created 1.0
            """;

    @Test
    void countersAreFoundByTheirNameAndKind() {
        assertThat(RelayTraffic.parse(METRICS)).isEqualTo(new RelayTraffic(124, 123_456_789, 3_563, 510));
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertThat(RelayTraffic.parse("up 1.0\n")).isEqualTo(new RelayTraffic(0, 0, 0, 0));
    }

    @Test
    void aDifferenceIsThatOfEachCounter() {
        assertThat(new RelayTraffic(10, 2_000, 300, 44).since(new RelayTraffic(8, 1_500, 200, 40)))
                .isEqualTo(new RelayTraffic(2, 500, 100, 4));
    }
}

package org.footbridge.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void aPercentileIsAValueThatWasMeasured() {
        Spread hundred = new Spread(
                IntStream.rangeClosed(1, 100).mapToObj(number -> number / 10.0).toList());
        assertThat(hundred.median()).isEqualTo(5.0);
        assertThat(hundred.percentile(99)).isEqualTo(9.9);
        assertThat(hundred.largest()).isEqualTo(10.0);
    }

    @Test
    void theOrderOfMeasuringDoesNotMatter() {
        Spread three = new Spread(List.of(3.0, 1.0, 2.0));
        assertThat(three.median()).isEqualTo(2.0);
        assertThat(three.percentile(0)).isEqualTo(1.0);
        assertThat(three.percentile(67)).isEqualTo(3.0);
    }

    @Test
    void nothingMeasuredIsNotZero() {
        assertThatThrownBy(() -> new Spread(List.of())).hasMessage("Nothing was measured");
    }
}

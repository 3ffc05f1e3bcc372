package org.footbridge.benchmarks.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HashComparisonTest {
    @Test
    void eachAccountIsCountedOnce() {
        Map<Integer, String> first = Map.of(1104, "aa", 1105, "bb", 1106, "cc", 1107, "dd");
        Map<Integer, String> second = Map.of(1104, "aa", 1105, "bb", 1106, "c0", 501, "ee");
        assertThat(HashComparison.of(first, second)).isEqualTo(new HashComparison(2, 1, 1, 1));
    }

    @Test
    void whatWasReadIsNotPrinted() {
        assertThat(new HashesRead(Map.of(1104, "8846f7eaee8fb117ad06bdd830b7586c"), 2, 1).toString())
                .doesNotContain("8846")
                .contains("1 in 2.0 s");
    }
}

package org.footbridge.benchmarks;

import java.math.BigDecimal;
import java.util.List;

/** Measured values in ascending order. */
record Spread(List<Double> sorted) {
    Spread {
        sorted = sorted.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    /** The smallest value that so many percent of all do not exceed (nearest rank). */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    double median() {
        return percentile(50);
    }

    double largest() {
        return sorted.getLast();
    }

    BigDecimal rounded(double percent, int decimals) {
        return Rounded.to(percentile(percent), decimals);
    }
}

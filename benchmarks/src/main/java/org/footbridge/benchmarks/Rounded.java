package org.footbridge.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with no more digits than a measurement is worth. */
final class Rounded {
    private Rounded() {}

    static BigDecimal to(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}

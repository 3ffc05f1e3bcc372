package org.footbridge.service.portal.overview;

import java.util.List;
import java.util.stream.LongStream;
import org.footbridge.service.portal.overview.BarChart.Mark;

/** Places on a vertical axis that begins at 0. */
final class Scale {
    private static final int PARTS = 4;

    private Scale() {}

    /** The smallest round number that is not below, and that can be parted in four. */
    static long top(long most) {
        long magnitude = PARTS;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (magnitude * factor >= most) {
                    return magnitude * factor;
                }
            }
            magnitude *= 10;
        }
    }

    static List<Mark> lines(long top, int left, int from, int ground) {
        return LongStream.rangeClosed(0, PARTS)
                .mapToObj(part -> new Mark(
                        shortened(top * part / PARTS), left, rounded(ground - (double) part / PARTS * (ground - from))))
                .toList();
    }

    private static String shortened(long value) {
        if (value >= 10_000_000) {
            return value / 1_000_000 + "M";
        }
        return value >= 10_000 ? value / 1000 + "k" : String.valueOf(value);
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

package org.footbridge.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * One way to read all hashes of a domain.
 *
 * @param hashes that it came to
 * @param reader seconds of processor time of who read
 * @param controller seconds of processor time of the domain controller meanwhile
 */
record FirstPassRow(String what, long hashes, double seconds, double reader, double controller) {

    double perSecond() {
        return hashes / seconds;
    }

    /** For who waits. */
    String text() {
        return String.format(
                Locale.ROOT, "%s: %,d hashes in %.1f s, %.0f a second", what, hashes, seconds, perSecond());
    }

    /** @param other that this one is compared with: how many times as many hashes a second */
    List<Object> cells(double other) {
        return List.of(
                what,
                hashes,
                Rounded.to(seconds, 1),
                Math.round(perSecond()),
                other > 0 ? Rounded.to(perSecond() / other, 1) : "",
                Rounded.to(reader, 1),
                Rounded.to(controller, 1));
    }
}

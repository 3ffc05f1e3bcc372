package org.footbridge.engine.regex;

/** What matching may cost. One may be shared by many matches; it is not safe for several threads. */
@FunctionalInterface
public interface Steps {

    /** What a match gets when nothing else is said: some tens of milliseconds at the very most. */
    long ORDINARY = 5_000_000;

    /** @throws RuntimeException that ends the match when there are fewer steps left */
    void take(long steps);

    /** So many, then {@link RegularExpressionTooCostly}. */
    static Steps atMost(long allowed) {
        return new Steps() {
            private long left = allowed;

            @Override
            public void take(long steps) {
                left -= steps;
                if (left < 0) {
                    throw new RegularExpressionTooCostly(
                            "The pattern needs more than " + allowed + " steps on this text and was stopped");
                }
            }
        };
    }
}

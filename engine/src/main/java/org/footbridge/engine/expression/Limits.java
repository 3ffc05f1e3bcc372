package org.footbridge.engine.expression;

import java.math.BigDecimal;

/** What an expression may cost at most. Counts, never times: what is refused once is always refused. */
public final class Limits {

    /** Characters of an expression's text. */
    public static final int TEXT = 10_000;

    /** Calls within calls. */
    public static final int DEPTH = 200;

    /** Characters of a text that a function makes. */
    public static final int CHARACTERS = 1 << 20;

    /** Values of a list that a function makes. */
    public static final int VALUES = 10_000;

    /** Steps of one evaluation: one for each call and for each character that is made or matched. */
    public static final long STEPS = 10_000_000;

    /** Digits of a number that is written out, before and behind the point each. */
    public static final int DIGITS = 400;

    private Limits() {}

    /** Whether a number is short enough to be written out; {@code 1e1000000000} is not. */
    public static boolean holds(BigDecimal number) {
        return number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS;
    }
}

package org.footbridge.engine.expression;

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

    private Limits() {}
}

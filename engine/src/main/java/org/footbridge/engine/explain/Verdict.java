package org.footbridge.engine.explain;

/** What a rule says. */
public enum Verdict {
    /** It has nothing against the object. */
    PASSES,
    /** It leaves the object out, and no further rule is looked at. */
    STOPS,
    /** It cannot be told; the object stays as it is in the tenant directory. */
    FAILS,
    /** A part of a rule that is met. */
    HOLDS,
    /** A part of a rule that is not met. */
    DOES_NOT_HOLD,
    /** It gives a value. */
    GIVES,
    /** It gives none. */
    GIVES_NOTHING
}

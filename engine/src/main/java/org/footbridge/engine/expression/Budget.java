package org.footbridge.engine.expression;

/** The steps that are left. For one thread. */
public final class Budget {

    private final long all;
    private long left;

    public Budget(long steps) {
        all = steps;
        left = steps;
    }

    /** @throws LimitReached when there are fewer left */
    public void spend(long steps) {
        left -= steps;
        if (left < 0) {
            left = 0;
            throw new LimitReached("EvaluationTooLong", "The evaluation needs more than " + all + " steps.");
        }
    }
}

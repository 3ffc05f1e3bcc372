package org.footbridge.engine.expression;

/** Builds a text that may grow beyond its parts, within {@link Limits#CHARACTERS} and the budget. */
final class BoundedText {

    private final Budget budget;
    private final StringBuilder text;

    BoundedText(Budget budget) {
        this.budget = budget;
        text = new StringBuilder();
    }

    BoundedText append(CharSequence part) {
        return append(part, 0, part.length());
    }

    BoundedText append(CharSequence part, int from, int to) {
        int length = to - from;
        check(text.length(), length);
        budget.spend(length);
        text.append(part, from, to);
        return this;
    }

    /** @throws LimitReached when a text of both lengths would be too long */
    static void check(int length, int more) {
        if (more > Limits.CHARACTERS - length) {
            throw new LimitReached("ValueTooLong", "A text would have more than " + Limits.CHARACTERS + " characters.");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

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
        if (length > Limits.CHARACTERS - text.length()) {
            throw new LimitReached("ValueTooLong", "A text would have more than " + Limits.CHARACTERS + " characters.");
        }
        budget.spend(length);
        text.append(part, from, to);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package org.footbridge.engine.expression;

import java.util.Optional;

/**
 * Looks for one text in others. What that costs grows with the lengths of both and never with their product, which a
 * text like {@code aaa...ab} would cost in one like {@code aaa...}: a longer one is looked for as Knuth, Morris and
 * Pratt do.
 */
final class FindText {

    /** So much may be compared at each position. */
    private static final int SHORT = 16;

    private final String part;
    private final boolean caseless;
    private final Budget budget;
    private Optional<int[]> borders = Optional.empty();

    /**
     * @param caseless case does not matter
     * @param budget pays for each comparison
     */
    FindText(String part, boolean caseless, Budget budget) {
        this.part = caseless ? LetterCase.upper(part, false) : part;
        this.caseless = caseless;
        this.budget = budget;
    }

    /** As {@link String#indexOf(String, int)}. */
    int firstIn(String text, int from) {
        String within = written(text);
        if (part.length() > SHORT) {
            return search(within, from, false);
        }
        int found = within.indexOf(part, from);
        budget.spend(Math.max(0, (found < 0 ? within.length() : found) - from));
        return found;
    }

    /** As {@link String#lastIndexOf(String)}. */
    int lastIn(String text) {
        String within = written(text);
        if (part.length() > SHORT) {
            return search(within, 0, true);
        }
        int found = within.lastIndexOf(part);
        budget.spend(within.length() - Math.max(found, 0));
        return found;
    }

    private String written(String text) {
        return caseless ? LetterCase.upper(text, false) : text;
    }

    private int search(String text, int from, boolean last) {
        if (text.length() - from < part.length()) {
            return -1;
        }
        int[] known = borders.orElseGet(this::findBorders);
        int found = -1;
        int matched = 0;
        int at = from;
        int comparisons = 0;
        while (at < text.length() && (last || found < 0)) {
            comparisons++;
            if (text.charAt(at) == part.charAt(matched)) {
                at++;
                matched++;
                if (matched == part.length()) {
                    found = at - matched;
                    matched = known[matched - 1];
                }
            } else if (matched == 0) {
                at++;
            } else {
                matched = known[matched - 1];
            }
        }
        budget.spend(comparisons);
        return found;
    }

    /** Of each beginning of the text, how much of its own beginning it ends with. */
    private int[] findBorders() {
        int[] found = new int[part.length()];
        int matched = 0;
        int at = 1;
        int comparisons = 0;
        while (at < found.length) {
            comparisons++;
            if (part.charAt(at) == part.charAt(matched)) {
                matched++;
                found[at] = matched;
                at++;
            } else if (matched == 0) {
                at++;
            } else {
                matched = found[matched - 1];
            }
        }
        budget.spend(comparisons);
        borders = Optional.of(found);
        return found;
    }
}

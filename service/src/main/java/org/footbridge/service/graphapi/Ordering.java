package org.footbridge.service.graphapi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a listing is ordered by; objects without a value come last, and ids decide between equals.
 *
 * @param column null for the order of ids
 */
record Ordering(@Nullable Column column, boolean descending) {
    static final Ordering BY_ID = new Ordering(null, false);

    static Ordering read(@Nullable String orderBy, Catalogue type) {
        if (orderBy == null) {
            return BY_ID;
        }
        String[] words = orderBy.strip().split("\\s+", -1);
        String name = words[0].toLowerCase(Locale.ROOT);
        boolean known = type.sortable().contains(name);
        boolean formed = words.length == 1 || (words.length == 2 && words[1].matches("(?i)asc|desc"));
        if (!known || !formed) {
            throw QueryFailure.unsupported(
                    "$orderby cannot order by '" + QueryFailure.shortened(orderBy) + "'.",
                    "Order by one of "
                            + String.join(
                                    ", ", type.sortable().stream().sorted().toList()) + ", ascending or with desc.");
        }
        return new Ordering(type.columns().get(name), words.length == 2 && words[1].equalsIgnoreCase("desc"));
    }

    /** The operator that the index sorts by (text_pattern_ops: by code point, whatever the database's locale). */
    String before() {
        return descending ? "~>~" : "~<~";
    }

    String after() {
        return descending ? "~<~" : "~>~";
    }

    String atOrAfter() {
        return descending ? "~<=~" : "~>=~";
    }
}

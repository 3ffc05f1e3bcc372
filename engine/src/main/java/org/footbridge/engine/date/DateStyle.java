package org.footbridge.engine.date;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How strictly a text is read, and what a missing or given zone means; the names are those of {@code DateTimeStyles}. */
public enum DateStyle {
    ALLOW_LEADING_WHITE("AllowLeadingWhite"),
    ALLOW_TRAILING_WHITE("AllowTrailingWhite"),
    ALLOW_INNER_WHITE("AllowInnerWhite"),
    /** A text without a date is of the first of January of year 1, not of today. */
    NO_CURRENT_DATE_DEFAULT("NoCurrentDateDefault"),
    ADJUST_TO_UNIVERSAL("AdjustToUniversal"),
    /** Local time is UTC here. */
    ASSUME_LOCAL("AssumeLocal"),
    ASSUME_UNIVERSAL("AssumeUniversal"),
    ROUNDTRIP_KIND("RoundtripKind");

    /** What holds when nothing is said. */
    public static final Set<DateStyle> ORDINARY = Set.of(ROUNDTRIP_KIND, ALLOW_LEADING_WHITE, ALLOW_TRAILING_WHITE);

    private final String title;

    DateStyle(String title) {
        this.title = title;
    }

    /**
     * @param names with commas or vertical bars between them, in any case; {@code None} and {@code AllowWhiteSpaces} are
     *     names too
     * @return nothing when one is unknown
     */
    public static Optional<Set<DateStyle>> parse(String names) {
        Set<DateStyle> styles = EnumSet.noneOf(DateStyle.class);
        for (String written : names.replace('|', ',').split(",", -1)) {
            if (!add(written.strip().toLowerCase(Locale.ROOT), styles)) {
                return Optional.empty();
            }
        }
        return Optional.of(styles);
    }

    private static boolean add(String name, Set<DateStyle> styles) {
        if (name.equals("none")) {
            return true;
        }
        if (name.equals("allowwhitespaces")) {
            styles.addAll(Set.of(ALLOW_LEADING_WHITE, ALLOW_TRAILING_WHITE, ALLOW_INNER_WHITE));
            return true;
        }
        for (DateStyle style : values()) {
            if (style.title.equalsIgnoreCase(name)) {
                styles.add(style);
                return true;
            }
        }
        return false;
    }
}

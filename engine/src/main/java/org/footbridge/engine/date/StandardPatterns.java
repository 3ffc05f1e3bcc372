package org.footbridge.engine.date;

/** Patterns of one letter, in American English. */
final class StandardPatterns {

    private static final String ROUND_TRIP = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK";
    private static final String ROUND_TRIP_WRITTEN = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";

    private StandardPatterns() {}

    /** As {@link #expand}, for writing: all seven digits of a fraction, where reading wants as many as there are. */
    static String expandWritten(String pattern) {
        String expanded = expand(pattern);
        return expanded.equals(ROUND_TRIP) && pattern.length() == 1 ? ROUND_TRIP_WRITTEN : expanded;
    }

    /** The pattern itself when it has more than one letter. */
    static String expand(String pattern) {
        if (pattern.length() > 1) {
            return pattern;
        }
        return switch (pattern.charAt(0)) {
            case 'd' -> "M/d/yyyy";
            case 'D' -> "dddd, MMMM d, yyyy";
            case 'f' -> "dddd, MMMM d, yyyy h:mm tt";
            case 'F', 'U' -> "dddd, MMMM d, yyyy h:mm:ss tt";
            case 'g' -> "M/d/yyyy h:mm tt";
            case 'G' -> "M/d/yyyy h:mm:ss tt";
            case 'm', 'M' -> "MMMM d";
            case 'o', 'O' -> ROUND_TRIP;
            case 'r', 'R' -> "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
            case 's' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
            case 't' -> "h:mm tt";
            case 'T' -> "h:mm:ss tt";
            case 'u' -> "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
            case 'y', 'Y' -> "MMMM yyyy";
            default -> throw new InvalidDatePattern("There is no standard pattern " + pattern);
        };
    }
}

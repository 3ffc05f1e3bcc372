package org.footbridge.directory;

import java.util.Locale;

/**
 * The name of an attribute in an answer, with its range option if it has one (MS-ADTS 3.1.1.3.1.3.3):
 * {@code member;range=0-1499}, {@code member;range=1500-*}.
 *
 * @param from index of the first value, -1 without a range
 * @param to index of the last value, {@link #END} when the values are complete
 */
record RangedName(String name, int from, int to) {
    static final int END = Integer.MAX_VALUE;
    private static final String RANGE = "range=";

    static RangedName parse(String description) {
        String[] parts = description.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].toLowerCase(Locale.ROOT).startsWith(RANGE)) {
                return parse(parts[0], parts[i].substring(RANGE.length()));
            }
        }
        return new RangedName(parts[0], -1, END);
    }

    private static RangedName parse(String name, String range) {
        int dash = range.indexOf('-');
        try {
            String to = range.substring(dash + 1);
            return new RangedName(
                    name, Integer.parseInt(range.substring(0, dash)), "*".equals(to) ? END : Integer.parseInt(to));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    "The directory answered with the range '" + range + "' of " + name,
                    "Report this message.",
                    e);
        }
    }

    boolean ranged() {
        return from >= 0;
    }

    /** More values follow. */
    boolean partial() {
        return ranged() && to != END;
    }

    static String request(String name, int from, int count) {
        return name + ";" + RANGE + from + "-" + (from + count - 1);
    }
}

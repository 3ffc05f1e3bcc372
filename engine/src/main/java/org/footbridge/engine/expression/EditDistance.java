package org.footbridge.engine.expression;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class EditDistance {

    private EditDistance() {}

    /** The known name that is spelled most like the other; empty when none is near. */
    public static String nearest(String name, Collection<String> known) {
        String found = "";
        int least = Math.max(1, Math.min(name.length(), 12) / 3) + 1;
        String wanted = name.length() > 40 ? name.substring(0, 40) : name;
        for (String candidate : known) {
            int distance = between(wanted.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                found = candidate;
            }
        }
        return found;
    }

    /** How many characters must be put in, taken out, changed, or swapped with their neighbour. */
    private static int between(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(one, other, i, j, distance);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int step(String one, String other, int i, int j, int[][] distance) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least = distance[i - 1][j - 1] + (same ? 0 : 1);
        least = Math.min(least, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}

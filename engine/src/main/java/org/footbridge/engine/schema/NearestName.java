package org.footbridge.engine.schema;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class NearestName {

    private static final int LONGEST = 64;

    private NearestName() {}

    /** The known name that is spelled most like the other; empty when none is near. */
    static String to(String name, Collection<String> known) {
        String wanted = shortened(name);
        String found = "";
        int least = Math.max(2, wanted.length() / 3 + 1);
        for (String candidate : known.stream().sorted().toList()) {
            int distance = between(wanted, shortened(candidate));
            if (distance < least) {
                least = distance;
                found = candidate;
            }
        }
        return found;
    }

    private static String shortened(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
    }

    /** How many characters must be put in, taken out or changed. */
    private static int between(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}

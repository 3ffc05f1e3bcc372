package org.footbridge.sampleforest.population;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Numbers the second and later uses of a name, and keeps names within a length. */
final class UniqueNames {
    private static final int FIRST_NUMBER = 2;

    private final String separator;
    private final int atMost;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    UniqueNames(String separator, int atMost) {
        this.separator = separator;
        this.atMost = atMost;
    }

    String take(String wanted) {
        String name = cut(wanted, atMost);
        while (!taken.add(name.toLowerCase(Locale.ROOT))) {
            int number = next.merge(wanted.toLowerCase(Locale.ROOT), FIRST_NUMBER, (before, first) -> before + 1);
            String suffix = separator + number;
            name = cut(wanted, atMost - suffix.length()) + suffix;
        }
        return name;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

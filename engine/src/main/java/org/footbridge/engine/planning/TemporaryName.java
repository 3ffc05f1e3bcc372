package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.footbridge.engine.ObjectGuid;

/**
 * The user principal name of a new user whose own is held: {@code prefix+1234@initial domain}. The digits come from the
 * objectGUID, so that the same user gets the same name whenever it is planned.
 */
final class TemporaryName {

    private static final int NUMBERS = 10_000;
    /** A name that is taken too is rare; so often nobody looks further. */
    private static final int ATTEMPTS = 4;

    private static final int LONGEST_PREFIX = 64 - "+0000".length();

    private TemporaryName() {}

    /** The names to try, in this order; lower case. */
    static List<String> candidates(String wanted, ObjectGuid source, String initialDomain) {
        String prefix = wanted.substring(0, Math.max(0, wanted.indexOf('@'))).toLowerCase(Locale.ROOT);
        String cut = prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX));
        long seed = source.value().getMostSignificantBits() ^ source.value().getLeastSignificantBits();
        int first = (int) Long.remainderUnsigned(seed, NUMBERS);
        List<String> names = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String digits =
                    Integer.toString(NUMBERS + (first + attempt) % NUMBERS).substring(1);
            names.add(cut + "+" + digits + "@" + initialDomain);
        }
        return names;
    }
}

package org.footbridge.service.administrators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.service.errors.ServiceFailure;

/**
 * What an administrator's own password must be. Length is what counts; kinds of characters are not asked for (as NIST SP 800-63B,
 * 3.1.1.2, advises).
 */
final class PasswordPolicy {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    private static final int FEWEST_DIFFERENT = 6;
    /** Shorter parts of a name would be found in any password. */
    private static final int TELLING = 4;

    private static final Set<String> WELL_KNOWN = Set.of(
            "footbridge",
            "password",
            "passwort",
            "administrator",
            "welcome",
            "qwertyuiop",
            "qwertzuiop",
            "1234567890",
            "abcdefghij",
            "letmein",
            "changeme");

    private PasswordPolicy() {}

    /**
     * @param words that must not be in it, such as the name of who has it
     * @throws ServiceFailure PasswordTooWeak (400), which names each rule that is broken and quotes nothing of it
     */
    static void check(String password, List<String> words) {
        List<String> broken = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            broken.add("it has fewer than " + SHORTEST + " characters");
        }
        if (password.length() > LONGEST) {
            broken.add("it has more than " + LONGEST + " characters");
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            broken.add("it has fewer than " + FEWEST_DIFFERENT + " different characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (WELL_KNOWN.stream().anyMatch(lower::contains)) {
            broken.add("it contains a word that is tried first");
        }
        if (words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.length() >= TELLING && lower.contains(word))) {
            broken.add("it contains your name or the tenant's");
        }
        if (!broken.isEmpty()) {
            throw new ServiceFailure(
                    "PasswordTooWeak",
                    400,
                    "The new password cannot be taken: " + String.join("; ", broken) + ".",
                    "Choose another one; four or five unrelated words are easy to remember and hard to guess.");
        }
    }
}

package org.footbridge.engine.naming;

import java.util.Locale;
import java.util.Optional;

/** Parts of names of the form {@code local@domain}. */
final class NameParts {

    private NameParts() {}

    /** What stands before the first @; none when there is no @ or nothing before it. */
    static Optional<String> localPart(String name) {
        int at = name.indexOf('@');
        return at < 0 ? Optional.empty() : present(name.substring(0, at));
    }

    /** What stands behind the last @, lower case. */
    static Optional<String> domain(String name) {
        int at = name.lastIndexOf('@');
        return at < 0 ? Optional.empty() : present(name.substring(at + 1).toLowerCase(Locale.ROOT));
    }

    static Optional<String> present(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
    }
}

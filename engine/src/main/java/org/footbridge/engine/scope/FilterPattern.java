package org.footbridge.engine.scope;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expression of a clause. */
final class FilterPattern {

    private final Pattern pattern;

    /** @throws IllegalArgumentException when the text is no regular expression */
    FilterPattern(String text) {
        this.pattern = Pattern.compile(text);
    }

    /** What is wrong with the text; nothing when it is a regular expression. */
    static Optional<String> fault(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    boolean isFoundIn(String value) {
        return pattern.matcher(value).find();
    }
}

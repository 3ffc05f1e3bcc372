package org.footbridge.engine.expression;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression of a mapping. Immutable. */
final class MatchPattern {

    private final Pattern pattern;

    private MatchPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException when the pattern is none */
    static MatchPattern compile(String pattern) {
        return new MatchPattern(Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS));
    }

    boolean hasGroup(String name) {
        return pattern.namedGroups().containsKey(name);
    }

    /** What a group holds in the first match. */
    Optional<String> find(String text, String group, Budget budget) {
        budget.spend(text.length());
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
    }

    /** Replaces all matches; the replacement may name groups. */
    String replace(String text, String replacement, Budget budget) {
        budget.spend(text.length());
        return pattern.matcher(text).replaceAll(replacement.replace("\\", "\\\\"));
    }

    /** Replaces in each match only what a group holds. */
    String replaceGroup(String text, String group, String replacement, Budget budget) {
        budget.spend(text.length());
        BoundedText result = new BoundedText(budget);
        Matcher matcher = pattern.matcher(text);
        int done = 0;
        while (matcher.find()) {
            if (matcher.start(group) >= done) {
                result.append(text, done, matcher.start(group)).append(replacement);
                done = matcher.end(group);
            }
        }
        return result.append(text, done, text.length()).toString();
    }
}

package org.footbridge.engine.regex;

import java.util.Optional;

/**
 * A compiled .NET regular expression, by default case-sensitive, without options. Immutable and safe for any number of
 * threads; nothing is kept between matches.
 *
 * <p>Limits: a pattern has 4,096 characters and 100 levels at most; texts and results have {@value #LONGEST_TEXT}
 * characters at most; each match may take so many {@link Steps}. Balancing groups and options for the right-to-left and
 * ECMAScript variants are not offered.
 */
public final class RegularExpression {

    /** Characters of a text that is searched, and of a result. */
    public static final int LONGEST_TEXT = 1 << 20;

    private final String pattern;
    private final Groups groups;
    private final Program program;

    private RegularExpression(String pattern, ParsePattern.Parsed parsed) {
        this.pattern = pattern;
        this.groups = parsed.groups();
        this.program = CompileProgram.compile(parsed);
    }

    /** @throws InvalidRegularExpression when the pattern is none, is too long or nested too deep */
    public static RegularExpression compile(String pattern) {
        return new RegularExpression(pattern, ParsePattern.parse(pattern));
    }

    /** As it was written. */
    public String pattern() {
        return pattern;
    }

    /** @param name a name, or a number as text */
    public boolean hasGroup(String name) {
        return groups.slot(name).isPresent();
    }

    /**
     * Whether the pattern matches somewhere in the text.
     *
     * @throws RegularExpressionTooCostly when it takes more than {@link Steps#ORDINARY} to know
     */
    public boolean matches(String text) {
        return matches(text, Steps.atMost(Steps.ORDINARY));
    }

    /** @throws RegularExpressionTooCostly when it takes more steps to know */
    public boolean matches(String text, Steps steps) {
        return search(text, steps).find(0);
    }

    /**
     * What a group holds in the first match; nothing when there is no match, no such group, or when it took no part.
     *
     * @throws RegularExpressionTooCostly when it takes more steps to know
     */
    public Optional<String> find(String text, String group, Steps steps) {
        RunProgram search = search(text, steps);
        Optional<Integer> slot = groups.slot(group);
        if (slot.isEmpty() || !search.find(0) || !search.hasMatched(slot.get())) {
            return Optional.empty();
        }
        return Optional.of(text.substring(search.begin(slot.get()), search.end(slot.get())));
    }

    /**
     * Replaces all matches. After an empty match the search goes on one character further; a match may be empty at the
     * very end, behind one that was not.
     *
     * @param replacement may name groups: {@code $1 ${name} $&}
     * @throws RegularExpressionTooCostly when it takes more steps, or the result is too long
     */
    public String replace(String text, String replacement, Steps steps) {
        Replacement parts = Replacement.parse(replacement, groups, steps);
        return replaceEach(text, steps, 0, (match, result) -> parts.append(result, text, match, steps));
    }

    /**
     * Replaces in each match only what a group holds, by a text that is taken as it is. Where the group took no part,
     * and when there is none of that name, nothing changes.
     *
     * @throws RegularExpressionTooCostly when it takes more steps, or the result is too long
     */
    public String replaceGroup(String text, String group, String replacement, Steps steps) {
        Optional<Integer> slot = groups.slot(group);
        return slot.isEmpty()
                ? text
                : replaceEach(text, steps, slot.get(), (match, result) -> result.append(replacement));
    }

    private interface AppendReplacement {
        void append(RunProgram match, BoundedText result);
    }

    private String replaceEach(String text, Steps steps, int slot, AppendReplacement append) {
        RunProgram search = search(text, steps);
        BoundedText result = new BoundedText();
        int done = 0;
        int from = 0;
        while (from <= text.length() && search.find(from)) {
            // a group that looked behind may stand before what is already replaced
            if (search.hasMatched(slot) && search.begin(slot) >= done) {
                result.append(text, done, search.begin(slot));
                append.append(search, result);
                done = search.end(slot);
            }
            from = search.end(0) == search.begin(0) ? search.end(0) + 1 : search.end(0);
        }
        result.append(text, done, text.length());
        return result.toString();
    }

    private RunProgram search(String text, Steps steps) {
        if (text.length() > LONGEST_TEXT) {
            throw new RegularExpressionTooCostly("The text is longer than " + LONGEST_TEXT + " characters");
        }
        return new RunProgram(program, text, steps);
    }
}

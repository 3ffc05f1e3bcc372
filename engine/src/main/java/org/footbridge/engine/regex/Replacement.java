package org.footbridge.engine.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a match is replaced by: {@code $1 ${name} $& $` $' $+ $_ $$}. What names no group is text, dollar sign and all; a
 * backslash means nothing.
 */
final class Replacement {

    private final List<Part> parts = new ArrayList<>();

    private Replacement() {}

    sealed interface Part {
        record Words(String words) implements Part {}

        record Group(int slot) implements Part {}

        record Before() implements Part {}

        record Behind() implements Part {}

        record Everything() implements Part {}
    }

    /** @param steps pays for each character that is looked at */
    static Replacement parse(String replacement, Groups groups, Steps steps) {
        Replacement parsed = new Replacement();
        int done = 0;
        int dollar = replacement.indexOf('$');
        while (dollar >= 0) {
            Optional<Found> found = part(replacement, dollar + 1, groups, steps);
            if (found.isPresent()) {
                parsed.add(replacement.substring(done, dollar));
                parsed.parts.add(found.get().part());
                done = found.get().end();
            }
            dollar = replacement.indexOf('$', Math.max(done, dollar + 1));
        }
        parsed.add(replacement.substring(done));
        return parsed;
    }

    private void add(String words) {
        if (!words.isEmpty()) {
            parts.add(new Part.Words(words));
        }
    }

    private record Found(Part part, int end) {}

    /** The part behind a dollar sign, if it means anything. */
    private static Optional<Found> part(String text, int at, Groups groups, Steps steps) {
        if (at == text.length()) {
            return Optional.empty();
        }
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            steps.take(end - at);
            return group(text.substring(at, end), end, groups);
        }
        return switch (c) {
            case '{' -> {
                int close = at + 1;
                // not to the next brace: a thousand dollar signs may stand before it
                while (close < text.length() && Category.isWord(text.charAt(close))) {
                    close++;
                }
                steps.take(close - at);
                yield close == text.length() || text.charAt(close) != '}'
                        ? Optional.empty()
                        : group(text.substring(at + 1, close), close + 1, groups);
            }
            case '$' -> Optional.of(new Found(new Part.Words("$"), at + 1));
            case '&' -> Optional.of(new Found(new Part.Group(0), at + 1));
            case '`' -> Optional.of(new Found(new Part.Before(), at + 1));
            case '\'' -> Optional.of(new Found(new Part.Behind(), at + 1));
            case '+' -> Optional.of(new Found(new Part.Group(groups.count() - 1), at + 1));
            case '_' -> Optional.of(new Found(new Part.Everything(), at + 1));
            default -> Optional.empty();
        };
    }

    private static Optional<Found> group(String name, int end, Groups groups) {
        return groups.slot(withoutZeros(name)).map(slot -> new Found(new Part.Group(slot), end));
    }

    private static String withoutZeros(String name) {
        if (!Groups.isNumber(name)) {
            return name;
        }
        int digits = 0;
        while (digits < name.length() - 1 && name.charAt(digits) == '0') {
            digits++;
        }
        return name.substring(digits);
    }

    /** Appends what the match is replaced by. */
    void append(BoundedText result, String text, RunProgram match, Steps steps) {
        steps.take(parts.size());
        for (Part part : parts) {
            switch (part) {
                case Part.Words words -> result.append(words.words());
                case Part.Group group -> {
                    if (match.hasMatched(group.slot())) {
                        result.append(text, match.begin(group.slot()), match.end(group.slot()));
                    }
                }
                case Part.Before before -> result.append(text, 0, match.begin(0));
                case Part.Behind behind -> result.append(text, match.end(0), text.length());
                case Part.Everything everything -> result.append(text);
            }
        }
    }
}

package org.footbridge.engine.date;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pattern such as {@code yyyy-MM-dd HH:mm:ss}, as .NET has it, with English names. Immutable.
 *
 * <p>Letters: {@code d dd ddd dddd f..fffffff F..FFFFFFF g h hh H HH K m mm M MM MMM MMMM s ss t tt y yy yyy yyyy z zz
 * zzz}; a text in quotes and a character behind a backslash stand for themselves, as all else does. A pattern of one
 * letter is a standard pattern.
 */
public final class DatePattern {

    private static final String LETTERS = "dfFghHKmMstyz";
    private static final int LONGEST = 500;
    private static final int FINEST = 7;

    private final String pattern;
    private final List<PatternPart> parts;
    private final List<PatternPart> written;

    private DatePattern(String pattern, List<PatternPart> parts, List<PatternPart> written) {
        this.pattern = pattern;
        this.parts = parts;
        this.written = written;
    }

    /** @throws InvalidDatePattern when the text is none */
    public static DatePattern compile(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST) {
            throw new InvalidDatePattern("A date pattern has 1 to " + LONGEST + " characters");
        }
        return new DatePattern(
                pattern,
                new Compile(StandardPatterns.expand(pattern)).parts(),
                new Compile(StandardPatterns.expandWritten(pattern)).parts());
    }

    /** As it was written. */
    public String pattern() {
        return pattern;
    }

    /**
     * @param now gives the date, or the year, that the pattern leaves out
     * @return nothing when the text does not look like the pattern, or is no date
     */
    public Optional<DateTime> parse(String text, Set<DateStyle> styles, Instant now) {
        return new ParseDate(parts, text, styles).parse(now);
    }

    public String format(DateTime date) {
        return FormatDate.format(written, date);
    }

    @Override
    public String toString() {
        return pattern;
    }

    /** Takes a pattern apart. */
    private static final class Compile {

        private final String pattern;
        private final List<PatternPart> parts = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();

        Compile(String pattern) {
            this.pattern = pattern;
        }

        List<PatternPart> parts() {
            int at = 0;
            while (at < pattern.length()) {
                at = part(at);
            }
            endWords();
            return List.copyOf(parts);
        }

        private int part(int at) {
            char c = pattern.charAt(at);
            if (LETTERS.indexOf(c) >= 0) {
                return field(at, c);
            }
            return switch (c) {
                case '\'', '"' -> quoted(at, c);
                case '\\' -> {
                    words.append(behind(at, "A backslash stands at the end"));
                    yield at + 2;
                }
                case '%' -> {
                    // says that one letter behind it is no standard pattern
                    if (behind(at, "A percent sign stands at the end") == '%') {
                        throw new InvalidDatePattern("A percent sign stands behind a percent sign");
                    }
                    yield at + 1;
                }
                case '.' -> point(at);
                default -> {
                    words.append(c);
                    yield at + 1;
                }
            };
        }

        private int point(int at) {
            if (at + 1 < pattern.length() && pattern.charAt(at + 1) == 'F') {
                endWords();
                parts.add(new PatternPart.Point());
            } else {
                words.append('.');
            }
            return at + 1;
        }

        private char behind(int at, String otherwise) {
            if (at + 1 == pattern.length()) {
                throw new InvalidDatePattern(otherwise);
            }
            return pattern.charAt(at + 1);
        }

        private int field(int at, char letter) {
            int end = at;
            while (end < pattern.length() && pattern.charAt(end) == letter) {
                end++;
            }
            if ((letter == 'f' || letter == 'F') && end - at > FINEST) {
                throw new InvalidDatePattern("A fraction has " + FINEST + " digits at most");
            }
            endWords();
            parts.add(new PatternPart.Field(letter, end - at));
            return end;
        }

        private int quoted(int at, char quote) {
            int next = at + 1;
            while (next < pattern.length() && pattern.charAt(next) != quote) {
                if (pattern.charAt(next) == '\\') {
                    words.append(behind(next, "A backslash stands at the end"));
                    next += 2;
                } else {
                    words.append(pattern.charAt(next));
                    next++;
                }
            }
            if (next >= pattern.length()) {
                throw new InvalidDatePattern("A quote is not closed");
            }
            return next + 1;
        }

        private void endWords() {
            if (!words.isEmpty()) {
                parts.add(new PatternPart.Words(words.toString()));
                words.setLength(0);
            }
        }
    }
}

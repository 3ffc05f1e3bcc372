package org.footbridge.engine.regex;

import java.util.Optional;

/** Reads {@code [...]}, with ranges, shorthands, properties and {@code -[...]}, which takes characters away. */
final class ParseClass {

    private static final int DEEPEST = 50;

    private final ReadPattern read;
    private final boolean ignoreCase;

    ParseClass(ReadPattern read, boolean ignoreCase) {
        this.read = read;
        this.ignoreCase = ignoreCase;
    }

    /** The opening bracket is already read. */
    CharacterSet parse() {
        return parse(1);
    }

    private CharacterSet parse(int depth) {
        if (depth > DEEPEST) {
            throw read.fault("Classes are nested too deep");
        }
        BuildSet set = new BuildSet(ignoreCase);
        boolean negated = read.accept('^');
        Optional<CharacterSet> without = Optional.empty();
        boolean first = true;
        while (first || !read.sees(']')) {
            if (!first && read.sees("-[")) {
                read.next();
                without = Optional.of(parseWithout(depth));
                break;
            }
            first = false;
            if (addShorthand(set)) {
                continue;
            }
            char from = character();
            if (!read.sees('-') || !read.has(1) || read.sees(1, ']')) {
                set.add(from);
            } else if (read.sees("-[")) {
                set.add(from);
                read.next();
                without = Optional.of(parseWithout(depth));
                break;
            } else {
                read.next();
                addRange(set, from);
            }
        }
        read.expect(']', "What is taken away stands last in a class");
        return set.build(negated, without);
    }

    private CharacterSet parseWithout(int depth) {
        read.next();
        return parse(depth + 1);
    }

    private void addRange(BuildSet set, char from) {
        if (read.sees('\\') && read.has(1) && addShorthand(new BuildSet(false))) {
            throw read.fault("A range ends with one character");
        }
        char to = character();
        if (from > to) {
            throw read.fault("The range is in reverse order");
        }
        set.add(from, to);
    }

    private char character() {
        if (read.atEnd()) {
            throw read.fault("The class is not closed");
        }
        char c = read.next();
        return c == '\\' ? read.escapedCharacter() : c;
    }

    /** Reads a shorthand or a property if there is one. */
    private boolean addShorthand(BuildSet set) {
        if (!read.sees('\\') || !read.has(1)) {
            return false;
        }
        int begin = read.at();
        read.next();
        char letter = read.next();
        if (BuildSet.isShorthand(letter)) {
            set.addShorthand(letter);
            return true;
        }
        if (letter == 'p' || letter == 'P') {
            addProperty(read, set, letter == 'P');
            return true;
        }
        read.goTo(begin);
        return false;
    }

    static void addProperty(ReadPattern read, BuildSet set, boolean outside) {
        String name = read.propertyName();
        if (!set.addProperty(name, outside)) {
            throw read.fault("There is no property " + name + ", or too many are used at once");
        }
    }
}

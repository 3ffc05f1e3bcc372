package org.footbridge.engine.regex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Reads a pattern. It is read twice: first for its groups, because what stands further right decides whether
 * {@code \10} is a group or a character.
 */
final class ParsePattern {

    static final int LONGEST = 4096;
    private static final int DEEPEST = 100;

    private final ReadPattern read;
    private final Optional<Groups> groups;
    private final SequencedSet<String> named = new LinkedHashSet<>();
    private int unnamed;
    private int depth;
    private Options options = Options.NONE;

    private ParsePattern(String pattern, Optional<Groups> groups) {
        this.read = new ReadPattern(pattern);
        this.groups = groups;
    }

    /** @throws InvalidRegularExpression when the pattern is none, is too long or too deep */
    static Parsed parse(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new InvalidRegularExpression(LONGEST, "The pattern is longer than " + LONGEST + " characters");
        }
        ParsePattern first = new ParsePattern(pattern, Optional.empty());
        first.parseAll();
        Groups groups = new Groups(first.unnamed, first.named);
        return new Parsed(new ParsePattern(pattern, Optional.of(groups)).parseAll(), groups);
    }

    record Parsed(Node node, Groups groups) {}

    private Node parseAll() {
        Node all = parseChoice();
        if (!read.atEnd()) {
            throw read.fault("A bracket is closed that was not opened");
        }
        return all;
    }

    private Node parseChoice() {
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(parseSequence());
        } while (read.accept('|'));
        return branches.size() == 1 ? branches.getFirst() : new Node.Choice(List.copyOf(branches));
    }

    private Node parseSequence() {
        List<Node> parts = new ArrayList<>();
        skipBlanks();
        while (!read.atEnd() && !read.sees('|') && !read.sees(')')) {
            if (Quantifier.isNext(read)) {
                throw read.fault("There is nothing here that could be repeated");
            }
            Optional<Node> part = parsePart();
            if (part.isPresent()) {
                skipBlanks();
                Node repeated = Quantifier.parse(read, part.get(), this::skipBlanks);
                parts.add(repeated);
            }
            skipBlanks();
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(List.copyOf(parts));
    }

    /** Blanks and comments, where they mean nothing. */
    private void skipBlanks() {
        while (!read.atEnd()) {
            if (options.ignoreBlanks() && " \t\n\r\f\u000B".indexOf(read.peek()) >= 0) {
                read.next();
            } else if (options.ignoreBlanks() && read.sees('#')) {
                while (!read.atEnd() && !read.sees('\n')) {
                    read.next();
                }
            } else if (read.sees("(?#")) {
                while (!read.sees(')')) {
                    read.next();
                }
                read.next();
            } else {
                return;
            }
        }
    }

    /** One part without its quantifier; nothing for a switch of options. */
    private Optional<Node> parsePart() {
        char c = read.next();
        return switch (c) {
            case '(' -> parseGroup();
            case '[' -> Optional.of(new Node.One(new ParseClass(read, options.ignoreCase()).parse()));
            case '.' -> Optional.of(new Node.One(CharacterSet.any(options.lineFeedToo())));
            case '^' ->
                Optional.of(new Node.Assertion(options.lines() ? Node.Place.BEGIN_OF_LINE : Node.Place.BEGIN_OF_TEXT));
            case '$' ->
                Optional.of(
                        new Node.Assertion(options.lines() ? Node.Place.END_OF_LINE : Node.Place.END_OR_LAST_NEWLINE));
            case '\\' -> Optional.of(parseEscape());
            default -> Optional.of(one(c));
        };
    }

    private Node one(char c) {
        return new Node.One(CharacterSet.of(c, options.ignoreCase()));
    }

    private Node parseEscape() {
        if (read.atEnd()) {
            throw read.fault("A backslash stands at the end");
        }
        char letter = read.peek();
        Optional<Node.Place> place = switch (letter) {
            case 'A' -> Optional.of(Node.Place.BEGIN_OF_TEXT);
            case 'G' -> Optional.of(Node.Place.BEGIN_OF_SEARCH);
            case 'Z' -> Optional.of(Node.Place.END_OR_LAST_NEWLINE);
            case 'z' -> Optional.of(Node.Place.END_OF_TEXT);
            case 'b' -> Optional.of(Node.Place.WORD_BOUNDARY);
            case 'B' -> Optional.of(Node.Place.NO_WORD_BOUNDARY);
            default -> Optional.empty();
        };
        if (place.isPresent()) {
            read.next();
            return new Node.Assertion(place.get());
        }
        if (BuildSet.isShorthand(letter) || letter == 'p' || letter == 'P') {
            read.next();
            return new Node.One(parseSet(letter));
        }
        if (letter == 'k') {
            read.next();
            return parseNamedReference();
        }
        return parseReference().orElseGet(() -> one(read.escapedCharacter()));
    }

    private CharacterSet parseSet(char letter) {
        BuildSet set = new BuildSet(options.ignoreCase());
        if (BuildSet.isShorthand(letter)) {
            set.addShorthand(letter);
        } else {
            ParseClass.addProperty(read, set, letter == 'P');
        }
        return set.build(false, Optional.empty());
    }

    private Node parseNamedReference() {
        if (!read.sees('<') && !read.sees('\'')) {
            throw read.fault("The name of a group belongs here");
        }
        char close = read.next() == '<' ? '>' : '\'';
        String name = read.word();
        read.expect(close, "The name of a group is not closed");
        return reference(name);
    }

    /** {@code \1} to {@code \9}, or a longer number if there is such a group; else it is an octal code. */
    private Optional<Node> parseReference() {
        if (!read.seesDigit() || read.sees('0')) {
            return Optional.empty();
        }
        int begin = read.at();
        int number = read.number();
        if (number > 9 && slot(Integer.toString(number)).isEmpty()) {
            read.goTo(begin);
            return Optional.empty();
        }
        return Optional.of(reference(Integer.toString(number)));
    }

    private Node reference(String name) {
        int slot = slot(name).orElseThrow(() -> read.fault("There is no group " + name));
        return new Node.BackReference(slot, options.ignoreCase());
    }

    /** In the first reading every group is there. */
    private Optional<Integer> slot(String name) {
        return groups.isEmpty() ? Optional.of(0) : groups.get().slot(name);
    }

    private Optional<Node> parseGroup() {
        if (!read.accept('?')) {
            if (options.namedOnly()) {
                return Optional.of(body());
            }
            unnamed++;
            return Optional.of(capture(Integer.toString(unnamed)));
        }
        if (read.accept(':')) {
            return Optional.of(body());
        }
        if (read.accept('>')) {
            return Optional.of(new Node.Atomic(body()));
        }
        if (read.sees('=') || read.sees('!')) {
            return Optional.of(look(false));
        }
        if (read.sees("<=") || read.sees("<!")) {
            read.next();
            return Optional.of(look(true));
        }
        if (read.sees('<') || read.sees('\'')) {
            return Optional.of(parseNamed());
        }
        if (read.sees('(')) {
            return Optional.of(parseCondition());
        }
        return parseOptions();
    }

    private Node look(boolean behind) {
        boolean negative = read.next() == '!';
        return new Node.Look(body(), behind, negative);
    }

    private Node parseNamed() {
        char close = read.next() == '<' ? '>' : '\'';
        String name = read.word();
        if (read.sees('-')) {
            throw read.fault("Balancing groups are not offered");
        }
        if (Groups.isNumber(name)) {
            read.goTo(read.at() - name.length());
            name = Integer.toString(read.number());
        }
        if (name.isEmpty() || name.equals("0")) {
            throw read.fault("The name of a group belongs here");
        }
        read.expect(close, "The name of a group is not closed");
        named.add(name);
        return capture(name);
    }

    private Node capture(String name) {
        int slot = slot(name).orElse(0);
        return new Node.Capture(slot, body());
    }

    private Node parseCondition() {
        int begin = read.at();
        read.next();
        String name = read.word();
        if (!name.isEmpty()
                && read.sees(')')
                && (Groups.isNumber(name) || slot(name).isPresent())) {
            int slot = slot(name).orElseThrow(() -> read.fault("There is no group " + name));
            read.next();
            return twoBranches((yes, no) -> new Node.IfMatched(slot, yes, no));
        }
        read.goTo(begin + 1);
        Node condition = read.accept('?') ? conditionGroup(begin) : body();
        return twoBranches((yes, no) -> new Node.IfAhead(condition, yes, no));
    }

    /** A condition that is written as a group of its own, such as {@code (?=...)}. */
    private Node conditionGroup(int begin) {
        read.goTo(begin + 1);
        return parseGroup().orElseThrow(() -> read.fault("A condition belongs here"));
    }

    private Node twoBranches(java.util.function.BinaryOperator<Node> join) {
        return inside(() -> {
            Node yes = parseSequence();
            Node no = read.accept('|') ? parseSequence() : Node.EMPTY;
            if (read.sees('|')) {
                throw read.fault("A condition has two branches at most");
            }
            return join.apply(yes, no);
        });
    }

    private Optional<Node> parseOptions() {
        Options switched = options;
        boolean on = true;
        while (!read.atEnd() && (read.sees('-') || Options.isLetter(read.peek()))) {
            char letter = read.next();
            if (letter == '-') {
                on = false;
            } else {
                switched = switched.with(letter, on);
            }
        }
        if (read.accept(')')) {
            options = switched;
            return Optional.empty();
        }
        read.expect(':', "There is no such kind of group");
        Options before = options;
        options = switched;
        Node body = body();
        options = before;
        return Optional.of(body);
    }

    /** What stands in the brackets, and the closing one. */
    private Node body() {
        return inside(this::parseChoice);
    }

    private Node inside(java.util.function.Supplier<Node> parse) {
        if (++depth > DEEPEST) {
            throw read.fault("The pattern is nested deeper than " + DEEPEST);
        }
        Options before = options;
        Node node = parse.get();
        read.expect(')', "A bracket is not closed");
        options = before;
        depth--;
        return node;
    }
}

package org.footbridge.engine.expression;

import java.util.List;
import java.util.random.RandomGenerator;

/** The text that {@code RandomString} makes. */
final class RandomText {

    private static final int LONGEST = 256;

    /** The kinds of characters that Windows' rule of complex passwords knows, in the order of the parameters. */
    private static final List<String> KINDS = List.of(
            "0123456789",
            "~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/",
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "abcdefghijklmnopqrstuvwxyz");

    private static final int AVOID = 5;

    private RandomText() {}

    static Value call(Arguments arguments) {
        long length = arguments.whole(0);
        if (length < 0 || length > LONGEST) {
            throw fault(arguments, 0, "Length must be from 0 to " + LONGEST + ".");
        }
        String avoid = arguments.text(AVOID);
        RandomGenerator random = arguments.context().random();
        StringBuilder text = new StringBuilder();
        StringBuilder all = new StringBuilder();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            long minimum = arguments.whole(kind + 1);
            String letters = without(KINDS.get(kind), avoid);
            if (minimum < 0 || minimum > length - text.length()) {
                throw fault(arguments, kind + 1, "the minimums must not be negative, nor exceed Length together.");
            }
            if (minimum > 0) {
                append(arguments, text, letters, (int) minimum, random);
                all.append(letters);
            }
        }
        String fill = all.isEmpty() ? without(String.join("", KINDS), avoid) : all.toString();
        append(arguments, text, fill, (int) length - text.length(), random);
        return new Value.Text(shuffled(text, random));
    }

    private static void append(
            Arguments arguments, StringBuilder text, String letters, int count, RandomGenerator random) {
        if (count > 0 && letters.isEmpty()) {
            throw fault(arguments, AVOID, "CharactersToAvoid leaves no character of a kind that is asked for.");
        }
        for (int drawn = 0; drawn < count; drawn++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
    }

    private static String without(String letters, String avoid) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            if (avoid.indexOf(letters.charAt(i)) < 0) {
                kept.append(letters.charAt(i));
            }
        }
        return kept.toString();
    }

    private static String shuffled(StringBuilder text, RandomGenerator random) {
        for (int i = text.length() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            char c = text.charAt(i);
            text.setCharAt(i, text.charAt(other));
            text.setCharAt(other, c);
        }
        return text.toString();
    }

    private static Fault fault(Arguments arguments, int index, String message) {
        return arguments.fault(index, "OutOfRange", message, "Correct the numbers in the expression.");
    }
}

package org.footbridge.engine.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a character class lists. */
final class BuildSet {

    /** A class with more named blocks than this is refused: each costs a look-up of its own. */
    private static final int MOST_BLOCKS = 16;

    private final boolean ignoreCase;
    private final List<CharacterSet.Block> blocks = new ArrayList<>();
    private final List<Integer> ranges = new ArrayList<>();
    private int types;

    BuildSet(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    void add(char first, char last) {
        ranges.add(CharacterSet.range(first, last));
    }

    void add(char c) {
        add(c, c);
    }

    static boolean isShorthand(char letter) {
        return "dDwWsS".indexOf(letter) >= 0;
    }

    void addShorthand(char letter) {
        switch (letter) {
            case 'd' -> types |= Category.DIGITS;
            case 'D' -> types |= ~Category.DIGITS;
            case 'w' -> types |= Category.WORD;
            case 'W' -> types |= ~Category.WORD;
            case 's' -> {
                types |= Category.SEPARATORS;
                add('\t', '\r');
                add('\u0085');
            }
            default -> {
                types |= ~(Category.SEPARATORS | Category.CONTROLS);
                add('\0', '\b');
                add('\u000E', '\u001F');
                add('\u007F', '\u0084');
                add('\u0086', '\u009F');
            }
        }
    }

    /**
     * A general category such as {@code Lu} or {@code L}, or a block such as {@code IsGreek}.
     *
     * @return whether there is such a property
     */
    boolean addProperty(String name, boolean outside) {
        Optional<Integer> category = Category.named(name);
        if (category.isPresent()) {
            types |= outside ? ~category.get() : category.get();
            return true;
        }
        if (!name.startsWith("Is") || blocks.size() == MOST_BLOCKS) {
            return false;
        }
        try {
            blocks.add(new CharacterSet.Block(Character.UnicodeBlock.forName(name.substring(2)), outside));
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    CharacterSet build(boolean negated, Optional<CharacterSet> without) {
        int[] sorted =
                CharacterSet.tidy(ranges.stream().mapToInt(Integer::intValue).toArray());
        return new CharacterSet(sorted, types, List.copyOf(blocks), ignoreCase, negated, without);
    }
}

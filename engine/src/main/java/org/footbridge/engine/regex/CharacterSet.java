package org.footbridge.engine.regex;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A set of UTF-16 units. A look-up costs the logarithm of the number of ranges, however long the class was written; for
 * ASCII it costs a shift.
 */
final class CharacterSet {

    private static final CharacterSet EVERYTHING = allBut(new int[0]);
    private static final CharacterSet ALL_BUT_LINE_FEED = allBut(new int[] {range('\n', '\n')});

    private final int[] ranges;
    private final int types;
    private final List<Block> blocks;
    private final boolean ignoreCase;
    private final boolean negated;
    private final Optional<CharacterSet> without;
    private final long[] ascii = new long[2];

    /**
     * @param ranges sorted, not overlapping, each as {@code first << 16 | last} without sign
     * @param types bits of {@link Character#getType}
     */
    CharacterSet(
            int[] ranges,
            int types,
            List<Block> blocks,
            boolean ignoreCase,
            boolean negated,
            Optional<CharacterSet> without) {
        this.ranges = ranges;
        this.types = types;
        this.blocks = blocks;
        this.ignoreCase = ignoreCase;
        this.negated = negated;
        this.without = without;
        for (char c = 0; c < 128; c++) {
            if (decide(c)) {
                ascii[c >> 6] |= 1L << c;
            }
        }
    }

    /** One character; made without looking at the others, because most of a pattern is of this kind. */
    private CharacterSet(char c) {
        this.ranges = new int[] {range(c, c)};
        this.types = 0;
        this.blocks = List.of();
        this.ignoreCase = false;
        this.negated = false;
        this.without = Optional.empty();
        if (c < 128) {
            ascii[c >> 6] |= 1L << c;
        }
    }

    static CharacterSet of(char c, boolean ignoreCase) {
        return ignoreCase
                ? new CharacterSet(new int[] {range(c, c)}, 0, List.of(), true, false, Optional.empty())
                : new CharacterSet(c);
    }

    /** Everything, or everything but a line feed. */
    static CharacterSet any(boolean lineFeedToo) {
        return lineFeedToo ? EVERYTHING : ALL_BUT_LINE_FEED;
    }

    private static CharacterSet allBut(int[] ranges) {
        return new CharacterSet(ranges, 0, List.of(), false, true, Optional.empty());
    }

    static int range(char first, char last) {
        return first << 16 | last;
    }

    boolean has(char c) {
        return c < 128 ? (ascii[c >> 6] >>> c & 1) != 0 : decide(c);
    }

    private boolean decide(char c) {
        boolean found = listed(c);
        if (!found && ignoreCase) {
            char upper = Character.toUpperCase(c);
            found = inRanges(upper) || inRanges(Character.toLowerCase(c)) || inRanges(Character.toLowerCase(upper));
        }
        return found != negated && (without.isEmpty() || !without.get().has(c));
    }

    private boolean listed(char c) {
        if ((types >>> Character.getType(c) & 1) != 0 || inRanges(c)) {
            return true;
        }
        for (Block block : blocks) {
            if (block.has(c)) {
                return true;
            }
        }
        return false;
    }

    private boolean inRanges(char c) {
        // the last range that begins at or before the character
        int low = 0;
        int high = ranges.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (ranges[middle] >>> 16 <= c) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && (ranges[high] & 0xFFFF) >= c;
    }

    /** Sorts the ranges and joins those that touch. */
    static int[] tidy(int[] ranges) {
        long[] sorted = Arrays.stream(ranges)
                .mapToLong(Integer::toUnsignedLong)
                .sorted()
                .toArray();
        int[] joined = new int[sorted.length];
        int count = 0;
        for (long next : sorted) {
            int first = (int) (next >>> 16);
            int last = (int) (next & 0xFFFF);
            if (count > 0 && (joined[count - 1] & 0xFFFF) + 1 >= first) {
                int before = joined[count - 1];
                joined[count - 1] = (before & 0xFFFF0000) | Math.max(before & 0xFFFF, last);
            } else {
                joined[count++] = (int) next;
            }
        }
        return Arrays.copyOf(joined, count);
    }

    /** A named block of Unicode, or everything outside of it. */
    record Block(Character.UnicodeBlock block, boolean outside) {
        boolean has(char c) {
            return block.equals(Character.UnicodeBlock.of(c)) != outside;
        }
    }
}

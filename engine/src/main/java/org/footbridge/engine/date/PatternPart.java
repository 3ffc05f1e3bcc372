package org.footbridge.engine.date;

/** A part of a date pattern. */
sealed interface PatternPart {

    /** Characters that stand for themselves. */
    record Words(String words) implements PatternPart {}

    /**
     * A letter that means something, so many times in a row.
     *
     * @param letter one of {@code d f F g h H K m M s t y z Z}
     */
    record Field(char letter, int count) implements PatternPart {}

    /** A dot that goes with the fraction behind it: left away when there is no fraction. */
    record Point() implements PatternPart {}
}

package org.footbridge.engine.regex;

import java.util.List;

/** A part of a parsed pattern. */
sealed interface Node {

    Node EMPTY = new Sequence(List.of());

    /** One character. */
    record One(CharacterSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    /** The first that fits, from left to right. */
    record Choice(List<Node> branches) implements Node {}

    /**
     * @param maximum {@link Integer#MAX_VALUE} for as often as possible
     * @param lazy as seldom as possible
     */
    record Repeat(Node body, int minimum, int maximum, boolean lazy) implements Node {}

    record Capture(int group, Node body) implements Node {}

    /** Once matched, it is not tried otherwise. */
    record Atomic(Node body) implements Node {}

    /** Looks without moving. */
    record Look(Node body, boolean behind, boolean negative) implements Node {}

    record Assertion(Place place) implements Node {}

    record BackReference(int group, boolean ignoreCase) implements Node {}

    /** Depends on whether the group has matched. */
    record IfMatched(int group, Node yes, Node no) implements Node {}

    /** Depends on whether the condition matches here. */
    record IfAhead(Node condition, Node yes, Node no) implements Node {}

    /** Where an assertion holds. */
    enum Place {
        BEGIN_OF_TEXT,
        BEGIN_OF_LINE,
        END_OF_TEXT,
        END_OR_LAST_NEWLINE,
        END_OF_LINE,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY,
        BEGIN_OF_SEARCH
    }
}

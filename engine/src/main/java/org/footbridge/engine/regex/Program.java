package org.footbridge.engine.regex;

/**
 * A pattern as instructions for {@link RunProgram}: each an operation followed by its operands, all of them integers.
 * Nobody changes it after it was made.
 */
final class Program {

    /** The match is complete. */
    static final int MATCH = 0;

    /** One character: set, direction. */
    static final int ONE = 1;

    /** As many characters as there are: set, direction, least, most. */
    static final int RUN = 2;

    /** As few characters as will do: set, direction, least, most. */
    static final int LAZY_RUN = 3;

    /** Goes on, and comes back at another instruction if that fails: the other one. */
    static final int SPLIT = 4;

    /** Goes on elsewhere: where. */
    static final int JUMP = 5;

    /** Remembers the position: register. */
    static final int OPEN = 6;

    /** Ends a group: register of its begin, slot. */
    static final int CLOSE = 7;

    /** Begins to count: register of the count; the one behind it holds where the last round began. */
    static final int COUNT = 8;

    /** Another round or not: register, least, most, lazy, instruction behind the loop. */
    static final int LOOP = 9;

    /** Remembers position and what could be tried otherwise: first of two registers. */
    static final int MARK = 10;

    /** What was matched since the mark is not tried otherwise: register. */
    static final int CUT = 11;

    /** Goes back to the position of the mark: register. */
    static final int RETURN = 12;

    /** Undoes everything since the mark and fails: register. */
    static final int REFUSE = 13;

    /** Holds here: place. */
    static final int PLACE = 14;

    /** What a group has matched: slot, direction, ignoring case. */
    static final int SAME = 15;

    /** Goes on elsewhere when a group has not matched: slot, where. */
    static final int UNLESS_MATCHED = 16;

    final int[] code;
    final CharacterSet[] sets;
    final Node.Place[] places;

    /** Number of groups, the whole match among them. */
    final int groups;

    /** Number of integers that the instructions use besides the groups. */
    final int registers;

    Program(int[] code, CharacterSet[] sets, Node.Place[] places, int groups, int registers) {
        this.code = code;
        this.sets = sets;
        this.places = places;
        this.groups = groups;
        this.registers = registers;
    }

    /** Matches can only begin where the text begins. */
    boolean startsAtBegin() {
        return code[0] == PLACE && places[code[1]] == Node.Place.BEGIN_OF_TEXT;
    }
}

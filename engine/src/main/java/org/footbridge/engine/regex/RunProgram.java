package org.footbridge.engine.regex;

import java.util.Arrays;

/** Runs a program on a text by backtracking. It recurses nowhere and counts each step. For one thread. */
final class RunProgram {

    private static final int NOWHERE = -1;

    private final Program program;
    private final int[] code;
    private final String text;
    private final Steps steps;

    /** Begin and end of each group, then the registers. */
    private final int[] state;

    private final Trail trail = new Trail();
    private int at;
    private int position;
    private int searchedFrom;

    RunProgram(Program program, String text, Steps steps) {
        this.program = program;
        this.code = program.code;
        this.text = text;
        this.steps = steps;
        this.state = new int[program.groups * 2 + program.registers];
    }

    /** Looks for the first match at or behind a position. */
    boolean find(int from) {
        searchedFrom = from;
        spend(state.length);
        Arrays.fill(state, NOWHERE);
        trail.clear();
        int last = program.startsAtBegin() ? 0 : text.length();
        for (int begin = from; begin <= last; begin++) {
            if (matchesAt(begin)) {
                state[0] = begin;
                state[1] = position;
                return true;
            }
        }
        return false;
    }

    int begin(int slot) {
        return state[slot * 2];
    }

    int end(int slot) {
        return state[slot * 2 + 1];
    }

    boolean hasMatched(int slot) {
        return end(slot) != NOWHERE;
    }

    private void spend(int count) {
        steps.take(count);
    }

    private boolean matchesAt(int begin) {
        at = 0;
        position = begin;
        while (code[at] != Program.MATCH) {
            spend(1);
            if (!step() && !retry()) {
                return false;
            }
        }
        return true;
    }

    /** One instruction; false when it does not fit here. */
    private boolean step() {
        switch (code[at]) {
            case Program.ONE -> {
                return one();
            }
            case Program.RUN -> {
                return run();
            }
            case Program.LAZY_RUN -> {
                return lazyRun();
            }
            case Program.SPLIT -> {
                trail.push(code[at + 1], position, 0, 0);
                at += 2;
            }
            case Program.JUMP -> at = code[at + 1];
            case Program.OPEN -> {
                set(code[at + 1], position);
                at += 2;
            }
            case Program.CLOSE -> close();
            case Program.COUNT -> {
                set(code[at + 1], 0);
                at += 2;
            }
            case Program.LOOP -> loop();
            case Program.MARK -> {
                set(code[at + 1] + 1, position);
                set(code[at + 1], trail.height());
                at += 2;
            }
            case Program.CUT -> {
                int mark = state[code[at + 1]];
                spend((trail.height() - mark) / Trail.FRAME);
                trail.cut(mark);
                at += 2;
            }
            case Program.RETURN -> {
                position = state[code[at + 1] + 1];
                at += 2;
            }
            case Program.REFUSE -> {
                undo(state[code[at + 1]]);
                return false;
            }
            case Program.PLACE -> {
                return place();
            }
            case Program.SAME -> {
                return same();
            }
            default -> at = hasMatched(code[at + 1]) ? at + 3 : code[at + 2];
        }
        return true;
    }

    private void set(int index, int value) {
        trail.push(Trail.RESTORE, index, state[index], 0);
        state[index] = value;
    }

    private void close() {
        int from = state[code[at + 1]];
        int slot = code[at + 2] * 2;
        set(slot, Math.min(from, position));
        set(slot + 1, Math.max(from, position));
        at += 3;
    }

    private boolean fits(CharacterSet set, int direction) {
        int index = direction > 0 ? position : position - 1;
        return index >= 0 && index < text.length() && set.has(text.charAt(index));
    }

    private boolean one() {
        int direction = code[at + 2];
        if (!fits(program.sets[code[at + 1]], direction)) {
            return false;
        }
        position += direction;
        at += 3;
        return true;
    }

    /** Takes as many as fit, up to a number of them. */
    private int take(int most) {
        CharacterSet set = program.sets[code[at + 1]];
        int direction = code[at + 2];
        int taken = 0;
        while (taken < most && fits(set, direction)) {
            position += direction;
            taken++;
        }
        spend(taken);
        return taken;
    }

    private boolean run() {
        int least = code[at + 3];
        int begin = position;
        int taken = take(code[at + 4]);
        if (taken < least) {
            return false;
        }
        if (taken > least) {
            trail.push(Trail.SHORTEN, at, position, begin + code[at + 2] * least);
        }
        at += 5;
        return true;
    }

    private boolean lazyRun() {
        int least = code[at + 3];
        int most = code[at + 4];
        if (take(least) < least) {
            return false;
        }
        if (most > least) {
            trail.push(Trail.LENGTHEN, at, position, most - least);
        }
        at += 5;
        return true;
    }

    private void loop() {
        int counter = code[at + 1];
        int count = state[counter];
        boolean lastWasEmpty = count > 0 && state[counter + 1] == position;
        if (!lastWasEmpty && count < code[at + 2]) {
            enter(at);
        } else if (lastWasEmpty || count >= code[at + 3]) {
            at = code[at + 5];
        } else if (code[at + 4] == 1) {
            trail.push(Trail.ANOTHER_ROUND, at, position, 0);
            at = code[at + 5];
        } else {
            trail.push(code[at + 5], position, 0, 0);
            enter(at);
        }
    }

    private void enter(int loop) {
        int counter = code[loop + 1];
        set(counter, state[counter] + 1);
        set(counter + 1, position);
        at = loop + 6;
    }

    private boolean place() {
        boolean holds = switch (program.places[code[at + 1]]) {
            case BEGIN_OF_TEXT -> position == 0;
            case BEGIN_OF_LINE -> position == 0 || text.charAt(position - 1) == '\n';
            case END_OF_TEXT -> position == text.length();
            case END_OR_LAST_NEWLINE ->
                position == text.length() || (position == text.length() - 1 && text.charAt(position) == '\n');
            case END_OF_LINE -> position == text.length() || text.charAt(position) == '\n';
            case WORD_BOUNDARY -> isWord(position - 1) != isWord(position);
            case NO_WORD_BOUNDARY -> isWord(position - 1) == isWord(position);
            case BEGIN_OF_SEARCH -> position == searchedFrom;
        };
        at += 2;
        return holds;
    }

    /** The joiners count as part of a word where its boundary is asked for. */
    private boolean isWord(int index) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return Category.isWord(c) || c == '\u200C' || c == '\u200D';
    }

    private boolean same() {
        int slot = code[at + 1];
        int direction = code[at + 2];
        if (!hasMatched(slot)) {
            return false;
        }
        int length = end(slot) - begin(slot);
        int from = direction > 0 ? position : position - length;
        spend(length);
        if (from < 0 || !text.regionMatches(code[at + 3] == 1, from, text, begin(slot), length)) {
            return false;
        }
        position += direction * length;
        at += 4;
        return true;
    }

    /** Takes everything back that was done above a height of the trail. */
    private void undo(int height) {
        while (trail.height() > height) {
            spend(1);
            if (trail.pop() == Trail.RESTORE) {
                state[trail.first()] = trail.second();
            }
        }
    }

    /** Goes to the last place where something else can be tried; false when there is none. */
    private boolean retry() {
        while (!trail.isEmpty()) {
            spend(1);
            int kind = trail.pop();
            switch (kind) {
                case Trail.RESTORE -> state[trail.first()] = trail.second();
                case Trail.SHORTEN -> {
                    shorten(trail.first(), trail.second(), trail.third());
                    return true;
                }
                case Trail.LENGTHEN -> {
                    if (lengthen(trail.first(), trail.second(), trail.third())) {
                        return true;
                    }
                }
                case Trail.ANOTHER_ROUND -> {
                    position = trail.second();
                    enter(trail.first());
                    return true;
                }
                default -> {
                    at = kind;
                    position = trail.first();
                    return true;
                }
            }
        }
        return false;
    }

    private void shorten(int instruction, int taken, int limit) {
        position = taken - code[instruction + 2];
        at = instruction + 5;
        if (position != limit) {
            trail.push(Trail.SHORTEN, instruction, position, limit);
        }
    }

    private boolean lengthen(int instruction, int taken, int more) {
        position = taken;
        int direction = code[instruction + 2];
        if (!fits(program.sets[code[instruction + 1]], direction)) {
            return false;
        }
        position += direction;
        at = instruction + 5;
        if (more > 1) {
            trail.push(Trail.LENGTHEN, instruction, position, more - 1);
        }
        return true;
    }
}

package org.footbridge.engine.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a parsed pattern into a program. Counted repetitions are loops, so that a program is never larger than a few
 * times its pattern. What looks behind is compiled to run from right to left, as .NET does; it may have any length.
 */
final class CompileProgram {

    private static final int FORWARD = 1;
    private static final int BACKWARD = -1;

    private final List<CharacterSet> sets = new ArrayList<>();
    private final List<Node.Place> places = new ArrayList<>();
    private final int groups;
    private int[] code = new int[64];
    private int size;
    private int registers;

    private CompileProgram(int groups) {
        this.groups = groups;
    }

    static Program compile(ParsePattern.Parsed parsed) {
        CompileProgram compile = new CompileProgram(parsed.groups().count());
        compile.add(parsed.node(), FORWARD);
        compile.emit(Program.MATCH);
        return new Program(
                Arrays.copyOf(compile.code, compile.size),
                compile.sets.toArray(CharacterSet[]::new),
                compile.places.toArray(Node.Place[]::new),
                compile.groups,
                compile.registers);
    }

    private void emit(int... words) {
        if (size + words.length > code.length) {
            code = Arrays.copyOf(code, code.length * 2);
        }
        System.arraycopy(words, 0, code, size, words.length);
        size += words.length;
    }

    /** Room for a place that is not known yet; {@link #here} fills it. */
    private int later() {
        emit(-1);
        return size - 1;
    }

    private void here(int gap) {
        code[gap] = size;
    }

    private int register(int count) {
        int first = groups * 2 + registers;
        registers += count;
        return first;
    }

    private int set(CharacterSet set) {
        sets.add(set);
        return sets.size() - 1;
    }

    private void add(Node node, int direction) {
        switch (node) {
            case Node.One one -> emit(Program.ONE, set(one.set()), direction);
            case Node.Sequence sequence ->
                (direction == FORWARD ? sequence.parts() : sequence.parts().reversed())
                        .forEach(part -> add(part, direction));
            case Node.Choice choice -> addChoice(choice, direction);
            case Node.Repeat repeat -> addRepeat(repeat, direction);
            case Node.Capture capture -> {
                int register = register(1);
                emit(Program.OPEN, register);
                add(capture.body(), direction);
                emit(Program.CLOSE, register, capture.group());
            }
            case Node.Atomic atomic -> {
                int mark = register(2);
                emit(Program.MARK, mark);
                add(atomic.body(), direction);
                emit(Program.CUT, mark);
            }
            case Node.Look look -> addLook(look);
            case Node.Assertion assertion -> {
                places.add(assertion.place());
                emit(Program.PLACE, places.size() - 1);
            }
            case Node.BackReference reference ->
                emit(Program.SAME, reference.group(), direction, reference.ignoreCase() ? 1 : 0);
            case Node.IfMatched condition -> {
                emit(Program.UNLESS_MATCHED, condition.group());
                addBranches(later(), condition.yes(), condition.no(), direction);
            }
            case Node.IfAhead condition -> {
                int mark = register(2);
                emit(Program.MARK, mark, Program.SPLIT);
                int otherwise = later();
                add(condition.condition(), FORWARD);
                emit(Program.CUT, mark, Program.RETURN, mark);
                addBranches(otherwise, condition.yes(), condition.no(), direction);
            }
        }
    }

    private void addBranches(int otherwise, Node yes, Node no, int direction) {
        add(yes, direction);
        emit(Program.JUMP);
        int end = later();
        here(otherwise);
        add(no, direction);
        here(end);
    }

    private void addChoice(Node.Choice choice, int direction) {
        List<Integer> ends = new ArrayList<>();
        for (Node branch : choice.branches().subList(0, choice.branches().size() - 1)) {
            emit(Program.SPLIT);
            int next = later();
            add(branch, direction);
            emit(Program.JUMP);
            ends.add(later());
            here(next);
        }
        add(choice.branches().getLast(), direction);
        ends.forEach(this::here);
    }

    private void addLook(Node.Look look) {
        int direction = look.behind() ? BACKWARD : FORWARD;
        int mark = register(2);
        emit(Program.MARK, mark);
        if (look.negative()) {
            emit(Program.SPLIT);
            int otherwise = later();
            add(look.body(), direction);
            emit(Program.REFUSE, mark);
            here(otherwise);
        } else {
            add(look.body(), direction);
            emit(Program.CUT, mark, Program.RETURN, mark);
        }
    }

    private void addRepeat(Node.Repeat repeat, int direction) {
        if (repeat.maximum() == 0) {
            return;
        }
        if (repeat.body() instanceof Node.One one) {
            emit(
                    repeat.lazy() ? Program.LAZY_RUN : Program.RUN,
                    set(one.set()),
                    direction,
                    repeat.minimum(),
                    repeat.maximum());
        } else if (repeat.maximum() == 1) {
            addOptional(repeat, direction);
        } else {
            addLoop(repeat, direction);
        }
    }

    private void addOptional(Node.Repeat repeat, int direction) {
        if (repeat.minimum() == 1) {
            add(repeat.body(), direction);
            return;
        }
        emit(Program.SPLIT);
        int other = later();
        if (repeat.lazy()) {
            emit(Program.JUMP);
            int end = later();
            here(other);
            add(repeat.body(), direction);
            here(end);
        } else {
            add(repeat.body(), direction);
            here(other);
        }
    }

    private void addLoop(Node.Repeat repeat, int direction) {
        int counter = register(2);
        emit(Program.COUNT, counter);
        int loop = size;
        emit(Program.LOOP, counter, repeat.minimum(), repeat.maximum(), repeat.lazy() ? 1 : 0);
        int end = later();
        add(repeat.body(), direction);
        emit(Program.JUMP, loop);
        here(end);
    }
}

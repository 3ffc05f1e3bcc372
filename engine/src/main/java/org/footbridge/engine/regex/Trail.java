package org.footbridge.engine.regex;

import java.util.Arrays;

/**
 * What can still be tried otherwise, and what must be undone before: a stack of frames of four integers. It stands in for
 * the call stack, so that long texts need heap, which is bounded here, and not threads with large stacks.
 */
final class Trail {

    /** Undo: index in the state, old value. */
    static final int RESTORE = -1;

    /** A run gives one character back: instruction, position, position below which it cannot go. */
    static final int SHORTEN = -2;

    /** A lazy run takes one character more: instruction, position, how many it may still take. */
    static final int LENGTHEN = -3;

    /** A lazy loop goes round once more: instruction, position. */
    static final int ANOTHER_ROUND = -4;

    static final int FRAME = 4;
    private static final int MOST = 1_000_000 * FRAME;

    private int[] frames = new int[16 * FRAME];
    private int height;

    int height() {
        return height;
    }

    boolean isEmpty() {
        return height == 0;
    }

    void clear() {
        height = 0;
    }

    /** @param kind one of the kinds above, or the instruction at which to go on */
    void push(int kind, int first, int second, int third) {
        if (height == frames.length) {
            if (height >= MOST) {
                throw new RegularExpressionTooCostly("The pattern leaves too many possibilities open on this text");
            }
            frames = Arrays.copyOf(frames, height * 2);
        }
        frames[height] = kind;
        frames[height + 1] = first;
        frames[height + 2] = second;
        frames[height + 3] = third;
        height += FRAME;
    }

    /** Forgets the top frame; its parts can be read until the next push. */
    int pop() {
        height -= FRAME;
        return frames[height];
    }

    int first() {
        return frames[height + 1];
    }

    int second() {
        return frames[height + 2];
    }

    int third() {
        return frames[height + 3];
    }

    /** Forgets what could be tried otherwise above a height, but keeps what must be undone. */
    void cut(int down) {
        int kept = down;
        for (int frame = down; frame < height; frame += FRAME) {
            if (frames[frame] == RESTORE) {
                System.arraycopy(frames, frame, frames, kept, FRAME);
                kept += FRAME;
            }
        }
        height = kept;
    }
}

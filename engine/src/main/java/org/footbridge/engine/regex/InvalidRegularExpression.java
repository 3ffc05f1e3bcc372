package org.footbridge.engine.regex;

/** A pattern that is no regular expression, or uses what is not offered. The message says where and why. */
public final class InvalidRegularExpression extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int position;

    InvalidRegularExpression(int position, String reason) {
        super(reason + " (at character " + (position + 1) + " of the pattern)");
        this.position = position;
    }

    /** Of the first character that is wrong, counted from 0 in UTF-16 units. */
    public int position() {
        return position;
    }
}

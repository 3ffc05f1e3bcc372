package org.footbridge.engine.date;

/** A text that is no date pattern. The message says why. */
public final class InvalidDatePattern extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidDatePattern(String reason) {
        super(reason);
    }
}

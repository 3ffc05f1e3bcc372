package org.footbridge.engine.regex;

/** A pattern and a text that together need more steps or more room than a match may have. */
public final class RegularExpressionTooCostly extends RuntimeException {

    private static final long serialVersionUID = 1;

    RegularExpressionTooCostly(String reason) {
        super(reason);
    }
}

package org.footbridge.engine.scope;

/** Compares the value of an attribute with what a clause of an attribute filter says. */
public enum FilterOperator {
    EQUALS("EQUALS"),
    NOT_EQUALS("NOT EQUALS"),
    GREATER_THAN("GREATER_THAN"),
    GREATER_THAN_OR_EQUALS("GREATER_THAN_OR_EQUALS"),
    INCLUDES("INCLUDES"),
    ENDS_WITH("ENDS_WITH"),
    /** The value is contained in the text of the clause. */
    CONTAINED_IN("&"),
    NOT_CONTAINED_IN("!&"),
    IS_TRUE("IS TRUE"),
    IS_FALSE("IS FALSE"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    REGEX_MATCH("REGEX MATCH"),
    NOT_REGEX_MATCH("NOT REGEX MATCH");

    private final String symbol;

    FilterOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As Microsoft Graph and its portal write it. */
    public String symbol() {
        return symbol;
    }
}

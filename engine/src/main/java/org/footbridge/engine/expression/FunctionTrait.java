package org.footbridge.engine.expression;

/** What sets a function apart from others, besides its parameters. */
enum FunctionTrait {
    /** Depends on more than its arguments, or does more than giving a value. */
    IMPURE,
    /** Stands at the beginning of an expression, never within another function; chooses a value that nobody has. */
    SELECTS_UNIQUE_VALUE,
    /** Decides whether something flows, and is therefore no condition. */
    NO_CONDITION,
    /** Its value must not be shown. */
    REDACTS,
    /** Gives one of its arguments that may be anything, as it is. */
    GIVES_ARGUMENT,
    /** Takes a condition, though anything else too. */
    TESTS_ARGUMENT,
    /** Has conditions in Connect where it has a source and keys here. */
    COMPARES_KEYS
}

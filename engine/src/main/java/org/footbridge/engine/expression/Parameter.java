package org.footbridge.engine.expression;

import java.util.List;

/**
 * One parameter of a function.
 *
 * @param name as the reference spells it
 * @param graphName the key of this argument in the JSON form of a mapping
 * @param words what a {@link ValueType#WORD} may be; else empty
 * @param eachValue when the argument has several values, the function is called for each of them and gives a list
 * @param lazy evaluated only when its branch is taken
 * @param meaning for people, without a full stop
 */
public record Parameter(
        String name,
        String graphName,
        ValueType type,
        Presence presence,
        List<String> words,
        boolean eachValue,
        boolean lazy,
        String meaning) {

    /** Whether an argument must stand there. */
    public enum Presence {
        REQUIRED,
        /** The position is written but may be left empty. */
        MAY_BE_EMPTY,
        /** May be left empty, or left out with all that follows; when what follows is required, it is left out alone. */
        OPTIONAL,
        /** One or more; all repeating parameters of a function stand at its end and repeat together. */
        REPEATING
    }

    /** Whether an argument must stand there, at least once. */
    public boolean isRequired() {
        return presence == Presence.REQUIRED || presence == Presence.REPEATING;
    }

    public boolean isRepeating() {
        return presence == Presence.REPEATING;
    }

    static Parameter required(String name, ValueType type, String meaning) {
        return new Parameter(name, name, type, Presence.REQUIRED, List.of(), false, false, meaning);
    }

    static Parameter optional(String name, ValueType type, String meaning) {
        return new Parameter(name, name, type, Presence.OPTIONAL, List.of(), false, false, meaning);
    }

    static Parameter mayBeEmpty(String name, ValueType type, String meaning) {
        return new Parameter(name, name, type, Presence.MAY_BE_EMPTY, List.of(), false, false, meaning);
    }

    static Parameter repeating(String name, ValueType type, String meaning) {
        return new Parameter(name, name, type, Presence.REPEATING, List.of(), false, false, meaning);
    }

    /** An optional choice of words. */
    static Parameter word(String name, List<String> words, String meaning) {
        return new Parameter(name, name, ValueType.WORD, Presence.OPTIONAL, List.copyOf(words), false, false, meaning);
    }

    Parameter each() {
        return new Parameter(name, graphName, type, presence, words, true, lazy, meaning);
    }

    Parameter asLazy() {
        return new Parameter(name, graphName, type, presence, words, eachValue, true, meaning);
    }

    /** Named otherwise in the JSON form of a mapping. */
    Parameter inGraph(String key) {
        return new Parameter(name, key, type, presence, words, eachValue, lazy, meaning);
    }
}

package org.footbridge.engine.scope;

import org.footbridge.engine.Failure;

/** Whether a clause, a group of clauses or a filter holds for an object. */
public sealed interface Answer {

    static Answer of(boolean holds) {
        return holds ? new Yes() : new No();
    }

    record Yes() implements Answer {}

    record No() implements Answer {}

    /** It cannot be told; the object must neither be taken in nor away. */
    record Unknown(Failure failure) implements Answer {}

    /** Holds when both do; what fails for certain fails, whatever else is unknown. */
    default Answer and(Answer other) {
        if (this instanceof No || other instanceof No) {
            return new No();
        }
        return this instanceof Unknown ? this : other;
    }

    /** Holds when one does; what holds for certain holds, whatever else is unknown. */
    default Answer or(Answer other) {
        if (this instanceof Yes || other instanceof Yes) {
            return new Yes();
        }
        return this instanceof Unknown ? this : other;
    }
}

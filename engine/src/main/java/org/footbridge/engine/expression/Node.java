package org.footbridge.engine.expression;

import java.util.LinkedHashSet;
import java.util.Set;

/** A part of a compiled expression. Immutable. */
abstract class Node {

    /**
     * @throws Fault when there is no value
     * @throws LimitReached when it costs too much
     */
    abstract Value evaluate(Evaluation evaluation);

    /** Adds the attributes that it may look at. */
    abstract void addReads(Set<String> names);

    /** Whether its parts are constants. Its value is one then, too, unless it is a call of something impure. */
    abstract boolean isConstant();

    /** Whether something stands there; false for the empty position of an optional argument. */
    boolean given() {
        return true;
    }

    /** The attribute that it reads, when it is one; empty when it is none or several. */
    final String attribute() {
        Set<String> names = new LinkedHashSet<>();
        addReads(names);
        return names.size() == 1 ? names.iterator().next() : "";
    }
}

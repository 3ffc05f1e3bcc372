package org.footbridge.engine.expression;

import java.util.Set;

/** The empty position of an optional argument. */
final class Absent extends Node {

    static final Absent ARGUMENT = new Absent();

    private Absent() {}

    @Override
    Value evaluate(Evaluation evaluation) {
        return Value.NOTHING;
    }

    @Override
    boolean isConstant() {
        return true;
    }

    @Override
    void addReads(Set<String> names) {
        // reads nothing
    }

    @Override
    boolean given() {
        return false;
    }
}

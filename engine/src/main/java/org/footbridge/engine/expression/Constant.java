package org.footbridge.engine.expression;

import java.util.Set;

/** A value that is known beforehand. */
final class Constant extends Node {

    private final Value value;

    Constant(Value value) {
        this.value = value;
    }

    Value value() {
        return value;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        return value;
    }

    @Override
    boolean isConstant() {
        return true;
    }

    @Override
    void addReads(Set<String> names) {
        // reads nothing
    }
}

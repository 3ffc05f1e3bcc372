package org.footbridge.engine.expression;

import java.util.Set;

/** {@code $name}, bound by a function around it. */
final class ReadVariable extends Node {

    private final int slot;

    ReadVariable(int slot) {
        this.slot = slot;
    }

    int slot() {
        return slot;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        return evaluation.variable(slot);
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    void addReads(Set<String> names) {
        // what it stands for is read where it is bound
    }
}

package org.footbridge.engine.expression;

import java.util.Set;

/** {@code [name]}. */
final class ReadAttribute extends Node {

    private final String name;

    ReadAttribute(String name) {
        this.name = name;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        return evaluation.context().attribute(name);
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    void addReads(Set<String> names) {
        names.add(name);
    }
}

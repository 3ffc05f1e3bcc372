package org.footbridge.engine.expression;

import java.util.Set;

/** {@code IgnoreAttributeFlow} and {@code IgnoreObjectFlow}: reached, they decide the whole mapping. */
final class LeaveAlone extends Node {

    private final boolean object;

    /** @param object the whole object, not just the attribute */
    LeaveAlone(boolean object) {
        this.object = object;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        if (object) {
            evaluation.leaveObject();
        } else {
            evaluation.leaveAttribute();
        }
        return Value.NOTHING;
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    void addReads(Set<String> names) {
        // reads nothing
    }
}

package org.footbridge.engine.expression;

/** One evaluation in progress: what it may depend on, what it has spent, and what it found besides its value. */
final class Evaluation {

    private static final Value[] NONE = new Value[0];
    private static final Outcome LEAVE_ATTRIBUTE = new Outcome.LeaveAttribute();
    private static final Outcome LEAVE_OBJECT = new Outcome.LeaveObject();

    private final EvaluationContext context;
    private final Budget budget;
    private final Value[] variables;
    private final boolean secretive;
    private boolean leavesAttribute;
    private boolean leavesObject;
    private boolean redacted;

    /** @param secretive no value may be shown in a fault */
    Evaluation(EvaluationContext context, Budget budget, int variables, boolean secretive) {
        this.context = context;
        this.budget = budget;
        this.secretive = secretive;
        this.variables = variables == 0 ? NONE : new Value[variables];
    }

    EvaluationContext context() {
        return context;
    }

    Budget budget() {
        return budget;
    }

    boolean secretive() {
        return secretive;
    }

    Value variable(int slot) {
        return variables[slot];
    }

    void bind(int slot, Value value) {
        variables[slot] = value;
    }

    /** The attribute stays as it is, whatever the rest of the evaluation yields. */
    void leaveAttribute() {
        leavesAttribute = true;
    }

    void leaveObject() {
        leavesObject = true;
    }

    void redact() {
        redacted = true;
    }

    /** Whether the mapping leaves something alone, whatever its value is. */
    boolean isLeft() {
        return leavesAttribute || leavesObject;
    }

    Outcome left() {
        return leavesObject ? LEAVE_OBJECT : LEAVE_ATTRIBUTE;
    }

    boolean redacted() {
        return redacted;
    }
}

package org.footbridge.engine.expression;

/** How an evaluation ended. */
public sealed interface Outcome {

    /**
     * @param redacted the value must not be shown in logs ({@code Redact})
     */
    record Computed(Value value, boolean redacted) implements Outcome {}

    /** {@code IgnoreFlowIfNullOrEmpty} or {@code IgnoreAttributeFlow}: the attribute stays as it is. */
    record LeaveAttribute() implements Outcome {}

    /** {@code IgnoreObjectFlow}: the object stays as it is, and is not created. */
    record LeaveObject() implements Outcome {}

    /** The expression could not be evaluated for this object. */
    record Faulted(EvaluationFault fault) implements Outcome {}
}

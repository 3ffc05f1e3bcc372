package org.footbridge.engine.expression;

/** Carries an {@link EvaluationFault} out of an evaluation. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient EvaluationFault fault;

    Fault(EvaluationFault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    EvaluationFault fault() {
        return fault;
    }
}

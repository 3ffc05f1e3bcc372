package org.footbridge.engine.expression;

import java.util.Set;

/** {@code %name%}. */
final class ReadParameter extends Node {

    private final String name;

    ReadParameter(String name) {
        this.name = name;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        return evaluation
                .context()
                .parameter(name)
                .<Value>map(Value.Text::new)
                .orElseThrow(() -> new Fault(new EvaluationFault(
                        "ParameterMissing",
                        "",
                        "",
                        "",
                        "There is no parameter %" + name + "%.",
                        "Give the parameter a value, or take it out of the expression.")));
    }

    @Override
    boolean isConstant() {
        return false;
    }

    @Override
    void addReads(Set<String> names) {
        // reads no attribute
    }
}

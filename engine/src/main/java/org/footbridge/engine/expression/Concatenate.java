package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Texts glued together with {@code &}. No value is the empty text; one part may have several values. */
final class Concatenate extends Node {

    private final Node[] parts;

    Concatenate(Node[] parts) {
        this.parts = parts;
    }

    @Override
    Value evaluate(Evaluation evaluation) {
        Value[] values = new Value[parts.length];
        int several = -1;
        for (int i = 0; i < parts.length; i++) {
            values[i] = Single.of(parts[i].evaluate(evaluation));
            if (values[i] instanceof Value.Many) {
                if (several >= 0) {
                    throw twice(i, values[i], evaluation);
                }
                several = i;
            }
        }
        if (several < 0) {
            return glued(values, evaluation);
        }
        List<Value> results = new ArrayList<>();
        for (Value each : Single.list(values[several])) {
            values[several] = each;
            results.add(glued(values, evaluation));
        }
        return new Value.Many(results);
    }

    @Override
    boolean isConstant() {
        return Arrays.stream(parts).allMatch(Constant.class::isInstance);
    }

    @Override
    void addReads(Set<String> names) {
        for (Node part : parts) {
            part.addReads(names);
        }
    }

    private static Value glued(Value[] values, Evaluation evaluation) {
        BoundedText text = new BoundedText(evaluation.budget());
        for (Value value : values) {
            text.append(TextForm.of(value));
        }
        return new Value.Text(text.toString());
    }

    private Fault twice(int index, Value value, Evaluation evaluation) {
        return new Fault(new EvaluationFault(
                "SeveralValues",
                "&",
                parts[index].attribute(),
                evaluation.secretive() ? "" : WriteOutcome.shortened(value),
                "Two parts of & have several values.",
                "Join one of them first with Join, or choose one value with Item."));
    }
}

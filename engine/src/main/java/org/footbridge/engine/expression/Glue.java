package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** Puts two arguments one behind the other. */
final class Glue {

    private Glue() {}

    /** For each value of the one that has several, if one has. */
    static Value both(Arguments arguments, int first, int second) {
        if (arguments.value(first) instanceof Value.Many(List<Value> values)) {
            String behind = arguments.text(second);
            return each(values, arguments.budget(), "", behind);
        }
        if (arguments.value(second) instanceof Value.Many(List<Value> values)) {
            return each(values, arguments.budget(), arguments.text(first), "");
        }
        return glued(arguments.budget(), arguments.text(first), arguments.text(second));
    }

    private static Value each(List<Value> values, Budget budget, String before, String behind) {
        List<Value> results = new ArrayList<>(values.size());
        for (Value value : values) {
            String text = TextForm.of(value);
            results.add(before.isEmpty() ? glued(budget, text, behind) : glued(budget, before, text));
        }
        return new Value.Many(results);
    }

    private static Value glued(Budget budget, String one, String other) {
        BoundedText.check(one.length(), other.length());
        budget.spend(one.length() + other.length());
        return new Value.Text(one.concat(other));
    }
}

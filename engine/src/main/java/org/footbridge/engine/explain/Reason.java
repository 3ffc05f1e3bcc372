package org.footbridge.engine.explain;

import java.util.List;

/**
 * One rule that was looked at.
 *
 * @param name of the rule among those of its kind: a property, the code of an exclusion, the place of a clause; empty when
 *     there is only one of its kind
 * @param inputs what it looked at
 * @param values what it gave, shortened like inputs; none when it gives none or when they are not to be shown
 * @param code stable; empty when there is nothing to name
 * @param detail for people
 */
public record Reason(
        Rule rule, String name, List<Input> inputs, Verdict verdict, List<String> values, String code, String detail) {
    public Reason {
        inputs = List.copyOf(inputs);
        values = List.copyOf(values);
    }

    /** Of a rule that gives no value. */
    static Reason verdict(Rule rule, String name, List<Input> inputs, Verdict verdict, String code, String detail) {
        return new Reason(rule, name, inputs, verdict, List.of(), code, detail);
    }
}

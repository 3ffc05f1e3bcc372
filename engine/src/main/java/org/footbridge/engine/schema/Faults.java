package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Collects what is wrong, each with its place in the schema. */
final class Faults {

    private final List<SchemaFault> all;
    private final String sourceClass;
    private final String target;

    Faults() {
        this(new ArrayList<>(), "", "");
    }

    private Faults(List<SchemaFault> all, String sourceClass, String target) {
        this.all = all;
        this.sourceClass = sourceClass;
        this.target = target;
    }

    /** Collects into the same list, about an object mapping. */
    Faults in(String ofClass) {
        return new Faults(all, ofClass, "");
    }

    /** Collects into the same list, about an attribute mapping. */
    Faults at(String targetAttribute) {
        return new Faults(all, sourceClass, targetAttribute);
    }

    void fault(String code, String message, String nextStep) {
        add(code, SchemaFault.Severity.FAULT, OptionalInt.empty(), "", message, nextStep);
    }

    /** @param nearest empty when there is none */
    void unknown(String code, String nearest, String message, String nextStep) {
        String step = nearest.isEmpty() ? nextStep : "Did you mean " + nearest + "? " + nextStep;
        add(code, SchemaFault.Severity.FAULT, OptionalInt.empty(), nearest, message, step);
    }

    void inExpression(String code, int position, String nearest, String message, String nextStep) {
        add(code, SchemaFault.Severity.FAULT, OptionalInt.of(position), nearest, message, nextStep);
    }

    void note(String code, String message, String nextStep) {
        add(code, SchemaFault.Severity.NOTE, OptionalInt.empty(), "", message, nextStep);
    }

    /** Those of one place together, in the order of the schema. */
    List<SchemaFault> found() {
        return List.copyOf(all);
    }

    private void add(
            String code,
            SchemaFault.Severity severity,
            OptionalInt position,
            String nearest,
            String message,
            String nextStep) {
        all.add(new SchemaFault(code, severity, sourceClass, target, position, nearest, message, nextStep));
    }
}

package org.footbridge.engine.expression;

import java.util.List;
import java.util.Map;

/** A function of the language: all that the reference says about it, and what it does. Immutable. */
public final class FunctionDefinition {

    /**
     * A call with its result.
     *
     * @param input attributes, in the order in which they are shown
     * @param result as {@link WriteOutcome#inWords} writes it
     */
    public record Example(String expression, Map<String, Value> input, String result) {}

    private final DefineFunction defined;
    private final Behaviour behaviour;

    FunctionDefinition(DefineFunction defined, Behaviour behaviour) {
        this.defined = defined;
        this.behaviour = behaviour;
    }

    /** As the reference spells it; the language does not mind the case. */
    public String name() {
        return defined.name();
    }

    public FunctionFamily family() {
        return defined.family();
    }

    public FunctionOrigin origin() {
        return defined.origin();
    }

    /** One or more sentences. */
    public String summary() {
        return defined.summary();
    }

    public List<Parameter> parameters() {
        return defined.parameters();
    }

    public ValueType returns() {
        return defined.returns();
    }

    /** What comes of an absent value. */
    public String nulls() {
        return defined.nulls();
    }

    /** What comes of several values. */
    public String severalValues() {
        return defined.severalValues();
    }

    /** Rules that the summary leaves out, and decisions where the documentation is silent. */
    public List<String> notes() {
        return defined.notes();
    }

    /** When an evaluation fails, each starting with the code. */
    public List<String> faults() {
        return defined.faults();
    }

    public List<Example> examples() {
        return defined.examples();
    }

    /** The same arguments always give the same value, so that a call with constants is evaluated only once. */
    public boolean pure() {
        return !is(FunctionTrait.IMPURE);
    }

    /** For people: {@code Left(String, NumChars)}; optional parameters in square brackets. */
    public String signature() {
        return WriteSignature.of(this);
    }

    boolean is(FunctionTrait trait) {
        return defined.traits().contains(trait);
    }

    Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public String toString() {
        return signature();
    }
}

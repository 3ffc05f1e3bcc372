package org.footbridge.engine.expression;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** An object made up for a test, with everything else that an evaluation may ask. */
final class Given implements EvaluationContext {

    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private Instant now = Instant.parse("2025-07-30T00:00:00Z");
    private final RandomGenerator random = new Random(1);
    private int asked;

    static Given nothing() {
        return new Given();
    }

    static Given attribute(String name, String... values) {
        return nothing().and(name, values);
    }

    Given and(String name, String... values) {
        List<Value> texts = List.of(values).stream().<Value>map(Value.Text::new).toList();
        return and(name, texts.size() == 1 ? texts.getFirst() : new Value.Many(texts));
    }

    Given and(String name, Value value) {
        attributes.put(name, value);
        return this;
    }

    Given parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    Given taken(String value) {
        taken.add(value);
        return this;
    }

    Given at(Instant instant) {
        now = instant;
        return this;
    }

    /** How often an attribute was asked for. */
    int asked() {
        return asked;
    }

    /** What comes out, as {@link WriteOutcome} writes it. */
    String gives(String expression) {
        return WriteOutcome.inWords(evaluate(expression));
    }

    Outcome evaluate(String expression) {
        return Expression.compile(expression, Expression.UniqueValues.ALLOWED).evaluate(this);
    }

    EvaluationFault fault(String expression) {
        if (evaluate(expression) instanceof Outcome.Faulted(EvaluationFault fault)) {
            return fault;
        }
        throw new AssertionError(expression + " does not fail");
    }

    @Override
    public Value attribute(String name) {
        asked++;
        return attributes.getOrDefault(name, Value.NOTHING);
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Optional<String> defaultDomain() {
        return Optional.of("corp.example");
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public boolean isTaken(String value) {
        return taken.contains(value);
    }
}

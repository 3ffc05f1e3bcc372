package org.footbridge.cli.expression;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Value;
import tools.jackson.databind.JsonNode;

/** An object that was given as JSON, with what else an evaluation may ask. Attributes are found in any case. */
public final class LocalObject implements EvaluationContext {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Value> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private Instant now = Instant.now();
    private String defaultDomain = "";

    /** @param input an object of attributes */
    public LocalObject(JsonNode input) {
        input.forEachEntry((name, value) -> attributes.put(name, JsonValue.read(value)));
    }

    /** @param name with percent signs or without */
    public void parameter(String name, String value) {
        boolean signs = name.length() > 2 && name.startsWith("%") && name.endsWith("%");
        parameters.put(signs ? name.substring(1, name.length() - 1) : name, value);
    }

    public void taken(String value) {
        taken.add(value);
    }

    public void now(Instant instant) {
        now = instant;
    }

    public void defaultDomain(String name) {
        defaultDomain = name;
    }

    @Override
    public Value attribute(String name) {
        return attributes.getOrDefault(name, Value.NOTHING);
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public Optional<String> defaultDomain() {
        return Optional.of(defaultDomain).filter(name -> !name.isEmpty());
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }

    @Override
    public boolean isTaken(String value) {
        return taken.contains(value);
    }
}

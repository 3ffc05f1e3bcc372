package org.footbridge.service.expressions;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Value;

/** An object that was given with a request. Names of attributes are compared without case. */
final class GivenObject implements EvaluationContext {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Value> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> parameters;
    private final String domain;
    private final Instant now;

    GivenObject(Map<String, Value> attributes, DirectoryFacts directory, String domain, Instant now) {
        this.attributes.putAll(attributes);
        this.parameters = directory.parameters();
        this.domain = domain;
        this.now = now;
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
        return Optional.of(domain);
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
        return false;
    }
}

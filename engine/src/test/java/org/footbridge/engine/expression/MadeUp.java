package org.footbridge.engine.expression;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * An object of random or found values. It is the same each time it is asked, and notes what it is asked for.
 *
 * @param asked the attributes that were asked for
 */
record MadeUp(Map<String, Value> attributes, RandomGenerator random, Set<String> asked) implements EvaluationContext {

    static MadeUp of(Map<String, Value> attributes) {
        return new MadeUp(
                attributes, RandomGeneratorFactory.of("L64X128MixRandom").create(1), new TreeSet<>());
    }

    @Override
    public Value attribute(String name) {
        asked.add(name);
        return attributes.getOrDefault(name, Value.NOTHING);
    }

    @Override
    public Optional<String> parameter(String name) {
        return name.equals("DomainFQDN") ? Optional.of("corp.example") : Optional.empty();
    }

    @Override
    public Optional<String> defaultDomain() {
        return Optional.of("corp.example");
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-07-30T12:34:56Z");
    }

    @Override
    public boolean isTaken(String value) {
        return value.length() % 2 == 1;
    }
}

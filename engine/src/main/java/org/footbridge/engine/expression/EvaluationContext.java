package org.footbridge.engine.expression;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Everything an evaluation may depend on; the same context gives the same result. */
public interface EvaluationContext {

    /**
     * The value of an attribute, spelled as the expression spells it and found in any case; {@link Value#NOTHING} when the object has none.
     * Multi-valued attributes give {@link Value.Many}.
     */
    Value attribute(String name);

    /** The value of {@code %name%}, without the percent signs; empty when there is no such parameter. */
    Optional<String> parameter(String name);

    /** The tenant's default domain, for {@code DefaultDomain()}; empty when it has none. */
    Optional<String> defaultDomain();

    /** The moment that {@code Now()} is. */
    Instant now();

    /** Where {@code Guid()} and {@code RandomString()} take their randomness from. */
    RandomGenerator random();

    /** Whether another object of the target has the value already, asked by {@code SelectUniqueValue()}. */
    boolean isTaken(String value);
}

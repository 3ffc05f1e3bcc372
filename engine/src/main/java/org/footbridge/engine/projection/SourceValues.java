package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Value;
import org.jspecify.annotations.Nullable;

/** What expressions see of one object. For one thread. */
final class SourceValues implements EvaluationContext {

    private final StagedObject object;
    private final Surroundings surroundings;
    private final Value[] values;
    private String property = "";
    private ReadSlots reads = ReadSlots.NONE;
    private @Nullable RandomGenerator random;

    SourceValues(AttributeSlots slots, StagedObject object, Surroundings surroundings) {
        this.object = object;
        this.surroundings = surroundings;
        this.values = slots.read(object, surroundings.now());
    }

    StagedObject object() {
        return object;
    }

    /** What is asked for from now on is for this property of the target. */
    void begin(String next, ReadSlots announced) {
        property = next;
        reads = announced;
        random = null;
    }

    Value at(int slot) {
        return values[slot];
    }

    @Override
    public Value attribute(String name) {
        int slot = reads.find(name);
        return slot == AttributeSlots.NONE ? Value.NOTHING : values[slot];
    }

    @Override
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(surroundings.parameters().get(name));
    }

    @Override
    public Optional<String> defaultDomain() {
        return Optional.of(surroundings.defaultDomain());
    }

    @Override
    public Instant now() {
        return surroundings.now();
    }

    /**
     * The same for an object and a property whenever they are mapped, so that a value once drawn does not change. What it
     * is only those can tell who have the key of the tenant.
     */
    @Override
    public RandomGenerator random() {
        if (random == null) {
            random = surroundings.draws().draws(object.guid().value(), property);
        }
        return random;
    }

    /** The names in the tenant directory are not known while an object is looked at by itself. */
    @Override
    public boolean isTaken(String value) {
        return false;
    }
}

package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Value;
import org.jspecify.annotations.Nullable;

/** What expressions see of one object. Each attribute is looked up once. Not thread-safe. */
final class SourceValues implements EvaluationContext {

    private final AttributeSlots slots;
    private final StagedObject object;
    private final Surroundings surroundings;
    private final @Nullable Value[] values;
    private String property = "";
    private @Nullable RandomGenerator random;

    SourceValues(AttributeSlots slots, StagedObject object, Surroundings surroundings) {
        this.slots = slots;
        this.object = object;
        this.surroundings = surroundings;
        this.values = new @Nullable Value[slots.size()];
    }

    StagedObject object() {
        return object;
    }

    /** The values for this property of the target are asked for from now on. */
    void begin(String next) {
        property = next;
        random = null;
    }

    Value at(int slot) {
        Value known = values[slot];
        if (known == null) {
            known = slots.read(slot, object);
            values[slot] = known;
        }
        return known;
    }

    @Override
    public Value attribute(String name) {
        int slot = slots.find(name);
        return slot == AttributeSlots.NONE ? Value.NOTHING : at(slot);
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

    /** The same for an object and a property whenever they are mapped, so that a value once drawn does not change. */
    @Override
    public RandomGenerator random() {
        if (random == null) {
            UUID guid = object.guid().value();
            random = new SplittableRandom(guid.getMostSignificantBits()
                    ^ Long.rotateLeft(guid.getLeastSignificantBits(), 1)
                    ^ (long) property.hashCode() << 32);
        }
        return random;
    }

    /** The names in the tenant directory are not known while an object is looked at by itself. */
    @Override
    public boolean isTaken(String value) {
        return false;
    }
}

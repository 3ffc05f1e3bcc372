package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;
import org.jspecify.annotations.Nullable;

/** What the mappings of one object have given so far. For one thread. */
final class MappedProperties {

    final Map<String, PropertyValue> onCreation = new TreeMap<>();
    /** Properties that stay as they are. */
    final Set<String> left = new TreeSet<>();

    final Set<String> standIns = new TreeSet<>();
    final Set<String> redacted = new TreeSet<>();
    /** By the properties that they are about, in the order in which they were met. */
    final Map<String, Failure> failures = new LinkedHashMap<>();
    /** A mapping asked that the object be left as it is. */
    boolean objectLeft;

    private final PropertySlots slots;
    private final @Nullable PropertyValue[] values;
    private int count;

    MappedProperties(PropertySlots slots) {
        this.slots = slots;
        this.values = new @Nullable PropertyValue[slots.size()];
    }

    boolean has(int slot) {
        return values[slot] != null;
    }

    @Nullable
    PropertyValue value(int slot) {
        return values[slot];
    }

    void put(int slot, PropertyValue value) {
        count += values[slot] == null ? 1 : 0;
        values[slot] = value;
    }

    /** A property that no object of the class gets stays without value. */
    void put(String property, String text) {
        int slot = slots.find(property);
        if (slot != PropertySlots.NONE) {
            put(slot, new PropertyValue.Text(text));
        }
    }

    void remove(String property) {
        int slot = slots.find(property);
        if (slot != PropertySlots.NONE && values[slot] != null) {
            values[slot] = null;
            count--;
        }
    }

    Optional<String> text(String property) {
        return value(property) instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    List<String> texts(String property) {
        return value(property) instanceof PropertyValue.Texts(List<String> texts) ? texts : List.of();
    }

    void fail(String property, Failure failure) {
        failures.putIfAbsent(property, failure);
    }

    /** Those that have a value. */
    ByName<PropertyValue> properties() {
        String[] names = new String[count];
        List<PropertyValue> present = new ArrayList<>(count);
        for (int slot = 0; slot < values.length; slot++) {
            PropertyValue value = values[slot];
            if (value != null) {
                names[present.size()] = slots.name(slot);
                present.add(value);
            }
        }
        return new ByName<>(names, present);
    }

    private @Nullable PropertyValue value(String property) {
        int slot = slots.find(property);
        return slot == PropertySlots.NONE ? null : values[slot];
    }
}

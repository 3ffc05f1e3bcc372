package org.footbridge.engine.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The properties that objects of a class may get, numbered in the order of their names. */
final class PropertySlots {

    static final int NONE = -1;

    private final String[] names;
    private final Map<String, Integer> slots = new HashMap<>();

    PropertySlots(Collection<String> properties) {
        names = new TreeSet<>(properties).toArray(String[]::new);
        for (int slot = 0; slot < names.length; slot++) {
            slots.put(names[slot], slot);
        }
    }

    /** {@link #NONE} for a property that no object of the class gets. */
    int find(String property) {
        Integer slot = slots.get(property);
        return slot == null ? NONE : slot;
    }

    String name(int slot) {
        return names[slot];
    }

    int size() {
        return names.length;
    }
}

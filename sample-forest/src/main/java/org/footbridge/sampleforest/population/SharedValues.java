package org.footbridge.sampleforest.population;

import java.util.HashMap;
import java.util.Map;
import org.footbridge.sampleforest.store.Creation;
import org.footbridge.sampleforest.store.DirectoryStore;

/** Values that many objects have are kept in memory once. */
final class SharedValues {
    private final DirectoryStore store;
    private final Map<String, byte[][]> known = new HashMap<>();

    SharedValues(DirectoryStore store) {
        this.store = store;
    }

    void put(Creation creation, String attribute, String... values) {
        byte[][] shared = known.computeIfAbsent(String.join("\n", values), text -> encode(values));
        creation.put(store.type(attribute), shared);
    }

    private static byte[][] encode(String... values) {
        byte[][] bytes = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = ConfigurationTree.bytes(values[i]);
        }
        return bytes;
    }
}

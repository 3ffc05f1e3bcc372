package org.footbridge.engine.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue;

/** What the mappings of one object have given so far. For one thread. */
final class MappedProperties {

    final Map<String, PropertyValue> values = new TreeMap<>();
    final Map<String, PropertyValue> onCreation = new TreeMap<>();
    /** Properties that stay as they are. */
    final Set<String> left = new TreeSet<>();

    final Set<String> standIns = new TreeSet<>();
    final Set<String> redacted = new TreeSet<>();
    /** By the properties that they are about, in the order in which they were met. */
    final Map<String, Failure> failures = new LinkedHashMap<>();

    /** A mapping asked that the object be left as it is. */
    boolean objectLeft;

    Optional<String> text(String property) {
        return values.get(property) instanceof PropertyValue.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    List<String> texts(String property) {
        return values.get(property) instanceof PropertyValue.Texts(List<String> texts) ? texts : List.of();
    }

    void fail(String property, Failure failure) {
        failures.putIfAbsent(property, failure);
    }

    void put(String property, String text) {
        values.put(property, new PropertyValue.Text(text));
    }
}

package org.footbridge.acceptance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.footbridge.acceptance.ExpectedObject.Unspecified;

/** Collects what one object must show. Not thread-safe. */
final class PropertySet {
    private final OnPremisesEntry entry;
    private final Map<String, Object> properties = new TreeMap<>();

    PropertySet(OnPremisesEntry entry) {
        this.entry = entry;
    }

    void fixed(String property, Object value) {
        properties.put(property, value);
    }

    void optional(String property, Optional<?> value) {
        properties.put(property, value.isPresent() ? value.get() : Unspecified.ABSENT);
    }

    void direct(String property, String attribute) {
        optional(property, entry.text(attribute));
    }

    Optional<String> firstOf(String... attributes) {
        return Stream.of(attributes).map(entry::text).flatMap(Optional::stream).findFirst();
    }

    /** The first of values that differ only in case stays. */
    void proxyAddresses() {
        Map<String, String> distinct = new LinkedHashMap<>();
        entry.texts("proxyAddresses").forEach(value -> distinct.putIfAbsent(value.toLowerCase(Locale.ROOT), value));
        Set<String> values = new LinkedHashSet<>(distinct.values());
        optional("proxyAddresses", values.isEmpty() ? Optional.empty() : Optional.of(values));
    }

    void extensionAttributes() {
        Map<String, String> values = new TreeMap<>();
        for (int number = 1; number <= 15; number++) {
            String name = "extensionAttribute" + number;
            entry.text(name).ifPresent(value -> values.put(name, value));
        }
        optional("onPremisesExtensionAttributes", values.isEmpty() ? Optional.empty() : Optional.of(values));
    }

    Map<String, Object> done() {
        return Map.copyOf(properties);
    }
}

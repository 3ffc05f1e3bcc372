package org.footbridge.engine.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.mapping.AttributeMapping;

/** By what an object without link is looked for: the properties with a priority, the lowest number first. */
final class FindMatchKeys {

    private final List<String> properties;

    FindMatchKeys(List<AttributeMapping> mappings) {
        properties = mappings.stream()
                .filter(mapping -> mapping.matchingPriority() > 0)
                .sorted(Comparator.comparingInt(AttributeMapping::matchingPriority)
                        .thenComparing(AttributeMapping::targetProperty))
                .map(AttributeMapping::targetProperty)
                .toList();
    }

    /** A made-up value says nothing about whose account it is. */
    List<MatchKey> of(Map<String, PropertyValue> values, Set<String> standIns) {
        List<MatchKey> keys = new ArrayList<>(properties.size());
        for (String property : properties) {
            if (!standIns.contains(property)) {
                value(property, values).ifPresent(value -> keys.add(new MatchKey(property, value)));
            }
        }
        return keys;
    }

    private static Optional<String> value(String property, Map<String, PropertyValue> values) {
        return property.equals("proxyAddresses")
                ? UniqueKeys.primaryAddress(values)
                : Optional.ofNullable(values.get(property))
                        .flatMap(FindMatchKeys::text)
                        .map(text -> text.strip().toLowerCase(Locale.ROOT))
                        .filter(text -> !text.isEmpty());
    }

    private static Optional<String> text(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> Optional.of(text);
            case PropertyValue.Whole(long number) -> Optional.of(Long.toString(number));
            default -> Optional.empty();
        };
    }
}

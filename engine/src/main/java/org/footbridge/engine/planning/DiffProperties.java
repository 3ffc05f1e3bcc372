package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.PropertyValue;

/** The changes that turn properties into others, looking at some of them only. */
final class DiffProperties {

    private DiffProperties() {}

    /**
     * @param owned the properties to look at; others stay as they are
     * @return ordered as {@code owned} is
     */
    static List<PropertyChange> between(
            Map<String, PropertyValue> now, Map<String, PropertyValue> wanted, Set<String> owned) {
        List<PropertyChange> changes = new ArrayList<>();
        for (String property : owned) {
            Optional<PropertyValue> before = value(now, property);
            Optional<PropertyValue> after = value(wanted, property);
            if (!before.map(DiffProperties::unordered).equals(after.map(DiffProperties::unordered))) {
                changes.add(new PropertyChange(property, before, after));
            }
        }
        return changes;
    }

    /** An empty collection is no value. */
    private static Optional<PropertyValue> value(Map<String, PropertyValue> properties, String property) {
        return Optional.ofNullable(properties.get(property)).filter(value -> switch (value) {
            case PropertyValue.Texts(List<String> values) -> !values.isEmpty();
            case PropertyValue.Wholes(List<Long> values) -> !values.isEmpty();
            case PropertyValue.Whole number -> true;
            case PropertyValue.Text text -> true;
            case PropertyValue.Flag flag -> true;
        });
    }

    /** Directories give values in any order; a different order is not a change. */
    private static PropertyValue unordered(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Texts(List<String> values) ->
                new PropertyValue.Texts(values.stream().sorted().toList());
            case PropertyValue.Wholes(List<Long> values) ->
                new PropertyValue.Wholes(values.stream().sorted().toList());
            default -> value;
        };
    }
}

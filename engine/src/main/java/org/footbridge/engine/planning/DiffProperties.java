package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.DesiredObject;
import org.jspecify.annotations.Nullable;

/** The changes that bring an existing object in line with what it is to be, as far as each value flows. */
final class DiffProperties {

    private DiffProperties() {}

    /**
     * @param now the properties of the object; those that synchronisation does not own stay as they are
     * @return ordered by property
     */
    static List<PropertyChange> between(Map<String, PropertyValue> now, DesiredObject desired) {
        List<PropertyChange> changes = new ArrayList<>();
        for (Map.Entry<String, ValueFlow> owned : desired.owned().entrySet()) {
            String property = owned.getKey();
            // proxyAddresses: the case of a prefix tells the primary address from others
            boolean caseless = desired.caseless().contains(property) && !property.equals(UniqueKeys.PROXY_ADDRESSES);
            PropertyValue before = present(now.get(property));
            PropertyValue wanted = present(desired.properties().get(property));
            PropertyValue after = wanted == null && isDefault(before, property, desired)
                    ? before
                    : after(property, owned.getValue(), before, wanted, caseless);
            if (!same(before, after, caseless)) {
                changes.add(new PropertyChange(property, Optional.ofNullable(before), Optional.ofNullable(after)));
            }
        }
        return changes;
    }

    /** The default that an object got when it was made stays until its source has a value. */
    private static boolean isDefault(@Nullable PropertyValue before, String property, DesiredObject desired) {
        return before != null && before.equals(desired.onCreation().get(property));
    }

    private static @Nullable PropertyValue after(
            String property,
            ValueFlow flow,
            @Nullable PropertyValue before,
            @Nullable PropertyValue wanted,
            boolean caseless) {
        return switch (flow) {
            case ALWAYS -> wanted;
            case OBJECT_ADD_ONLY -> before;
            case ATTRIBUTE_ADD_ONLY -> before == null ? wanted : before;
            case VALUE_ADD_ONLY -> {
                if (wanted == null) {
                    yield before;
                }
                yield before == null ? wanted : AddValues.to(property, before, wanted, caseless);
            }
            case MULTI_VALUE_ADD_ONLY -> {
                if (wanted == null) {
                    yield isCollection(before) ? before : null;
                }
                yield before == null ? wanted : AddValues.to(property, before, wanted, caseless);
            }
        };
    }

    private static boolean isCollection(@Nullable PropertyValue value) {
        return value instanceof PropertyValue.Texts || value instanceof PropertyValue.Wholes;
    }

    /** An empty collection is no value. */
    private static @Nullable PropertyValue present(@Nullable PropertyValue value) {
        if (value == null) {
            return null;
        }
        boolean empty = switch (value) {
            case PropertyValue.Texts(List<String> values) -> values.isEmpty();
            case PropertyValue.Wholes(List<Long> values) -> values.isEmpty();
            case PropertyValue.Whole number -> false;
            case PropertyValue.Text text -> false;
            case PropertyValue.Flag flag -> false;
        };
        return empty ? null : value;
    }

    /** Directories give values in any order; a different order is not a change. */
    private static boolean same(@Nullable PropertyValue before, @Nullable PropertyValue after, boolean caseless) {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        if (before.equals(after)) {
            return true;
        }
        if (before instanceof PropertyValue.Texts(List<String> one)
                && after instanceof PropertyValue.Texts(List<String> other)) {
            return one.size() == other.size() && sorted(one, caseless).equals(sorted(other, caseless));
        }
        if (before instanceof PropertyValue.Wholes(List<Long> one)
                && after instanceof PropertyValue.Wholes(List<Long> other)) {
            return one.size() == other.size()
                    && one.stream()
                            .sorted()
                            .toList()
                            .equals(other.stream().sorted().toList());
        }
        return caseless
                && before instanceof PropertyValue.Text(String one)
                && after instanceof PropertyValue.Text(String other)
                && one.equalsIgnoreCase(other);
    }

    private static List<String> sorted(List<String> texts, boolean caseless) {
        return texts.stream()
                .map(text -> caseless ? text.toLowerCase(Locale.ROOT) : text)
                .sorted()
                .toList();
    }
}

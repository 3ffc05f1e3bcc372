package org.footbridge.engine.planning;

import java.util.ArrayList;
import java.util.Iterator;
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
     * Walks along both at once: an object that is as it should be, which is nearly every one, costs one look at each
     * value.
     *
     * @param now the properties of the object in the order of their names; those that synchronisation does not own stay
     *     as they are
     * @return ordered by property
     */
    static List<PropertyChange> between(Map<String, PropertyValue> now, DesiredObject desired) {
        List<PropertyChange> changes = new ArrayList<>();
        Walk had = new Walk(now);
        Walk wants = new Walk(desired.properties());
        while (had.property != null || wants.property != null) {
            int order = had.compareTo(wants);
            PropertyValue before = order <= 0 ? had.value : null;
            PropertyValue wanted = order >= 0 ? wants.value : null;
            if (before == null || !before.equals(wanted)) {
                change(order <= 0 ? had.property : wants.property, before, wanted, desired)
                        .ifPresent(changes::add);
            }
            if (order <= 0) {
                had.next();
            }
            if (order >= 0) {
                wants.next();
            }
        }
        return changes;
    }

    /** The default that an object got when it was made stays until its source has a value. */
    private static boolean isDefault(@Nullable PropertyValue before, String property, DesiredObject desired) {
        return before != null && before.equals(desired.onCreation().get(property));
    }

    /** The change of one property, if there is one. */
    static Optional<PropertyChange> of(String property, Map<String, PropertyValue> now, DesiredObject desired) {
        return change(property, now.get(property), desired.properties().get(property), desired);
    }

    /**
     * The change of a property to this value, whether or not it flows.
     *
     * @param wanted empty: no value
     */
    static Optional<PropertyChange> to(
            String property, Map<String, PropertyValue> now, Optional<PropertyValue> wanted) {
        PropertyValue before = present(now.get(property));
        PropertyValue after = present(wanted.orElse(null));
        return same(before, after, false)
                ? Optional.empty()
                : Optional.of(new PropertyChange(property, Optional.ofNullable(before), Optional.ofNullable(after)));
    }

    private static Optional<PropertyChange> change(
            @Nullable String property,
            @Nullable PropertyValue had,
            @Nullable PropertyValue wanted,
            DesiredObject desired) {
        ValueFlow flow = property == null ? null : desired.owned().get(property);
        if (property == null || flow == null) {
            return Optional.empty();
        }
        // proxyAddresses: the case of a prefix tells the primary address from others
        boolean caseless = desired.caseless().contains(property) && !property.equals(UniqueKeys.PROXY_ADDRESSES);
        PropertyValue before = present(had);
        PropertyValue wants = present(wanted);
        PropertyValue after = wants == null && isDefault(before, property, desired)
                ? before
                : after(property, flow, before, wants, caseless);
        return same(before, after, caseless)
                ? Optional.empty()
                : Optional.of(new PropertyChange(property, Optional.ofNullable(before), Optional.ofNullable(after)));
    }

    /** A place among properties; behind the last there is none. */
    private static final class Walk {
        private final Iterator<Map.Entry<String, PropertyValue>> rest;
        private @Nullable String property;
        private @Nullable PropertyValue value;

        private Walk(Map<String, PropertyValue> properties) {
            this.rest = properties.entrySet().iterator();
            next();
        }

        private void next() {
            Map.Entry<String, PropertyValue> entry = rest.hasNext() ? rest.next() : null;
            property = entry == null ? null : entry.getKey();
            value = entry == null ? null : entry.getValue();
        }

        /** The end comes after everything. */
        private int compareTo(Walk other) {
            if (property == null || other.property == null) {
                return Boolean.compare(property == null, other.property == null);
            }
            return property.compareTo(other.property);
        }
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

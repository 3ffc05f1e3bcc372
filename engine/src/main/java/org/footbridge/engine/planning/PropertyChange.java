package org.footbridge.engine.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.PropertyValue;

/**
 * A property gets, changes or loses its value.
 *
 * @param before empty: it had none
 * @param after empty: it is removed
 */
public record PropertyChange(String property, Optional<PropertyValue> before, Optional<PropertyValue> after) {

    /** The properties after the changes. */
    public static Map<String, PropertyValue> apply(
            List<PropertyChange> changes, Map<String, PropertyValue> properties) {
        Map<String, PropertyValue> result = new TreeMap<>(properties);
        for (PropertyChange change : changes) {
            change.after()
                    .ifPresentOrElse(
                            value -> result.put(change.property(), value), () -> result.remove(change.property()));
        }
        return result;
    }
}

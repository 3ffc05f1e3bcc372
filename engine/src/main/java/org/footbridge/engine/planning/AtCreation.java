package org.footbridge.engine.planning;

import java.util.Map;
import java.util.TreeMap;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.projection.DesiredObject;

/** What a new object gets: every value flows at creation, and properties without one get their defaults. */
final class AtCreation {

    private AtCreation() {}

    static DesiredObject complete(DesiredObject desired) {
        if (desired.onCreation().isEmpty()) {
            return desired;
        }
        Map<String, PropertyValue> properties = new TreeMap<>(desired.onCreation());
        properties.putAll(desired.properties());
        return desired.withProperties(properties);
    }
}

package org.footbridge.engine;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An object of the tenant directory.
 *
 * @param anchor kept while the object is soft-deleted, so that it can come back with its id
 * @param deleted soft-deleted: restorable
 * @param synced {@code onPremisesSyncEnabled} is true
 * @param properties spelled as in Microsoft Graph
 */
public record DirectoryObject(
        UUID id,
        TargetKind kind,
        Optional<SourceAnchor> anchor,
        boolean deleted,
        boolean synced,
        Map<String, PropertyValue> properties) {

    public DirectoryObject {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
    }

    /** The value of a property that is a single text. */
    public Optional<String> text(String property) {
        return Optional.ofNullable(properties.get(property))
                .filter(PropertyValue.Text.class::isInstance)
                .map(value -> ((PropertyValue.Text) value).value());
    }
}

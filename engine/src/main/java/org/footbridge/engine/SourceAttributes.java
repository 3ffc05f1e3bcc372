package org.footbridge.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The attributes that rules may name: what a directory said of its own, and {@link KnownAttributes} where it said
 * nothing. Names are compared without case.
 */
public final class SourceAttributes {

    /** Of a directory that said nothing. */
    public static final SourceAttributes KNOWN = new SourceAttributes(Map.of());

    private final Map<String, SourceAttributeDefinition> discovered;

    private SourceAttributes(Map<String, SourceAttributeDefinition> discovered) {
        this.discovered = discovered;
    }

    public static SourceAttributes discovered(Collection<SourceAttributeDefinition> definitions) {
        Map<String, SourceAttributeDefinition> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        definitions.forEach(definition -> byName.put(definition.name(), definition));
        return new SourceAttributes(Collections.unmodifiableMap(byName));
    }

    /** Empty when nothing is known of it; virtual attributes are known. */
    public Optional<SourceAttributeDefinition> find(String name) {
        return VirtualAttribute.named(name)
                .map(VirtualAttribute::definition)
                .or(() -> Optional.ofNullable(discovered.get(name)))
                .or(() -> KnownAttributes.find(name));
    }
}

package org.footbridge.engine.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;

/** What objects of the tenant directory can have. Names of properties are compared with case. */
public final class TargetSchema {

    /**
     * The target of the mapping that says where the source anchor comes from. It is no property of an object; users show
     * its value as {@code onPremisesImmutableId}.
     */
    public static final String ANCHOR = "sourceAnchor";

    /** Without directory extensions. */
    public static final TargetSchema STANDARD = new TargetSchema(TargetProperties.writable());

    private static final Map<TargetKind, Set<String>> READ_ONLY = TargetProperties.readOnly();

    private final Map<TargetKind, Map<String, PropertyDefinition>> properties;

    private TargetSchema(Map<TargetKind, Map<String, PropertyDefinition>> properties) {
        this.properties = properties;
    }

    /** The standard schema with these in addition; of several by the same name the first counts. */
    public static TargetSchema with(Collection<DirectoryExtension> extensions) {
        Map<TargetKind, Map<String, PropertyDefinition>> all = new EnumMap<>(TargetKind.class);
        STANDARD.properties.forEach((kind, standard) -> all.put(kind, new TreeMap<>(standard)));
        for (DirectoryExtension extension : extensions) {
            all.computeIfAbsent(extension.kind(), kind -> new TreeMap<>())
                    .putIfAbsent(extension.name(), extension.definition());
        }
        return new TargetSchema(all);
    }

    /** All that a mapping may have as its target, ordered by name; without {@link #ANCHOR}. */
    public List<PropertyDefinition> properties(TargetKind kind) {
        return List.copyOf(byName(kind).values());
    }

    public Optional<PropertyDefinition> find(TargetKind kind, String name) {
        return Optional.ofNullable(byName(kind).get(name));
    }

    /** Whether the tenant directory sets the property itself. */
    public static boolean isReadOnly(TargetKind kind, String name) {
        return READ_ONLY.getOrDefault(kind, Set.of()).contains(name);
    }

    /** As schemas call objects of a kind, for instance {@code User}. */
    public static String objectName(TargetKind kind) {
        String name = kind.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /** Names are compared without case. */
    public static Optional<TargetKind> kindOf(String objectName) {
        return Arrays.stream(TargetKind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(objectName))
                .findFirst();
    }

    private Map<String, PropertyDefinition> byName(TargetKind kind) {
        return properties.getOrDefault(kind, Collections.emptyMap());
    }
}

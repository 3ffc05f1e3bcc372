package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.LinkMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;

/**
 * What another schema changes.
 *
 * @param classes by their name in lower case; those to which nothing changes are not in it
 * @param neverAsked attributes of the directory that the new schema looks at and the old one did not; compared without
 *     case
 */
public record SchemaDifference(Map<String, ClassDifference> classes, Set<String> neverAsked) {

    public SchemaDifference {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        Set<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(neverAsked);
        neverAsked = Collections.unmodifiableSet(sorted);
    }

    /**
     * What changes for the objects of a class.
     *
     * @param added properties that are mapped from now on
     * @param changed properties that get their values otherwise, by other rules or no more at all but to be cleared
     * @param removed properties that are not mapped any more
     * @param identity whether it is synchronised at all, what it becomes, its anchor or what is matched by is another
     * @param scope the filter, or what may be done to its objects, is another
     */
    public record ClassDifference(
            Set<String> added, Set<String> changed, Set<String> removed, boolean identity, boolean scope) {
        public ClassDifference {
            added = Collections.unmodifiableSet(new TreeSet<>(added));
            changed = Collections.unmodifiableSet(new TreeSet<>(changed));
            removed = Collections.unmodifiableSet(new TreeSet<>(removed));
        }

        boolean isNone() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && !identity && !scope;
        }
    }

    /** Whether nothing changes. */
    public boolean isNone() {
        return classes.isEmpty() && neverAsked.isEmpty();
    }

    public static SchemaDifference between(CompiledSchema before, CompiledSchema after) {
        Map<String, ClassDifference> classes = new TreeMap<>();
        Stream.concat(before.objectMappings().stream(), after.objectMappings().stream())
                .map(mapping -> mapping.sourceClass().toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(name -> {
                    ClassDifference difference = between(before.objectMapping(name), after.objectMapping(name));
                    if (!difference.isNone()) {
                        classes.put(name, difference);
                    }
                });
        Set<String> neverAsked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        neverAsked.addAll(after.reads());
        neverAsked.removeAll(before.reads());
        return new SchemaDifference(classes, neverAsked);
    }

    private static ClassDifference between(Optional<ObjectMapping> before, Optional<ObjectMapping> after) {
        Map<String, String> old = before.map(SchemaDifference::described).orElse(Map.of());
        Map<String, String> now = after.map(SchemaDifference::described).orElse(Map.of());
        Set<String> added = new TreeSet<>(now.keySet());
        added.removeAll(old.keySet());
        Set<String> removed = new TreeSet<>(old.keySet());
        removed.removeAll(now.keySet());
        Set<String> changed = new TreeSet<>();
        now.forEach((property, description) -> {
            if (old.containsKey(property) && !description.equals(old.get(property))) {
                changed.add(property);
            }
        });
        boolean identity = !before.map(SchemaDifference::identity).equals(after.map(SchemaDifference::identity));
        boolean scope = !before.map(SchemaDifference::scope).equals(after.map(SchemaDifference::scope));
        return new ClassDifference(added, changed, removed, identity, scope && before.isPresent() && after.isPresent());
    }

    private static String identity(ObjectMapping mapping) {
        Map<String, Integer> matching = new TreeMap<>();
        mapping.attributes().stream()
                .filter(attribute -> attribute.matchingPriority() > 0)
                .forEach(attribute -> matching.put(attribute.targetProperty(), attribute.matchingPriority()));
        return mapping.targetKind() + " " + mapping.anchor() + " " + matching;
    }

    private static List<Object> scope(ObjectMapping mapping) {
        return List.of(mapping.filter(), mapping.flows());
    }

    /** Each mapped property and all that decides its value, as text. */
    private static Map<String, String> described(ObjectMapping mapping) {
        Map<String, String> described = new TreeMap<>();
        for (AttributeMapping attribute : mapping.attributes()) {
            described.put(
                    attribute.targetProperty(),
                    attribute.target().type() + " " + attribute.target().multivalued() + " " + text(attribute.source())
                            + " " + attribute.defaultValue() + " " + attribute.flow());
        }
        for (LinkMapping link : mapping.links()) {
            described.put(link.targetProperty(), link.source().orElse("nothing"));
        }
        return described;
    }

    private static String text(MappingSource source) {
        return source instanceof MappingSource.Evaluated evaluated
                ? evaluated.expression().text()
                : source.toString();
    }
}

package org.footbridge.engine.schema;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.mapping.ObjectMapping;

/**
 * A schema ready to be applied to objects.
 *
 * @param objectMappings those that are enabled, at most one for a class
 * @param attributes what is known of the attributes that they name
 */
public record CompiledSchema(List<ObjectMapping> objectMappings, SourceAttributes attributes) {

    public CompiledSchema {
        objectMappings = List.copyOf(objectMappings);
    }

    /** The object mapping of a class; names are compared without case. */
    public Optional<ObjectMapping> objectMapping(String sourceClass) {
        return objectMappings.stream()
                .filter(mapping -> mapping.sourceClass().equalsIgnoreCase(sourceClass))
                .findFirst();
    }

    /**
     * The attributes of the directory that the mappings look at, links too; compared without case. Default exclusions and
     * the rules about names look at more.
     */
    public Set<String> reads() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ObjectMapping mapping : objectMappings) {
            names.addAll(mapping.anchor().reads());
            mapping.attributes()
                    .forEach(attribute -> names.addAll(attribute.source().reads()));
            mapping.links().forEach(link -> link.source().ifPresent(names::add));
            mapping.filter().ifPresent(filter -> names.addAll(filter.reads()));
        }
        Set<String> real = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.forEach(name -> VirtualAttribute.named(name)
                .ifPresentOrElse(virtual -> real.addAll(virtual.reads()), () -> real.add(name)));
        return Collections.unmodifiableSet(real);
    }
}

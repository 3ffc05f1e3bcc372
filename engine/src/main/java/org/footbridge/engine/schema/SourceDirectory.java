package org.footbridge.engine.schema;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.VirtualAttribute;
import org.footbridge.engine.expression.EditDistance;

/** What is known of the attributes of a connected directory, whether it told its schema or not. */
final class SourceDirectory {

    private final Optional<DiscoveredSchema> discovered;
    private final SourceAttributes attributes;

    SourceDirectory(Optional<DiscoveredSchema> discovered) {
        this.discovered = discovered;
        this.attributes = discovered.map(DiscoveredSchema::sourceAttributes).orElse(SourceAttributes.KNOWN);
    }

    /** What a name turns out to be. */
    sealed interface Found {

        /** Objects of the class can have it. */
        record Usable(SourceAttributeDefinition definition) implements Found {}

        /** Active Directory knows it, but this one does not, or not for objects of the class. */
        record Lacking(SourceAttributeDefinition definition) implements Found {}

        /** The directory did not tell its schema, and the attribute is not among those that every directory has. */
        record Unchecked() implements Found {}

        /**
         * @param nearest empty when there is none
         */
        record Unknown(String nearest) implements Found {}
    }

    /** Whether the directory has the class; as long as it told nothing, those of the default schema. */
    boolean hasClass(String name) {
        return discovered
                .map(schema -> schema.sourceClass(name).isPresent())
                .orElseGet(() -> DefaultSchema.sourceClasses().keySet().stream().anyMatch(name::equalsIgnoreCase));
    }

    Set<String> classes() {
        Set<String> names = new TreeSet<>();
        discovered.ifPresentOrElse(
                schema -> schema.classes().forEach(known -> names.add(known.name())),
                () -> names.addAll(DefaultSchema.sourceClasses().keySet()));
        return names;
    }

    Found find(String sourceClass, String attribute) {
        Optional<SourceClass> known = discovered.flatMap(schema -> schema.sourceClass(sourceClass));
        Optional<VirtualAttribute> virtual = VirtualAttribute.named(attribute);
        if (virtual.isPresent()) {
            return canBeWorkedOut(virtual.get(), known)
                    ? new Found.Usable(virtual.get().definition())
                    : new Found.Unknown("");
        }
        Optional<SourceAttributeDefinition> definition = attributes.find(attribute);
        if (known.isEmpty()) {
            return definition.<Found>map(Found.Usable::new).orElseGet(Found.Unchecked::new);
        }
        if (known.get().attributes().contains(attribute) && definition.isPresent()) {
            return new Found.Usable(definition.get());
        }
        return SourceAttributes.KNOWN
                .find(attribute)
                .<Found>map(Found.Lacking::new)
                .orElseGet(() -> new Found.Unknown(nearest(attribute, known.get())));
    }

    /** Contacts have no userAccountControl, so nobody can tell whether they are disabled. Without a moment none expires. */
    private static boolean canBeWorkedOut(VirtualAttribute virtual, Optional<SourceClass> known) {
        return virtual.reads().isEmpty()
                || virtual == VirtualAttribute.ACCOUNT_EXPIRED
                || known.map(of -> virtual.reads().stream().anyMatch(of.attributes()::contains))
                        .orElse(true);
    }

    private static String nearest(String attribute, SourceClass known) {
        Set<String> names = new TreeSet<>(known.attributes());
        for (VirtualAttribute virtual : VirtualAttribute.values()) {
            names.add(virtual.attribute());
        }
        return EditDistance.nearest(attribute, names);
    }
}

package org.footbridge.engine.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.expression.EditDistance;

/** Names everything that is wrong with a schema at once. */
public final class ValidateSchema {

    private final SourceDirectory directory;
    private final TargetSchema target;
    private final Faults faults = new Faults();
    private final Map<String, String> linkTargets = new HashMap<>();

    private ValidateSchema(SynchronizationSchema schema, Optional<DiscoveredSchema> directory) {
        this.directory = new SourceDirectory(directory);
        this.target = TargetSchema.with(schema.extensions());
    }

    /**
     * Faults and notes, in the order of the schema; a schema without faults can be compiled.
     *
     * @param directory what the connected directory told of itself; empty when it told nothing yet
     */
    public static List<SchemaFault> validate(SynchronizationSchema schema, Optional<DiscoveredSchema> directory) {
        ValidateSchema validate = new ValidateSchema(schema, directory);
        CheckExtensions.check(schema.extensions(), validate.faults);
        schema.rules().forEach(validate::rule);
        Set<String> classes = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        schema.objectMappings().forEach(mapping -> validate.objectMapping(mapping, classes));
        return validate.faults.found();
    }

    private void rule(SynchronizationRule rule) {
        boolean inbound = rule.sourceDirectoryName().equals(SynchronizationRule.SOURCE_DIRECTORY)
                && rule.targetDirectoryName().equals(SynchronizationRule.TARGET_DIRECTORY);
        if (!inbound) {
            faults.fault(
                    "UnknownDirectory",
                    "The rule " + rule.name() + " goes from " + rule.sourceDirectoryName() + " to "
                            + rule.targetDirectoryName() + ".",
                    "Rules go from " + SynchronizationRule.SOURCE_DIRECTORY + " to "
                            + SynchronizationRule.TARGET_DIRECTORY + ".");
        }
    }

    private void objectMapping(ObjectMappingDefinition mapping, Set<String> classes) {
        Faults here = faults.in(mapping.sourceObjectName());
        if (!classes.add(mapping.sourceObjectName())) {
            here.fault(
                    "ClassMappedTwice",
                    "The class " + mapping.sourceObjectName() + " has more than one object mapping.",
                    "Keep one of them.");
        }
        boolean known = directory.hasClass(mapping.sourceObjectName());
        boolean isDefault =
                DefaultSchema.sourceClasses().keySet().stream().anyMatch(mapping.sourceObjectName()::equalsIgnoreCase);
        if (!known && isDefault) {
            here.note(
                    "SourceClassLacking",
                    "The directory has no class " + mapping.sourceObjectName() + "; there is nothing to synchronise.",
                    "Nothing; or disable the object mapping.");
        } else if (!known) {
            here.unknown(
                    "UnknownSourceClass",
                    EditDistance.nearest(mapping.sourceObjectName(), directory.classes()),
                    "The directory has no class " + mapping.sourceObjectName() + ".",
                    "Choose among " + String.join(", ", directory.classes()) + ".");
        }
        Optional<TargetKind> kind = TargetSchema.kindOf(mapping.targetObjectName());
        if (kind.isEmpty()) {
            here.fault(
                    "UnknownTargetObject",
                    "The tenant directory has no objects called " + mapping.targetObjectName() + ".",
                    "Choose User, Group or Contact.");
        }
        CheckSource sources = new CheckSource(directory, mapping.sourceObjectName(), here);
        CheckAnchor.check(mapping, sources, here);
        kind.ifPresent(of -> attributes(mapping, of, sources, here));
        mapping.scope().ifPresent(filter -> CheckFilter.check(filter, sources, here));
        CheckExtensions.count(mapping, here);
        if (known) {
            sources.tellWhatIsLacking();
        }
    }

    private void attributes(ObjectMappingDefinition mapping, TargetKind kind, CheckSource sources, Faults here) {
        new CheckTargets(target, kind, here).check(mapping.attributeMappings());
        for (AttributeMappingDefinition attribute : mapping.attributeMappings()) {
            target.find(kind, attribute.targetAttributeName()).ifPresent(property -> {
                sources.check(attribute, property);
                link(attribute, property, here);
            });
        }
    }

    /** Links are read and resolved apart from their objects, each for one property. */
    private void link(AttributeMappingDefinition mapping, PropertyDefinition property, Faults here) {
        if (property.type() == PropertyDefinition.Type.REFERENCE
                && mapping.source() instanceof ValueSource.Attribute(String name)) {
            String other = linkTargets.putIfAbsent(name.toLowerCase(Locale.ROOT), property.name());
            if (other != null && !other.equals(property.name())) {
                here.at(property.name())
                        .fault(
                                "LinkMappedTwice",
                                "The link " + name + " already flows to " + other + ".",
                                "Map a link to one property only.");
            }
        }
    }
}

package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.footbridge.engine.AttributeSyntax;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.scope.AttributeFilter;

/** Schemas that differ from the default one, and directories that told their schema. */
final class Schemas {

    /** With Exchange and Skype for Business. */
    static final DiscoveredSchema DIRECTORY = directory(name -> true);

    /** Without. */
    static final DiscoveredSchema PLAIN_DIRECTORY = directory(name -> !name.startsWith("ms")
            && !name.startsWith("extensionAttribute")
            && !Set.of("mailNickname", "targetAddress", "publicDelegates").contains(name));

    private Schemas() {}

    static SynchronizationSchema changed(String sourceClass, UnaryOperator<ObjectMappingDefinition> change) {
        SynchronizationSchema schema = DefaultSchema.schema();
        List<SynchronizationRule> rules = schema.rules().stream()
                .map(rule -> rule.withObjectMappings(rule.objectMappings().stream()
                        .map(mapping ->
                                mapping.sourceObjectName().equals(sourceClass) ? change.apply(mapping) : mapping)
                        .toList()))
                .toList();
        return new SynchronizationSchema(rules, schema.extensions());
    }

    /** The default schema with a mapping of users in addition, or in the place of the one with the same target. */
    static SynchronizationSchema with(AttributeMappingDefinition mapping) {
        return changed("user", definition -> {
            List<AttributeMappingDefinition> mappings = new ArrayList<>(definition.attributeMappings());
            mappings.removeIf(other -> other.targetAttributeName().equals(mapping.targetAttributeName()));
            mappings.add(mapping);
            return definition.withAttributeMappings(mappings);
        });
    }

    static SynchronizationSchema with(String target, ValueSource source) {
        return with(AttributeMappingDefinition.always(target, source));
    }

    static SynchronizationSchema without(String target) {
        return changed(
                "user",
                definition -> definition.withAttributeMappings(definition.attributeMappings().stream()
                        .filter(mapping -> !mapping.targetAttributeName().equals(target))
                        .toList()));
    }

    static SynchronizationSchema filtered(AttributeFilter.Clause... clauses) {
        AttributeFilter filter =
                new AttributeFilter(List.of(new AttributeFilter.Group("people", List.of(clauses))), List.of());
        return changed(
                "user",
                definition -> new ObjectMappingDefinition(
                        definition.name(),
                        definition.sourceObjectName(),
                        definition.targetObjectName(),
                        definition.enabled(),
                        definition.flowTypes(),
                        Optional.of(filter),
                        definition.attributeMappings(),
                        Map.of()));
    }

    static SynchronizationSchema extended(Collection<DirectoryExtension> extensions) {
        return new SynchronizationSchema(DefaultSchema.schema().rules(), List.copyOf(extensions));
    }

    /** Faults alone, each as its code, place and message. */
    static List<SchemaFault> faults(SynchronizationSchema schema) {
        return ValidateSchema.validate(schema, Optional.of(DIRECTORY)).stream()
                .filter(SchemaFault::isFault)
                .toList();
    }

    private static DiscoveredSchema directory(Predicate<String> present) {
        Map<String, SourceAttributeDefinition> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Tables.lines("default-mappings.txt")
                .forEach(row -> names.addAll(List.of(row.get(1).split(","))));
        Tables.lines("attributes-read.txt").forEach(names::addAll);
        names.addAll(List.of(
                "memberOf",
                "badPwdCount",
                "canonicalName",
                "employeeNumber",
                "groupType",
                "secretary",
                "nTSecurityDescriptor",
                "msExchUsageLocation"));
        for (String name : names) {
            SourceAttributes.KNOWN
                    .find(name)
                    .filter(known -> present.test(known.name()))
                    .ifPresent(known -> attributes.put(known.name(), known));
        }
        List<SourceAttributeDefinition> own = List.of(
                SourceAttributeDefinition.plain("contosoBadge", AttributeSyntax.OCTETS, true),
                SourceAttributeDefinition.plain("contosoCostCentre", AttributeSyntax.TEXT, true),
                SourceAttributeDefinition.plain("contosoFloor", AttributeSyntax.INTEGER, true),
                SourceAttributeDefinition.plain("contosoHired", AttributeSyntax.TIME, true),
                SourceAttributeDefinition.plain("contosoProjects", AttributeSyntax.TEXT, false),
                SourceAttributeDefinition.plain("contosoRemote", AttributeSyntax.BOOLEAN, true),
                SourceAttributeDefinition.plain("unicodePwd", AttributeSyntax.OCTETS, true),
                new SourceAttributeDefinition(
                        "contosoSalary",
                        AttributeSyntax.INTEGER,
                        true,
                        false,
                        true,
                        SourceAttributeDefinition.Link.NONE,
                        true));
        own.forEach(definition -> attributes.put(definition.name(), definition));
        Set<String> all = attributes.keySet();
        return new DiscoveredSchema(
                List.of(
                        new SourceClass("user", all),
                        new SourceClass("inetOrgPerson", all),
                        new SourceClass("group", all),
                        new SourceClass("contact", all)),
                List.copyOf(attributes.values()));
    }
}

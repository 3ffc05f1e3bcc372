package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.SourceAttributes;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.LinkMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.schema.ApplyChoices.Chosen;
import org.footbridge.engine.scope.CompiledFilter;

/** Turns a schema without faults into what is applied to objects. */
public final class CompileSchema {

    private final TargetSchema target;
    private final Map<String, String> parameters;

    private CompileSchema(TargetSchema target, Map<String, String> parameters) {
        this.target = target;
        this.parameters = parameters;
    }

    /**
     * @param directory what the connected directory told of itself; empty when it told nothing yet
     * @param facts give the parameters of constants and expressions their values; a mapping that names one of which the
     *     value is not known is left out
     * @throws IllegalArgumentException when the schema has faults
     */
    public static CompiledSchema compile(
            SynchronizationSchema schema, Optional<DiscoveredSchema> directory, DirectoryFacts facts) {
        List<SchemaFault> faults = ValidateSchema.validate(schema, directory).stream()
                .filter(SchemaFault::isFault)
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The schema has faults, the first: " + faults.getFirst());
        }
        CompileSchema compile = new CompileSchema(TargetSchema.with(schema.extensions()), facts.parameters());
        return new CompiledSchema(
                schema.objectMappings()
                        .filter(ObjectMappingDefinition::enabled)
                        .map(compile::objectMapping)
                        .toList(),
                directory.map(DiscoveredSchema::sourceAttributes).orElse(SourceAttributes.KNOWN));
    }

    /** The default schema, for a directory that told nothing yet. */
    public static CompiledSchema defaults(DirectoryFacts facts) {
        Chosen standard = DefaultSchema.with(SchemaChoices.NONE);
        return compile(standard.schema(), Optional.empty(), facts);
    }

    private ObjectMapping objectMapping(ObjectMappingDefinition definition) {
        TargetKind kind = TargetSchema.kindOf(definition.targetObjectName()).orElseThrow();
        List<AttributeMapping> attributes = new ArrayList<>();
        List<LinkMapping> links = new ArrayList<>();
        for (AttributeMappingDefinition mapping : definition.attributeMappings()) {
            target.find(kind, mapping.targetAttributeName()).ifPresent(property -> {
                if (property.type() == PropertyDefinition.Type.REFERENCE) {
                    link(mapping).ifPresent(links::add);
                } else {
                    attribute(mapping, property).ifPresent(attributes::add);
                }
            });
        }
        return new ObjectMapping(
                definition.name(),
                definition.sourceObjectName(),
                kind,
                anchor(definition),
                attributes,
                links,
                definition.scope().map(CompiledFilter::compile),
                definition.flowTypes());
    }

    private static AnchorRule anchor(ObjectMappingDefinition definition) {
        return definition
                .mappingOf(TargetSchema.ANCHOR)
                .flatMap(mapping -> AnchorSource.read(mapping.source()))
                .orElseThrow();
    }

    private static Optional<LinkMapping> link(AttributeMappingDefinition mapping) {
        return switch (mapping.source()) {
            case ValueSource.Attribute(String name) ->
                Optional.of(new LinkMapping(name, mapping.targetAttributeName()));
            case ValueSource.Cleared cleared -> Optional.of(LinkMapping.cleared(mapping.targetAttributeName()));
            case ValueSource.Constant constant -> Optional.empty();
            case ValueSource.Expression expression -> Optional.empty();
            case ValueSource.None none -> Optional.empty();
        };
    }

    private Optional<AttributeMapping> attribute(AttributeMappingDefinition mapping, PropertyDefinition property) {
        return source(mapping.source(), property)
                .map(source -> new AttributeMapping(
                        property, source, mapping.defaultValue(), mapping.flowType(), mapping.matchingPriority()));
    }

    private Optional<MappingSource> source(ValueSource source, PropertyDefinition property) {
        return switch (source) {
            case ValueSource.Attribute(String name) ->
                Optional.of(new MappingSource.Direct(
                        name,
                        property.multivalued() ? MappingSource.Multiplicity.ALL : MappingSource.Multiplicity.FIRST));
            case ValueSource.Constant(String text) ->
                constant(text)
                        .flatMap(known -> ConstantValue.of(property, known))
                        .map(MappingSource.Constant::new);
            case ValueSource.Expression(String text) ->
                Optional.of(Expression.compile(text))
                        .filter(expression -> parameters.keySet().containsAll(expression.parameters()))
                        .map(MappingSource.Evaluated::new);
            case ValueSource.None none -> Optional.of(new MappingSource.None());
            case ValueSource.Cleared cleared -> Optional.of(new MappingSource.Cleared());
        };
    }

    private Optional<String> constant(String text) {
        return ConstantValue.parameter(text)
                .map(name -> Optional.ofNullable(parameters.get(name)))
                .orElse(Optional.of(text));
    }
}

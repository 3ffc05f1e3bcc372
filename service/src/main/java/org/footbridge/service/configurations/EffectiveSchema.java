package org.footbridge.service.configurations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.AnchorSource;
import org.footbridge.engine.schema.ApplyChoices.Chosen;
import org.footbridge.engine.schema.CompileSchema;
import org.footbridge.engine.schema.CompiledSchema;
import org.footbridge.engine.schema.DefaultSchema;
import org.footbridge.engine.schema.DiscoveredSchema;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.SchemaFault;
import org.footbridge.engine.schema.SynchronizationRule;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.TargetSchema;
import org.footbridge.engine.schema.ValidateSchema;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.PlaceInSchema;
import org.footbridge.service.tenants.TenantId;

/**
 * The schema that a configuration comes to: a whole one of its own, or the default one with the administrator's choices;
 * for the classes it synchronises, with its filters.
 */
public final class EffectiveSchema {
    private final ConfigurationDefinition definition;
    private final Chosen chosen;

    private EffectiveSchema(ConfigurationDefinition definition, Chosen chosen) {
        this.definition = definition;
        this.chosen = chosen;
    }

    public static EffectiveSchema of(ConfigurationDefinition definition, TenantId tenant) {
        Chosen chosen = definition
                .schema()
                .map(whole -> new Chosen(whole, List.of()))
                .orElseGet(() -> DefaultSchema.with(owned(definition.choices(), tenant)));
        return new EffectiveSchema(definition, chosen);
    }

    /** As every configuration begins. */
    public static SynchronizationSchema template() {
        return DefaultSchema.schema();
    }

    public SynchronizationSchema schema() {
        return mapped(chosen.schema(), mapping -> with(mapping, synchronised(mapping), filter(mapping)));
    }

    /**
     * Everything that is wrong with it, in the terms of the configuration.
     *
     * @param directory what the directory told of itself; empty when it told nothing yet
     */
    List<Detail> faults(Optional<DiscoveredSchema> directory) {
        PlaceOfFault place = new PlaceOfFault(definition, chosen.schema());
        return found(directory)
                .filter(SchemaFault::isFault)
                .map(place::of)
                .distinct()
                .toList();
    }

    /** The same in the terms of the document that it came with. */
    List<Detail> faultsIn(SynchronizationSchema document, Optional<DiscoveredSchema> directory) {
        return found(directory)
                .filter(SchemaFault::isFault)
                .map(fault -> PlaceInSchema.of(document, fault, ""))
                .distinct()
                .toList();
    }

    /** Everything that is wrong with it, as the engine tells it. */
    private Stream<SchemaFault> found(Optional<DiscoveredSchema> directory) {
        return Stream.concat(
                chosen.faults().stream(), ValidateSchema.validate(applicable(directory), directory).stream());
    }

    /**
     * Ready to be applied to objects.
     *
     * @throws ServiceFailure InvalidConfiguration, when the directory turned out not to have what the rules name
     */
    public CompiledSchema compile(Optional<DiscoveredSchema> directory, DirectoryFacts facts) {
        List<Detail> faults = faults(directory);
        if (!faults.isEmpty()) {
            throw new ServiceFailure(
                    "InvalidConfiguration",
                    400,
                    "The rules cannot be applied to " + definition.directory(),
                    faults,
                    "Correct the configuration and apply it again.");
        }
        return CompileSchema.compile(applicable(directory), directory, facts);
    }

    /** Without classes that are not synchronised anyway and that the directory does not have. */
    private SynchronizationSchema applicable(Optional<DiscoveredSchema> directory) {
        SynchronizationSchema whole = schema();
        return directory
                .map(known -> changed(
                        whole,
                        mappings -> mappings.stream()
                                .filter(mapping -> mapping.enabled()
                                        || known.sourceClass(mapping.sourceObjectName())
                                                .isPresent())
                                .toList()))
                .orElse(whole);
    }

    /** Where the anchors of each class come from, by class in lower case. */
    Map<String, AnchorRule> anchors() {
        Map<String, AnchorRule> anchors = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        chosen.schema()
                .objectMappings()
                .forEach(mapping -> anchor(mapping).ifPresent(rule -> anchors.put(mapping.sourceObjectName(), rule)));
        return anchors;
    }

    /** Where the anchors of people come from. */
    static Optional<AnchorRule> anchorOfPeople(SynchronizationSchema schema) {
        return schema.objectMapping("user").flatMap(EffectiveSchema::anchor);
    }

    /** Without what configurations say elsewhere: which classes, and which of their objects. */
    static SynchronizationSchema bare(SynchronizationSchema schema) {
        return mapped(schema, mapping -> with(mapping, true, Optional.empty()));
    }

    private boolean synchronised(ObjectMappingDefinition mapping) {
        return definition.objects().stream().anyMatch(mapping.sourceObjectName()::equalsIgnoreCase);
    }

    private Optional<AttributeFilter> filter(ObjectMappingDefinition mapping) {
        return definition.scope().filters().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(mapping.sourceObjectName()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<AnchorRule> anchor(ObjectMappingDefinition mapping) {
        return mapping.mappingOf(TargetSchema.ANCHOR).flatMap(anchor -> AnchorSource.read(anchor.source()));
    }

    /** Extensions that are given by a plain name belong to an application that bears the tenant's id. */
    private static SchemaChoices owned(SchemaChoices choices, TenantId tenant) {
        return new SchemaChoices(
                choices.workloads(),
                choices.removed(),
                choices.set(),
                choices.extensions(),
                tenant.toString().replace("-", ""),
                choices.anchor(),
                choices.writeBack(),
                choices.disableExpired());
    }

    private static ObjectMappingDefinition with(
            ObjectMappingDefinition mapping, boolean enabled, Optional<AttributeFilter> scope) {
        return new ObjectMappingDefinition(
                mapping.name(),
                mapping.sourceObjectName(),
                mapping.targetObjectName(),
                enabled,
                mapping.flowTypes(),
                scope,
                mapping.attributeMappings(),
                mapping.metadata());
    }

    private static SynchronizationSchema mapped(
            SynchronizationSchema schema, UnaryOperator<ObjectMappingDefinition> change) {
        return changed(schema, mappings -> mappings.stream().map(change).toList());
    }

    private static SynchronizationSchema changed(
            SynchronizationSchema schema, UnaryOperator<List<ObjectMappingDefinition>> change) {
        List<SynchronizationRule> rules = schema.rules().stream()
                .map(rule -> new SynchronizationRule(
                        rule.id(),
                        rule.name(),
                        rule.editable(),
                        rule.priority(),
                        rule.sourceDirectoryName(),
                        rule.targetDirectoryName(),
                        change.apply(rule.objectMappings()),
                        rule.metadata()))
                .toList();
        return new SynchronizationSchema(rules, schema.extensions());
    }
}

package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AttributeMappingDefinition.FlowBehavior;

/** Makes the schema of a configuration from the default one and an administrator's choices. */
public final class ApplyChoices {

    /**
     * @param faults of the choices alone; the schema is to be validated besides
     */
    public record Chosen(SynchronizationSchema schema, List<SchemaFault> faults) {
        public Chosen {
            faults = List.copyOf(faults);
        }
    }

    private static final String ACCOUNT_ENABLED = "accountEnabled";

    private final SchemaChoices choices;
    private final List<DirectoryExtension> extensions = new ArrayList<>();

    private ApplyChoices(SchemaChoices choices) {
        this.choices = choices;
    }

    static Chosen to(SynchronizationSchema base, SchemaChoices choices) {
        ApplyChoices apply = new ApplyChoices(choices);
        Faults faults = new Faults();
        CheckChoices.check(base, choices, faults);
        Optional<Set<Workload>> workloads = choices.workloads().map(ApplyChoices::known);
        List<SynchronizationRule> rules = base.rules().stream()
                .map(rule -> rule.withObjectMappings(rule.objectMappings().stream()
                        .map(mapping -> apply.changed(apply.timed(mapping), workloads))
                        .toList()))
                .toList();
        List<DirectoryExtension> all = Stream.concat(base.extensions().stream(), apply.extensions.stream())
                .distinct()
                .toList();
        return new Chosen(new SynchronizationSchema(rules, all), faults.found());
    }

    private static Set<Workload> known(List<String> names) {
        Set<Workload> known = EnumSet.noneOf(Workload.class);
        names.forEach(name -> Workload.named(name).ifPresent(known::add));
        return known;
    }

    private ObjectMappingDefinition changed(ObjectMappingDefinition mapping, Optional<Set<Workload>> workloads) {
        TargetKind kind = TargetSchema.kindOf(mapping.targetObjectName()).orElse(TargetKind.USER);
        List<AttributeMappingDefinition> mappings = new ArrayList<>(mapping.attributeMappings());
        workloads.ifPresent(chosen -> {
            Set<String> unwanted = unwanted(kind, chosen);
            mappings.removeIf(attribute -> unwanted.contains(attribute.targetAttributeName()));
        });
        List<SchemaChoices.Setting> settings = choices.set().stream()
                .filter(setting -> concerns(Optional.of(setting.object()), mapping))
                .toList();
        settings.forEach(setting -> put(setting, mapping, mappings));
        choices.extensions().stream()
                .filter(extension -> extension
                        .object()
                        .map(object -> object.equalsIgnoreCase(mapping.sourceObjectName()))
                        .orElse(kind == TargetKind.USER))
                .forEach(extension -> add(extension, kind, settings, mappings));
        removals(mapping).forEach((target, values) -> remove(target, values, kind, mappings));
        choices.anchor().ifPresent(rule -> anchor(rule, kind, mappings));
        mappings.sort(ApplyChoices::anchorFirst);
        return mapping.withAttributeMappings(mappings);
    }

    private static Set<String> unwanted(TargetKind kind, Set<Workload> chosen) {
        Set<String> unwanted = new TreeSet<>();
        DefaultMappings.of(kind).stream()
                .filter(mapping -> mapping.flow() != DefaultMapping.Flow.ALWAYS
                        && chosen.stream().noneMatch(workload -> mapping.isIn(workload, kind)))
                .forEach(mapping -> unwanted.add(mapping.definition().targetAttributeName()));
        return unwanted;
    }

    private ObjectMappingDefinition timed(ObjectMappingDefinition mapping) {
        return choices.disableExpired()
                ? mapping
                : mapping.withAttributeMappings(mapping.attributeMappings().stream()
                        .map(ApplyChoices::whateverTheTime)
                        .toList());
    }

    private static AttributeMappingDefinition whateverTheTime(AttributeMappingDefinition mapping) {
        return mapping.targetAttributeName().equals(ACCOUNT_ENABLED)
                ? mapping.from(new ValueSource.Expression(DefaultMappings.ENABLED_WHATEVER_THE_TIME))
                : mapping;
    }

    private static boolean concerns(Optional<String> object, ObjectMappingDefinition mapping) {
        return object.map(name -> name.equalsIgnoreCase(mapping.sourceObjectName()))
                .orElse(true);
    }

    /** What is said of the class goes before what is said of all classes; of contradictions, values are kept. */
    private Map<String, SchemaChoices.Values> removals(ObjectMappingDefinition mapping) {
        Map<String, SchemaChoices.Values> removals = new TreeMap<>();
        choices.removed().stream()
                .filter(removal -> concerns(removal.object(), mapping))
                .sorted(Comparator.comparing((SchemaChoices.Removal removal) ->
                                removal.object().isPresent())
                        .thenComparing(SchemaChoices.Removal::values, Comparator.reverseOrder()))
                .forEach(removal -> removals.put(removal.target(), removal.values()));
        return removals;
    }

    /** Values are taken away of everything that the kind of object can have, mapped now or not. */
    private static void remove(
            String target, SchemaChoices.Values values, TargetKind kind, List<AttributeMappingDefinition> mappings) {
        boolean mapped =
                mappings.removeIf(mapping -> mapping.targetAttributeName().equals(target));
        boolean clear = values == SchemaChoices.Values.CLEAR;
        if (clear && (mapped || TargetSchema.STANDARD.find(kind, target).isPresent())) {
            mappings.add(AttributeMappingDefinition.always(target, new ValueSource.Cleared()));
        }
    }

    private static void put(
            SchemaChoices.Setting setting,
            ObjectMappingDefinition original,
            List<AttributeMappingDefinition> mappings) {
        int inherited = original.mappingOf(setting.target())
                .map(AttributeMappingDefinition::matchingPriority)
                .orElse(0);
        mappings.removeIf(mapping -> mapping.targetAttributeName().equals(setting.target())
                && original.attributeMappings().contains(mapping));
        mappings.add(new AttributeMappingDefinition(
                setting.target(),
                setting.source(),
                setting.defaultValue(),
                setting.flow(),
                FlowBehavior.FLOW_WHEN_CHANGED,
                setting.matchingPriority().orElse(inherited),
                false));
    }

    /** A mapping that is set for it goes before the source that it is defined with. */
    private void add(
            SchemaChoices.Extension extension,
            TargetKind kind,
            List<SchemaChoices.Setting> settings,
            List<AttributeMappingDefinition> mappings) {
        String name = CheckChoices.wholeName(extension, choices);
        extensions.add(new DirectoryExtension(kind, name, extension.type(), extension.multivalued()));
        if (extension.source() instanceof ValueSource.None
                || settings.stream().anyMatch(setting -> setting.target().equals(name))) {
            return;
        }
        mappings.add(new AttributeMappingDefinition(
                name,
                extension.source(),
                Optional.empty(),
                ValueFlow.ALWAYS,
                FlowBehavior.FLOW_WHEN_CHANGED,
                0,
                false));
    }

    /** An attribute that was chosen is one of people; groups and contacts do not have it. */
    private static void anchor(AnchorRule rule, TargetKind kind, List<AttributeMappingDefinition> mappings) {
        AnchorRule own = switch (rule) {
            case AnchorRule.ObjectGuid guid -> guid;
            case AnchorRule.ConsistencyGuidOrObjectGuid guid -> DefaultSchema.anchor(kind);
            case AnchorRule.Attribute attribute -> kind == TargetKind.USER ? attribute : DefaultSchema.anchor(kind);
        };
        mappings.replaceAll(mapping -> mapping.targetAttributeName().equals(TargetSchema.ANCHOR)
                ? mapping.from(AnchorSource.write(own))
                : mapping);
    }

    private static int anchorFirst(AttributeMappingDefinition one, AttributeMappingDefinition other) {
        boolean oneIsAnchor = one.targetAttributeName().equals(TargetSchema.ANCHOR);
        boolean otherIsAnchor = other.targetAttributeName().equals(TargetSchema.ANCHOR);
        return oneIsAnchor == otherIsAnchor
                ? String.CASE_INSENSITIVE_ORDER.compare(one.targetAttributeName(), other.targetAttributeName())
                : Boolean.compare(otherIsAnchor, oneIsAnchor);
    }
}

package org.footbridge.service.cycles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.SourceAttributeDefinition;
import org.footbridge.engine.mapping.LinkMapping;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.PrimaryGroup;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.projection.SourceSchema;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.directory.ReferenceRule;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagingRules;

/**
 * What stays the same during one cycle.
 *
 * @param now what expressions take for the present
 * @param attributes everything that is asked of the directory
 */
record CycleContext(
        UUID cycle,
        SavedConfiguration saved,
        ConfigurationDefinition definition,
        SyncRules rules,
        Instant now,
        List<SourceAttribute> attributes) {
    CycleContext {
        attributes = List.copyOf(attributes);
    }

    static CycleContext of(
            UUID cycle, SavedConfiguration saved, ConfigurationDefinition definition, SyncRules rules, Instant now) {
        return new CycleContext(cycle, saved, definition, rules, now, SourceSchema.attributesNeeded(rules));
    }

    Staged staged() {
        return new Staged(saved.tenant(), saved.id());
    }

    /** Names, lower case, of the attributes whose values are bytes. */
    Set<String> binaryAttributes() {
        return attributes.stream()
                .filter(attribute -> attribute.kind() == SourceAttribute.Kind.BINARY)
                .map(attribute -> attribute.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names, lower case, of the links that hold one value at most. */
    private Set<String> singleValuedLinks() {
        return attributes.stream()
                .filter(attribute -> attribute.kind() == SourceAttribute.Kind.LINK)
                .map(SourceAttribute::name)
                .filter(name -> rules.attributes()
                        .find(name)
                        .filter(SourceAttributeDefinition::singleValued)
                        .isPresent())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names, lower case, of the references that have no back link (MS-ADTS 3.1.1.1.6). */
    private Set<String> plainReferences() {
        return attributes.stream()
                .filter(attribute -> attribute.kind() == SourceAttribute.Kind.LINK)
                .map(SourceAttribute::name)
                .filter(name -> rules.attributes()
                        .find(name)
                        .filter(definition -> definition.link() == SourceAttributeDefinition.Link.NONE)
                        .isPresent())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    StagingRules stagingRules() {
        return new StagingRules(
                binaryAttributes(),
                singleValuedLinks(),
                plainReferences(),
                PrimaryGroup.isRead(attributes),
                SourceSchema.readsNames(rules),
                rules.scope().limitedByContainers());
    }

    /** The same for the same rules of references. */
    String referenceRulesText() {
        return referenceRules().stream()
                .map(rule ->
                        String.join(" ", rule.objectClass(), rule.attribute().orElse("-"), rule.property()))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** What becomes of the links of each class. */
    List<ReferenceRule> referenceRules() {
        List<ReferenceRule> all = new ArrayList<>();
        for (ObjectMapping mapping : rules.objectMappings()) {
            for (LinkMapping link : mapping.links()) {
                all.add(new ReferenceRule(
                        mapping.sourceClass().toLowerCase(Locale.ROOT),
                        link.source().map(attribute -> attribute.toLowerCase(Locale.ROOT)),
                        link.targetProperty()));
                if (rules.primaryGroupMembers()
                        && link.source().filter(Scope.MEMBERS::equalsIgnoreCase).isPresent()) {
                    all.add(new ReferenceRule(
                            mapping.sourceClass().toLowerCase(Locale.ROOT),
                            Optional.of(PrimaryGroup.ATTRIBUTE.toLowerCase(Locale.ROOT)),
                            link.targetProperty()));
                }
            }
        }
        return all;
    }
}

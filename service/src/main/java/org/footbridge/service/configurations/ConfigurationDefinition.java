package org.footbridge.service.configurations;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.scope.DefaultExclusion;

/**
 * What a configuration says, checked and with its defaults.
 *
 * @param directory DNS name of the connected directory, lower case
 * @param interval time between the end of a cycle and the next one
 * @param objects classes to synchronise, as the directory spells them
 * @param exclusionsOff default exclusions that are switched off
 * @param choices what is different from the default schema; of a whole schema only its anchor, and writing back
 * @param schema in place of the default one; which classes are synchronised and which of their objects is said by
 *     {@code objects} and {@code scope}, not here
 * @param primaryGroupMembers members of a group are also those who have it for their primary group
 */
public record ConfigurationDefinition(
        String directory,
        boolean enabled,
        Duration interval,
        List<String> objects,
        ScopeDefinition scope,
        Set<DefaultExclusion> exclusionsOff,
        SchemaChoices choices,
        Optional<SynchronizationSchema> schema,
        boolean primaryGroupMembers,
        PasswordChoices passwords,
        DeleteRules deletes) {

    public ConfigurationDefinition {
        objects = List.copyOf(objects);
        Set<DefaultExclusion> sorted = EnumSet.noneOf(DefaultExclusion.class);
        sorted.addAll(exclusionsOff);
        exclusionsOff = Collections.unmodifiableSet(sorted);
        schema = schema.map(EffectiveSchema::bare);
        choices = anchored(choices, schema);
    }

    public ConfigurationDefinition withScope(ScopeDefinition other) {
        return with(objects, other);
    }

    /** With cycles at other times, or none. */
    ConfigurationDefinition withTimes(boolean cyclesRun, Duration between) {
        return new ConfigurationDefinition(
                directory,
                cyclesRun,
                between,
                objects,
                scope,
                exclusionsOff,
                choices,
                schema,
                primaryGroupMembers,
                passwords,
                deletes);
    }

    /** With another choice about passwords. */
    ConfigurationDefinition withPasswords(PasswordChoices wanted) {
        return new ConfigurationDefinition(
                directory,
                enabled,
                interval,
                objects,
                scope,
                exclusionsOff,
                choices,
                schema,
                primaryGroupMembers,
                wanted,
                deletes);
    }

    /** With other classes and another scope. */
    ConfigurationDefinition with(List<String> classes, ScopeDefinition other) {
        return new ConfigurationDefinition(
                directory,
                enabled,
                interval,
                classes,
                other,
                exclusionsOff,
                choices,
                schema,
                primaryGroupMembers,
                passwords,
                deletes);
    }

    /** With a whole schema in place of the default one and all choices. */
    ConfigurationDefinition withSchema(List<String> classes, ScopeDefinition other, SynchronizationSchema whole) {
        return new ConfigurationDefinition(
                directory,
                enabled,
                interval,
                classes,
                other,
                exclusionsOff,
                choices,
                Optional.of(whole),
                primaryGroupMembers,
                passwords,
                deletes);
    }

    /** With the default schema, and no choices but that of the anchor. */
    ConfigurationDefinition withDefaultSchema() {
        return new ConfigurationDefinition(
                directory,
                enabled,
                interval,
                objects,
                scope,
                exclusionsOff,
                only(choices),
                Optional.empty(),
                primaryGroupMembers,
                passwords,
                deletes);
    }

    /** There is always an anchor; that of a whole schema is the one it says. */
    private static SchemaChoices anchored(SchemaChoices choices, Optional<SynchronizationSchema> schema) {
        AnchorRule usual = new AnchorRule.ConsistencyGuidOrObjectGuid();
        if (schema.isPresent()) {
            return anchored(
                    only(choices),
                    schema.flatMap(EffectiveSchema::anchorOfPeople).orElse(usual));
        }
        return choices.anchor().isPresent() ? choices : anchored(choices, usual);
    }

    private static SchemaChoices anchored(SchemaChoices choices, AnchorRule anchor) {
        return new SchemaChoices(
                choices.workloads(),
                choices.removed(),
                choices.set(),
                choices.extensions(),
                choices.extensionApplication(),
                Optional.of(anchor),
                choices.writeBack(),
                choices.disableExpired());
    }

    /** What is no mapping: the anchor, whether it is written back, and what expiry means. */
    private static SchemaChoices only(SchemaChoices choices) {
        return new SchemaChoices(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                choices.anchor(),
                choices.writeBack(),
                choices.disableExpired());
    }
}

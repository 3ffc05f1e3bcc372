package org.footbridge.engine.schema;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ValueFlow;

/**
 * What an administrator wants to be different from the default schema.
 *
 * @param workloads names of {@link Workload}; empty: everything flows
 * @param removed what is not to flow
 * @param set mappings to add, or to put in the place of those with the same target
 * @param extensions properties to add to the tenant directory, each with its source
 * @param extensionApplication hexadecimal digits of the application that owns extensions given by a plain name; empty:
 *     there is none, so they are to be given by their whole names
 * @param anchor empty: the default
 * @param writeBack whether anchors are written to mS-DS-ConsistencyGuid
 * @param disableExpired whether the default mapping of accountEnabled looks at accountExpires
 */
public record SchemaChoices(
        Optional<List<String>> workloads,
        List<Removal> removed,
        List<Setting> set,
        List<Extension> extensions,
        String extensionApplication,
        Optional<AnchorRule> anchor,
        boolean writeBack,
        boolean disableExpired) {

    /** The default schema as it is. */
    public static final SchemaChoices NONE =
            new SchemaChoices(Optional.empty(), List.of(), List.of(), List.of(), "", Optional.empty(), false, true);

    public SchemaChoices {
        workloads = workloads.map(List::copyOf);
        removed = List.copyOf(removed);
        set = List.copyOf(set);
        extensions = List.copyOf(extensions);
    }

    /**
     * @param object class of source objects; empty: all that have the target and of which nothing else is said
     * @param target its mapping is to be removed
     */
    public record Removal(Optional<String> object, String target, Values values) {}

    /** What becomes of values that a mapping brought before it was removed. */
    public enum Values {
        /** They stay, and are left alone from now on. */
        KEEP,
        /** They are taken away. */
        CLEAR
    }

    /**
     * @param object class of source objects
     * @param matchingPriority empty: that of the mapping it replaces, or none
     */
    public record Setting(
            String object,
            String target,
            ValueSource source,
            Optional<String> defaultValue,
            ValueFlow flow,
            OptionalInt matchingPriority) {}

    /**
     * @param name whole or plain: {@code extension_<application>_costCentre} or {@code costCentre}
     * @param object class of source objects; empty: user and inetOrgPerson
     * @param source where its values come from; none: it is defined, and mapped elsewhere if at all
     */
    public record Extension(
            String name,
            Optional<String> object,
            ValueSource source,
            PropertyDefinition.Type type,
            boolean multivalued) {}
}

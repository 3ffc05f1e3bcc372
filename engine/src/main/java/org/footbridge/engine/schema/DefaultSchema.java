package org.footbridge.engine.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ObjectFlow;

/** The schema that a configuration has as long as nobody says otherwise. */
public final class DefaultSchema {

    private static final Map<String, TargetKind> CLASSES = classes();

    private DefaultSchema() {}

    /** Everything that can flow of users, inetOrgPersons, groups and contacts. */
    public static SynchronizationSchema schema() {
        List<ObjectMappingDefinition> mappings = new ArrayList<>();
        CLASSES.forEach((sourceClass, kind) -> mappings.add(objectMapping(sourceClass, kind)));
        SynchronizationRule rule = new SynchronizationRule(
                "active-directory-to-tenant",
                "Active Directory to tenant directory",
                true,
                1,
                SynchronizationRule.SOURCE_DIRECTORY,
                SynchronizationRule.TARGET_DIRECTORY,
                mappings,
                Map.of());
        return new SynchronizationSchema(List.of(rule), List.of());
    }

    /** The default schema as an administrator wants it, and what is wrong with the wishes. */
    public static ApplyChoices.Chosen with(SchemaChoices choices) {
        return ApplyChoices.to(schema(), choices);
    }

    /** The classes that it synchronises and what they become, in order. */
    static Map<String, TargetKind> sourceClasses() {
        return new LinkedHashMap<>(CLASSES);
    }

    private static Map<String, TargetKind> classes() {
        Map<String, TargetKind> classes = new LinkedHashMap<>();
        classes.put("user", TargetKind.USER);
        classes.put("inetOrgPerson", TargetKind.USER);
        classes.put("group", TargetKind.GROUP);
        classes.put("contact", TargetKind.CONTACT);
        return classes;
    }

    private static ObjectMappingDefinition objectMapping(String sourceClass, TargetKind kind) {
        List<AttributeMappingDefinition> mappings = new ArrayList<>();
        mappings.add(AttributeMappingDefinition.always(TargetSchema.ANCHOR, AnchorSource.write(anchor(kind))));
        DefaultMappings.of(kind).forEach(mapping -> mappings.add(mapping.definition()));
        return new ObjectMappingDefinition(
                "Provision Active Directory " + sourceClass + "s",
                sourceClass,
                TargetSchema.objectName(kind),
                true,
                EnumSet.allOf(ObjectFlow.class),
                Optional.empty(),
                mappings,
                Map.of());
    }

    static AnchorRule anchor(TargetKind kind) {
        return kind == TargetKind.CONTACT ? new AnchorRule.ObjectGuid() : new AnchorRule.ConsistencyGuidOrObjectGuid();
    }
}

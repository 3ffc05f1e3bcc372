package org.footbridge.service.portal.configurations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.schema.ValueSource;

/**
 * A line of the table of mappings.
 *
 * @param object class of the directory
 * @param kind attribute, expression, constant or none
 * @param source name of the attribute, text of the expression or of the constant
 * @param apply as the configuration writes it: always, creation, whileEmpty, neverRemove, addValues
 * @param origin default: as in the default schema; changed, added or removed by the configuration
 */
public record MappingRow(
        String object,
        String target,
        String kind,
        String source,
        String defaultValue,
        String apply,
        int matching,
        String origin) {
    private static final Map<ValueFlow, String> FLOWS = Map.of(
            ValueFlow.ALWAYS, "always",
            ValueFlow.OBJECT_ADD_ONLY, "creation",
            ValueFlow.ATTRIBUTE_ADD_ONLY, "whileEmpty",
            ValueFlow.VALUE_ADD_ONLY, "neverRemove",
            ValueFlow.MULTI_VALUE_ADD_ONLY, "addValues");

    /**
     * All mappings of the enabled classes, by class and property; those of the default schema that do not flow any more too.
     *
     * @param effective what the configuration comes to
     */
    static List<MappingRow> of(SynchronizationSchema effective, SynchronizationSchema usual) {
        List<MappingRow> rows = new ArrayList<>();
        for (ObjectMappingDefinition mapping : effective.objectMappings().toList()) {
            if (!mapping.enabled()) {
                continue;
            }
            Optional<ObjectMappingDefinition> template = usual.objectMappings()
                    .filter(other -> other.sourceObjectName().equalsIgnoreCase(mapping.sourceObjectName()))
                    .findFirst();
            List<MappingRow> ofClass = new ArrayList<>();
            for (AttributeMappingDefinition attribute : mapping.attributeMappings()) {
                Optional<AttributeMappingDefinition> before =
                        template.flatMap(known -> known.mappingOf(attribute.targetAttributeName()));
                String origin = before.isEmpty() ? "added" : before.get().equals(attribute) ? "default" : "changed";
                ofClass.add(row(mapping, attribute, origin));
            }
            template.ifPresent(known -> known.attributeMappings().stream()
                    .filter(attribute ->
                            mapping.mappingOf(attribute.targetAttributeName()).isEmpty())
                    .forEach(attribute -> ofClass.add(row(mapping, attribute, "removed"))));
            ofClass.sort(Comparator.comparing(row -> row.target().toLowerCase(Locale.ROOT)));
            rows.addAll(ofClass);
        }
        return List.copyOf(rows);
    }

    private static MappingRow row(
            ObjectMappingDefinition mapping, AttributeMappingDefinition attribute, String origin) {
        return new MappingRow(
                mapping.sourceObjectName(),
                attribute.targetAttributeName(),
                kind(attribute.source()),
                text(attribute.source()),
                attribute.defaultValue().orElse(""),
                FLOWS.getOrDefault(attribute.flowType(), "always"),
                attribute.matchingPriority(),
                origin);
    }

    private static String kind(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute _ -> "attribute";
            case ValueSource.Expression _ -> "expression";
            case ValueSource.Constant _ -> "constant";
            case ValueSource.None _, ValueSource.Cleared _ -> "none";
        };
    }

    private static String text(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute(String name) -> name;
            case ValueSource.Expression(String text) -> text;
            case ValueSource.Constant(String text) -> text;
            case ValueSource.None _, ValueSource.Cleared _ -> "";
        };
    }
}

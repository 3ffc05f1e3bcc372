package org.footbridge.service.schemas;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.engine.schema.AttributeMappingDefinition;
import org.footbridge.engine.schema.ObjectMappingDefinition;
import org.footbridge.engine.schema.SynchronizationRule;
import org.footbridge.engine.schema.SynchronizationSchema;
import org.footbridge.engine.scope.AttributeFilter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a schema in the form of Microsoft Graph. */
public final class WriteSchema {
    private WriteSchema() {}

    /** What {@link ReadSchema} needs to make the schema again: the rules, and what was added to the tenant directory. */
    public static ObjectNode whole(SynchronizationSchema schema) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.set("synchronizationRules", rules(schema));
        if (!schema.extensions().isEmpty()) {
            ObjectNode directory = node.putArray("directories").addObject();
            directory.put("name", SynchronizationRule.TARGET_DIRECTORY);
            WriteDirectories.extensions(directory.putArray("objects"), schema.extensions());
        }
        return node;
    }

    private static void given(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    /** As {@code synchronizationRule} of Microsoft Graph. */
    public static ArrayNode rules(SynchronizationSchema schema) {
        ArrayNode rules = JsonMapper.shared().createArrayNode();
        for (SynchronizationRule rule : schema.rules()) {
            ObjectNode node = rules.addObject();
            given(node, "id", rule.id());
            given(node, "name", rule.name());
            node.put("editable", rule.editable());
            node.put("priority", rule.priority());
            node.put("sourceDirectoryName", rule.sourceDirectoryName());
            node.put("targetDirectoryName", rule.targetDirectoryName());
            metadata(node, rule.metadata());
            ArrayNode mappings = node.putArray("objectMappings");
            rule.objectMappings().forEach(mapping -> objectMapping(mappings.addObject(), mapping));
        }
        return rules;
    }

    private static void objectMapping(ObjectNode node, ObjectMappingDefinition mapping) {
        node.put("name", mapping.name());
        node.put("sourceObjectName", mapping.sourceObjectName());
        node.put("targetObjectName", mapping.targetObjectName());
        node.put("enabled", mapping.enabled());
        node.put("flowTypes", mapping.flowTypes().stream().map(GraphWords::of).collect(Collectors.joining(",")));
        metadata(node, mapping.metadata());
        mapping.scope().ifPresentOrElse(filter -> filter(node.putObject("scope"), filter), () -> node.putNull("scope"));
        ArrayNode attributes = node.putArray("attributeMappings");
        mapping.attributeMappings().forEach(attribute -> attributeMapping(attributes.addObject(), attribute));
    }

    private static void attributeMapping(ObjectNode node, AttributeMappingDefinition mapping) {
        node.put("targetAttributeName", mapping.targetAttributeName());
        node.put("defaultValue", mapping.defaultValue().orElse(null));
        node.put("exportMissingReferences", mapping.exportMissingReferences());
        node.put("flowBehavior", GraphWords.of(mapping.flowBehavior()));
        node.put("flowType", GraphWords.of(mapping.flowType()));
        node.put("matchingPriority", mapping.matchingPriority());
        node.set("source", WriteSource.of(mapping.source()));
    }

    private static void filter(ObjectNode node, AttributeFilter filter) {
        node.putArray("categoryFilterGroups");
        groups(node.putArray("groups"), filter.groups());
        groups(node.putArray("inputFilterGroups"), filter.inputGroups());
    }

    private static void groups(ArrayNode node, List<AttributeFilter.Group> groups) {
        for (AttributeFilter.Group group : groups) {
            ObjectNode written = node.addObject().put("name", group.name());
            ArrayNode clauses = written.putArray("clauses");
            for (AttributeFilter.Clause clause : group.clauses()) {
                ObjectNode at = clauses.addObject();
                at.put("operatorName", clause.operator().symbol());
                at.put("sourceOperandName", clause.attribute());
                ArrayNode values = at.putObject("targetOperand").putArray("values");
                clause.values().forEach(values::add);
            }
        }
    }

    private static void metadata(ObjectNode node, Map<String, String> metadata) {
        ArrayNode entries = node.putArray("metadata");
        metadata.forEach((key, value) -> entries.addObject().put("key", key).put("value", value));
    }
}

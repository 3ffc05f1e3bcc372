package org.footbridge.service.configurations;

import java.util.List;
import java.util.Map;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.service.schemas.WriteSchema;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a configuration in the form in which it is kept and shown: what {@link ReadDefinition} reads back. */
final class WriteDefinition {
    private WriteDefinition() {}

    static ObjectNode json(ConfigurationDefinition definition) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("directory", definition.directory());
        node.put("enabled", definition.enabled());
        node.put("interval", definition.interval().toSeconds() + "s");
        ArrayNode objects = node.putArray("objects");
        definition.objects().forEach(objects::add);
        scope(node.putObject("scope"), definition.scope());
        if (!definition.exclusionsOff().isEmpty()) {
            ArrayNode off = node.putObject("exclusions").putArray("off");
            definition.exclusionsOff().stream().map(DefaultExclusion::code).forEach(off::add);
        }
        ObjectNode anchor = node.putObject("anchor");
        definition.choices().anchor().ifPresent(rule -> anchor.put("source", WriteMappings.anchor(rule)));
        anchor.put("writeBack", definition.choices().writeBack());
        node.putObject("accounts").put("disableExpired", definition.choices().disableExpired());
        ObjectNode mappings = WriteMappings.mappings(definition.choices());
        if (!mappings.isEmpty()) {
            node.set("mappings", mappings);
        }
        node.put("primaryGroupMembers", definition.primaryGroupMembers());
        node.put(ReadDefinition.PASSWORDS, definition.passwords().synced());
        node.put(ReadDefinition.ROUNDS, definition.passwords().rounds());
        definition.schema().ifPresent(schema -> node.set("schema", WriteSchema.whole(schema)));
        ReadDeletes.write(node.putObject("deletes"), definition.deletes());
        return node;
    }

    private static void scope(ObjectNode node, ScopeDefinition scope) {
        entries(node.putArray("containers"), scope.containers());
        entries(node.putArray("exclude"), scope.excluded());
        entries(node.putArray("groups"), scope.groups());
        node.put("nested", scope.nested());
        if (!scope.filters().isEmpty()) {
            ArrayNode filters = node.putArray("filters");
            for (Map.Entry<String, AttributeFilter> filter : scope.filters().entrySet()) {
                ObjectNode written = filters.addObject().put("object", filter.getKey());
                groups(written, "groups", filter.getValue().groups());
                groups(written, "inputGroups", filter.getValue().inputGroups());
            }
        }
    }

    private static void entries(ArrayNode array, List<ScopeDefinition.Entry> entries) {
        for (ScopeDefinition.Entry entry : entries) {
            ObjectNode written = array.addObject().put("name", entry.name());
            entry.guid().ifPresent(guid -> written.put("guid", guid.toString()));
        }
    }

    private static void groups(ObjectNode filter, String key, List<AttributeFilter.Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        ArrayNode array = filter.putArray(key);
        for (AttributeFilter.Group group : groups) {
            ObjectNode written = array.addObject();
            if (!group.name().isEmpty()) {
                written.put("name", group.name());
            }
            ArrayNode clauses = written.putArray("clauses");
            group.clauses().forEach(clause -> clause(clauses.addObject(), clause));
        }
    }

    private static void clause(ObjectNode node, AttributeFilter.Clause clause) {
        node.put("attribute", clause.attribute());
        node.put("operator", clause.operator().symbol());
        if (clause.values().size() == 1) {
            node.put("value", clause.values().getFirst());
        } else if (!clause.values().isEmpty()) {
            ArrayNode values = node.putArray("values");
            clause.values().forEach(values::add);
        }
    }
}

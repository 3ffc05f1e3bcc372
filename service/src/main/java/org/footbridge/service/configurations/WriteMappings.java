package org.footbridge.service.configurations;

import java.util.Map;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.SchemaChoices;
import org.footbridge.engine.schema.SchemaChoices.Extension;
import org.footbridge.engine.schema.SchemaChoices.Removal;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what {@link ReadMappings} reads, texts as they were written. */
final class WriteMappings {
    private WriteMappings() {}

    /** Without keys when nothing was chosen. */
    static ObjectNode mappings(SchemaChoices choices) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        choices.workloads().ifPresent(names -> names.forEach(node.putArray("workloads")::add));
        if (!choices.removed().isEmpty()) {
            ArrayNode removed = node.putArray("remove");
            choices.removed().forEach(removal -> removal(removed.addObject(), removal));
        }
        if (!choices.set().isEmpty()) {
            ArrayNode set = node.putArray("set");
            choices.set().forEach(setting -> setting(set.addObject(), setting));
        }
        if (!choices.extensions().isEmpty()) {
            ArrayNode extensions = node.putArray("extensions");
            choices.extensions().forEach(extension -> extension(extensions.addObject(), extension));
        }
        return node;
    }

    static String anchor(AnchorRule anchor) {
        return switch (anchor) {
            case AnchorRule.ConsistencyGuidOrObjectGuid rule -> "mS-DS-ConsistencyGuid";
            case AnchorRule.ObjectGuid rule -> "objectGUID";
            case AnchorRule.Attribute(String name) -> name;
        };
    }

    private static void removal(ObjectNode node, Removal removal) {
        removal.object().ifPresent(object -> node.put("object", object));
        node.put("target", removal.target());
        node.put("values", word(ReadMappings.VALUES, removal.values()));
    }

    private static void setting(ObjectNode node, Setting setting) {
        node.put("object", setting.object());
        node.put("target", setting.target());
        source(node, setting.source());
        setting.defaultValue().ifPresent(value -> node.put("default", value));
        if (setting.flow() != ValueFlow.ALWAYS) {
            node.put("apply", word(ReadMappings.APPLY, setting.flow()));
        }
        setting.matchingPriority().ifPresent(priority -> node.put("matching", priority));
    }

    private static void source(ObjectNode node, ValueSource source) {
        switch (source) {
            case ValueSource.Attribute(String name) -> node.put("source", name);
            case ValueSource.Expression(String text) -> node.put("expression", text);
            case ValueSource.Constant(String text) -> node.put("constant", text);
            case ValueSource.None none -> node.put("none", true);
            case ValueSource.Cleared cleared -> node.put("none", true);
        }
    }

    private static void extension(ObjectNode node, Extension extension) {
        node.put("name", extension.name());
        extension.object().ifPresent(object -> node.put("object", object));
        source(node, extension.source());
        node.put("type", word(ReadMappings.TYPES, extension.type()));
        node.put("multivalued", extension.multivalued());
    }

    private static <T> String word(Map<String, T> words, T value) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}

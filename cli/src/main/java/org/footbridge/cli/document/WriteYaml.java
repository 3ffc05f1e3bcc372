package org.footbridge.cli.document;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes a configuration as YAML: keys in the order in which the schema tells them, what it does not tell by its letters,
 * so that the same configuration is the same text. What is written is read back before it leaves.
 */
public final class WriteYaml {
    private static final YAMLMapper PLAIN = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    private static final YAMLMapper QUOTED = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();

    private WriteYaml() {}

    /** @param comments lines to begin with, without their marks */
    public static String of(JsonNode configuration, List<String> comments) {
        JsonNode ordered = ordered(configuration);
        StringBuilder text = new StringBuilder();
        comments.forEach(line -> text.append("# ").append(line).append('\n'));
        String plain = PLAIN.writeValueAsString(ordered);
        boolean same = ReadDocument.of(plain).root().equals(ordered);
        return text.append(same ? plain : QUOTED.writeValueAsString(ordered)).toString();
    }

    /** The same with its keys in the order of the schema. */
    public static JsonNode ordered(JsonNode configuration) {
        JsonNode schema = ConfigurationSchema.node();
        return ordered(configuration, schema, schema);
    }

    private static JsonNode ordered(JsonNode node, JsonNode schema, JsonNode root) {
        JsonNode known = resolved(schema, node, root);
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = object.objectNode();
            JsonNode properties = known.path("properties");
            properties.propertyNames().stream().filter(object::has).forEach(key -> {
                sorted.set(key, ordered(object.path(key), properties.path(key), root));
            });
            new TreeSet<>(object.propertyNames())
                    .stream()
                            .filter(key -> !sorted.has(key))
                            .forEach(
                                    key -> sorted.set(key, ordered(object.path(key), MissingNode.getInstance(), root)));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode sorted = array.arrayNode();
            array.forEach(element -> sorted.add(ordered(element, known.path("items"), root)));
            return sorted;
        }
        return node;
    }

    /** What the schema says of a value: behind references, and of alternatives the one for objects. */
    private static JsonNode resolved(JsonNode schema, JsonNode value, JsonNode root) {
        if (schema.has("$ref")) {
            return resolved(root.at(schema.path("$ref").asString().substring(1)), value, root);
        }
        if (schema.has("anyOf") && !schema.has("properties")) {
            return schema.path("anyOf")
                    .valueStream()
                    .filter(branch -> branch.has("properties") == value.isObject())
                    .findFirst()
                    .orElse(schema);
        }
        return schema;
    }
}

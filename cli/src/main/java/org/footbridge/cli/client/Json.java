package org.footbridge.cli.client;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON; absent and null fields read as empty text or zero. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectWriter INDENTED = MAPPER.writerWithDefaultPrettyPrinter();

    private Json() {}

    /** @throws JacksonException when the text is not JSON */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** One line. */
    public static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    public static String indented(JsonNode node) {
        return INDENTED.writeValueAsString(node);
    }

    /** The field as text, numbers and booleans included; empty when absent or null. */
    public static String text(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : compact(value);
    }

    public static long number(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        return value != null && value.isNumber() ? value.longValue() : 0;
    }

    public static double decimal(@Nullable JsonNode node, String field) {
        JsonNode value = node == null ? null : node.get(field);
        return value != null && value.isNumber() ? value.doubleValue() : 0;
    }

    /** The elements of the field "value", in order. */
    public static Stream<JsonNode> values(JsonNode node) {
        return elements(node, "value");
    }

    public static Stream<JsonNode> elements(@Nullable JsonNode node, String field) {
        JsonNode list = node == null ? null : node.get(field);
        return list == null || !list.isArray() ? Stream.empty() : list.valueStream();
    }
}

package org.footbridge.service.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.engine.PropertyValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Properties as they are stored: one JSON object, spelled as in Microsoft Graph. */
public final class PropertyJson {
    private PropertyJson() {}

    public static ObjectNode write(Map<String, PropertyValue> properties) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        properties.forEach((name, value) -> node.set(name, write(value)));
        return node;
    }

    public static JsonNode write(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Text(String text) -> StringNode.valueOf(text);
            case PropertyValue.Flag(boolean flag) -> BooleanNode.valueOf(flag);
            case PropertyValue.Texts(List<String> texts) -> {
                ArrayNode array = JsonMapper.shared().createArrayNode();
                texts.forEach(array::add);
                yield array;
            }
            case PropertyValue.Whole(long number) -> LongNode.valueOf(number);
            case PropertyValue.Wholes(List<Long> numbers) -> {
                ArrayNode array = JsonMapper.shared().createArrayNode();
                numbers.forEach(array::add);
                yield array;
            }
        };
    }

    public static Map<String, PropertyValue> read(String json) {
        Map<String, PropertyValue> properties = new TreeMap<>();
        JsonMapper.shared().readTree(json).forEachEntry((name, value) -> properties.put(name, read(value)));
        return properties;
    }

    private static PropertyValue read(JsonNode node) {
        if (node.isBoolean()) {
            return new PropertyValue.Flag(node.asBoolean());
        }
        if (node.isIntegralNumber()) {
            return new PropertyValue.Whole(node.asLong());
        }
        if (node.isArray() && !node.isEmpty() && node.get(0).isIntegralNumber()) {
            List<Long> numbers = new ArrayList<>();
            node.forEach(element -> numbers.add(element.asLong()));
            return new PropertyValue.Wholes(numbers);
        }
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(element -> texts.add(element.asString()));
            return new PropertyValue.Texts(texts);
        }
        return new PropertyValue.Text(node.asString());
    }
}

package org.footbridge.service.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.engine.PropertyValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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
        try (JsonParser parser = JsonMapper.shared().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                properties.put(name, read(parser, parser.nextToken()));
            }
        }
        return properties;
    }

    private static PropertyValue read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_TRUE -> new PropertyValue.Flag(true);
            case VALUE_FALSE -> new PropertyValue.Flag(false);
            case VALUE_NUMBER_INT -> new PropertyValue.Whole(parser.getLongValue());
            case START_ARRAY -> readArray(parser);
            default -> new PropertyValue.Text(parser.getString());
        };
    }

    /** What begins with a whole number consists of such. */
    private static PropertyValue readArray(JsonParser parser) {
        List<Long> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        JsonToken token = parser.nextToken();
        boolean whole = token == JsonToken.VALUE_NUMBER_INT;
        while (token != JsonToken.END_ARRAY) {
            if (whole) {
                numbers.add(parser.getLongValue());
            } else {
                texts.add(parser.getString());
            }
            token = parser.nextToken();
        }
        return whole ? new PropertyValue.Wholes(numbers) : new PropertyValue.Texts(texts);
    }
}

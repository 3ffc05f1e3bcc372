package org.footbridge.service.staging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes of an object as they are staged: each name with an array of values, or, where the directory has values
 * that were too large to be sent, with an object that tells their size.
 *
 * @param refused sizes in bytes, by attribute
 */
record StagedValues(Map<String, List<AttributeValue>> values, Map<String, Long> refused) {
    private static final String REFUSED_BYTES = "refusedBytes";

    StagedValues {
        values = Map.copyOf(values);
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }

    /** What stands in the place of values that were not sent. */
    static ObjectNode refusal(long bytes) {
        return JsonMapper.shared().createObjectNode().put(REFUSED_BYTES, bytes);
    }

    static StagedValues parse(String json, Set<String> binaryAttributes) {
        Map<String, List<AttributeValue>> values = new HashMap<>();
        Map<String, Long> refused = new HashMap<>();
        try (JsonParser parser = JsonMapper.shared().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    refused.put(name, refusedBytes(parser));
                } else {
                    values.put(name, values(parser, binaryAttributes.contains(name)));
                }
            }
        }
        return new StagedValues(values, refused);
    }

    private static long refusedBytes(JsonParser parser) {
        long bytes = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean size = parser.currentName().equals(REFUSED_BYTES);
            parser.nextToken();
            bytes = size ? parser.getLongValue() : bytes;
        }
        return bytes;
    }

    private static List<AttributeValue> values(JsonParser parser, boolean binary) {
        List<AttributeValue> values = new ArrayList<>(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String value = parser.getString();
            values.add(binary ? new AttributeValue.Binary(value) : new AttributeValue.Text(value));
        }
        return values;
    }
}

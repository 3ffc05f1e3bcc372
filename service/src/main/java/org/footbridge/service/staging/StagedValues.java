package org.footbridge.service.staging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.engine.AttributeValue;
import tools.jackson.databind.JsonNode;
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
        for (Map.Entry<String, JsonNode> property :
                JsonMapper.shared().readTree(json).properties()) {
            if (property.getValue().isObject()) {
                refused.put(
                        property.getKey(),
                        property.getValue().path(REFUSED_BYTES).asLong());
            } else {
                values.put(
                        property.getKey(), values(property.getValue(), binaryAttributes.contains(property.getKey())));
            }
        }
        return new StagedValues(values, refused);
    }

    private static List<AttributeValue> values(JsonNode array, boolean binary) {
        List<AttributeValue> values = new ArrayList<>();
        for (JsonNode value : array) {
            values.add(
                    binary ? new AttributeValue.Binary(value.asString()) : new AttributeValue.Text(value.asString()));
        }
        return values;
    }
}

package org.footbridge.service.audit;

import java.util.Comparator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in the one form that is hashed: keys in the order of their code units, no blanks. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String of(JsonNode node) {
        StringBuilder json = new StringBuilder();
        write(node, json);
        return json.toString();
    }

    static String text(String value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static void write(JsonNode node, StringBuilder json) {
        if (node.isObject()) {
            json.append('{');
            node.properties().stream()
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .forEach(member -> {
                        separate(json, '{');
                        json.append(text(member.getKey())).append(':');
                        write(member.getValue(), json);
                    });
            json.append('}');
        } else if (node.isArray()) {
            json.append('[');
            node.forEach(element -> {
                separate(json, '[');
                write(element, json);
            });
            json.append(']');
        } else {
            json.append(node);
        }
    }

    private static void separate(StringBuilder json, char opening) {
        if (json.charAt(json.length() - 1) != opening) {
            json.append(',');
        }
    }
}

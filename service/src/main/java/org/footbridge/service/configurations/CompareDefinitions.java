package org.footbridge.service.configurations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two definitions place by place. The elements of a list are matched by what they are known by and not by where they
 * stand: a mapping by its class and property, a filter by its class, a container by its name. So a list in another order is
 * no difference.
 */
final class CompareDefinitions {
    private static final String GUID = "guid";

    private final List<DefinitionDifference> found = new ArrayList<>();

    private CompareDefinitions() {}

    static List<DefinitionDifference> compare(JsonNode before, JsonNode after) {
        CompareDefinitions comparison = new CompareDefinitions();
        comparison.at("", before, after);
        return List.copyOf(comparison.found);
    }

    private void at(String path, JsonNode before, JsonNode after) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            objects(path, one, other);
        } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            lists(path, one, other);
        } else if (!before.equals(after)) {
            found.add(new DefinitionDifference(path, there(before), there(after)));
        }
    }

    private void objects(String path, ObjectNode before, ObjectNode after) {
        Set<String> keys = new LinkedHashSet<>(after.propertyNames());
        keys.addAll(before.propertyNames());
        for (String key : keys) {
            // a name gets its GUID when it is looked up, and then means the same as before
            boolean lookedUp = key.equals(GUID) && before.has(GUID) != after.has(GUID);
            if (!lookedUp) {
                at(path.isEmpty() ? key : path + "." + key, before.path(key), after.path(key));
            }
        }
    }

    private void lists(String path, ArrayNode before, ArrayNode after) {
        Map<String, JsonNode> one = known(before);
        Map<String, JsonNode> other = known(after);
        Set<String> keys = new LinkedHashSet<>(other.keySet());
        keys.addAll(one.keySet());
        JsonNode missing = before.path(-1);
        for (String key : keys) {
            at(path + "[" + key + "]", one.getOrDefault(key, missing), other.getOrDefault(key, missing));
        }
    }

    /** Each element by what it is known by; those that have it in common are numbered. */
    private static Map<String, JsonNode> known(ArrayNode list) {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        for (JsonNode element : list) {
            String key = key(element);
            String free = key;
            for (int number = 2; known.containsKey(free); number++) {
                free = key + " #" + number;
            }
            known.put(free, element);
        }
        return known;
    }

    private static String key(JsonNode element) {
        if (!element.isObject()) {
            return element.isString() ? element.asString() : element.toString();
        }
        return joined(element, "/", "object", "target")
                .or(() -> joined(element, " ", "attribute", "operator"))
                .or(() -> joined(element, " ", "sourceOperandName", "operatorName"))
                .or(() -> joined(element, "/", "object", "name"))
                .or(() -> text(element, "target"))
                .or(() -> text(element, "targetAttributeName"))
                .or(() -> text(element, "sourceObjectName"))
                .or(() -> text(element, "key"))
                .or(() -> text(element, "name").map(name -> element.size() <= 2 ? folded(name) : name))
                .or(() -> text(element, "object"))
                .or(() -> text(element, "id"))
                .orElseGet(element::toString);
    }

    /** Distinguished names are the same in capitals. */
    private static String folded(String name) {
        return name.contains("=") ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static Optional<String> joined(JsonNode element, String between, String first, String second) {
        return text(element, first).flatMap(one -> text(element, second).map(other -> one + between + other));
    }

    private static Optional<String> text(JsonNode element, String key) {
        return Optional.of(element.path(key)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private static Optional<JsonNode> there(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}

package org.footbridge.cli.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a document against a JSON Schema (2020-12), as far as the schema of configurations uses that language, and says
 * each fault in the words and with the path that the service would use. Keys with a null are absent ones, as for the
 * service. Tests hold it to a whole implementation of the language.
 */
public final class ValidateShape {
    /** What may stand in the schema; what is not checked only tells people something. */
    public static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$defs",
            "$ref",
            "title",
            "description",
            "examples",
            "default",
            "readOnly",
            "type",
            "enum",
            "const",
            "pattern",
            "minimum",
            "maximum",
            "properties",
            "patternProperties",
            "additionalProperties",
            "required",
            "items",
            "minItems",
            "maxItems",
            "oneOf",
            "anyOf",
            "not",
            "if",
            "then",
            "else");

    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "boolean", "true or false",
            "integer", "a whole number",
            "number", "a number",
            "array", "a list",
            "object", "an object with keys");
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private static final String NOT_BLANK = "\\S";

    private final JsonNode root;
    private final List<Fault> faults = new ArrayList<>();

    private ValidateShape(JsonNode root) {
        this.root = root;
    }

    /** Of a configuration. */
    public static List<Fault> ofConfiguration(JsonNode document) {
        return of(ConfigurationSchema.node(), document);
    }

    public static List<Fault> of(JsonNode schema, JsonNode document) {
        ValidateShape validate = new ValidateShape(schema);
        validate.check(schema, document, "");
        return validate.faults.stream().distinct().toList();
    }

    /** Keys with a null are left out. */
    public static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.forEachEntry((key, value) -> {
                if (!value.isNull()) {
                    kept.set(key, withoutNulls(value));
                }
            });
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode();
            array.forEach(element -> kept.add(withoutNulls(element)));
            return kept;
        }
        return node;
    }

    private boolean holds(JsonNode schema, JsonNode value) {
        ValidateShape other = new ValidateShape(root);
        other.check(schema, value, "");
        return other.faults.isEmpty();
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        if (schema.isBoolean()) {
            if (!schema.asBoolean()) {
                fault(path, "has no use here");
            }
            return;
        }
        if (schema.has("$ref")) {
            check(root.at(schema.path("$ref").asString().substring(1)), value, path);
        }
        if (!isOfType(schema.path("type"), value)) {
            fault(path, "must be " + types(schema.path("type")));
            return;
        }
        words(schema, value, path);
        if (value.isString()) {
            pattern(schema, value.asString(), path);
        } else if (value.isNumber()) {
            bounds(schema, value.decimalValue(), path);
        } else if (value.isArray()) {
            elements(schema, value, path);
        } else if (value.isObject()) {
            keys(schema, value, path);
        }
        alternatives(schema, value, path);
        condition(schema, value, path);
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        return type.isMissingNode()
                || (type.isArray() ? type.valueStream() : Stream.of(type)).anyMatch(name -> is(name.asString(), value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
    }

    private static String types(JsonNode type) {
        return (type.isArray() ? type.valueStream() : Stream.of(type))
                .map(name -> TYPES.getOrDefault(name.asString(), name.asString()))
                .collect(Collectors.joining(", or "));
    }

    private void words(JsonNode schema, JsonNode value, String path) {
        List<JsonNode> known = schema.path("enum").valueStream().toList();
        if (!known.isEmpty() && !known.contains(value)) {
            List<String> words = known.stream().map(JsonNode::asString).toList();
            String written = value.isValueNode() ? value.asString("") : value.toString();
            fault(
                    path,
                    "must be one of " + String.join(", ", words) + ", not '" + written + "'" + guess(written, words));
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            fault(path, "must be " + schema.path("const"));
        }
    }

    private static String guess(String written, List<String> words) {
        return NearestWord.of(written, words)
                .map(word -> ". Did you mean " + word + "?")
                .orElse("");
    }

    private void pattern(JsonNode schema, String text, String path) {
        String pattern = schema.path("pattern").asString("");
        if (pattern.isEmpty()
                || PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(text)
                        .find()) {
            return;
        }
        String example = schema.path("examples").path(0).asString("");
        fault(
                path,
                pattern.equals(NOT_BLANK)
                        ? "must be a text that is not empty"
                        : "must be of the form " + pattern + (example.isEmpty() ? "" : ", e.g. " + example));
    }

    private void bounds(JsonNode schema, BigDecimal number, String path) {
        if (schema.has("minimum") && number.compareTo(schema.path("minimum").decimalValue()) < 0) {
            fault(path, "must be at least " + schema.path("minimum"));
        }
        if (schema.has("maximum") && number.compareTo(schema.path("maximum").decimalValue()) > 0) {
            fault(path, "must be at most " + schema.path("maximum"));
        }
    }

    private void elements(JsonNode schema, JsonNode list, String path) {
        if (list.size() < schema.path("minItems").asInt(0)) {
            fault(path, "must have at least " + schema.path("minItems") + " element");
        }
        if (list.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            fault(path, "has no use here");
        }
        if (schema.has("items")) {
            for (int at = 0; at < list.size(); at++) {
                check(schema.path("items"), list.path(at), path + "[" + at + "]");
            }
        }
    }

    private void keys(JsonNode schema, JsonNode object, String path) {
        JsonNode properties = schema.path("properties");
        JsonNode patterns = schema.path("patternProperties");
        object.forEachEntry((key, value) -> {
            boolean known = properties.has(key);
            if (known && !value.isNull()) {
                check(properties.path(key), value, inner(path, key));
            }
            for (String pattern : patterns.propertyNames()) {
                if (PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(key)
                        .find()) {
                    known = true;
                    check(patterns.path(pattern), value, inner(path, key));
                }
            }
            JsonNode others = schema.path("additionalProperties");
            if (!known && others.isBoolean() && !others.asBoolean()) {
                fault(inner(path, key), "is an unknown key" + guess(key, List.copyOf(properties.propertyNames())));
            }
        });
        schema.path("required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(key -> !object.hasNonNull(key))
                .forEach(key -> fault(inner(path, key), "is missing"));
    }

    private static String inner(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private void alternatives(JsonNode schema, JsonNode value, String path) {
        List<JsonNode> one = schema.path("oneOf").valueStream().toList();
        if (!one.isEmpty()
                && one.stream().filter(branch -> holds(branch, value)).count() != 1) {
            choice(one, value, path);
        }
        List<JsonNode> any = schema.path("anyOf").valueStream().toList();
        if (!any.isEmpty() && any.stream().noneMatch(branch -> holds(branch, value))) {
            Optional<JsonNode> meant =
                    onlyOf(any, branch -> branch.has("type") && isOfType(branch.path("type"), value));
            meant.ifPresentOrElse(branch -> check(branch, value, path), () -> choice(any, value, path));
        }
        if (schema.has("not") && holds(schema.path("not"), value)) {
            fault(path, String.join(" and ", names(List.of(schema.path("not")))) + " exclude each other");
        }
    }

    /** Alternatives differ in the keys that they need, or in the sort of value they are. */
    private void choice(List<JsonNode> branches, JsonNode value, String path) {
        List<String> names = names(branches);
        List<String> given = names.stream().filter(value::hasNonNull).toList();
        if (names.isEmpty()) {
            fault(
                    path,
                    "must be "
                            + branches.stream()
                                    .map(branch -> types(branch.path("type")))
                                    .collect(Collectors.joining(", or ")));
        } else if (given.size() > 1) {
            fault(inner(path, given.getLast()), "cannot stand beside " + given.getFirst());
        } else if (given.size() == 1) {
            fault(inner(path, given.getFirst()), "must not be empty");
        } else {
            fault(inner(path, names.getFirst()), "is missing: give one of " + String.join(", ", names));
        }
    }

    private static List<String> names(List<JsonNode> branches) {
        return branches.stream()
                .flatMap(branch -> branch.path("required").valueStream())
                .map(JsonNode::asString)
                .distinct()
                .toList();
    }

    private static Optional<JsonNode> onlyOf(List<JsonNode> branches, Predicate<JsonNode> wanted) {
        List<JsonNode> found = branches.stream().filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private void condition(JsonNode schema, JsonNode value, String path) {
        if (schema.has("if")) {
            String branch = holds(schema.path("if"), value) ? "then" : "else";
            if (schema.has(branch)) {
                check(schema.path(branch), value, path);
            }
        }
    }
}

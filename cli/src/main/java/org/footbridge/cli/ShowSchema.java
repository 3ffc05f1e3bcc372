package org.footbridge.cli;

import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A synchronization schema as a table: a line for each property of each class. */
final class ShowSchema {
    private ShowSchema() {}

    /** @param object only this class; null: all that are synchronised */
    static TextTable table(JsonNode schema, @Nullable String object) {
        TextTable table = new TextTable("OBJECT", "TARGET", "SOURCE", "TYPE", "APPLY", "MATCHING");
        for (JsonNode rule : schema.path("synchronizationRules")) {
            for (JsonNode mapping : rule.path("objectMappings")) {
                String name = Json.text(mapping, "sourceObjectName");
                boolean wanted =
                        object == null ? mapping.path("enabled").asBoolean(true) : object.equalsIgnoreCase(name);
                if (wanted) {
                    mapping.path("attributeMappings").forEach(attribute -> row(table, name, attribute));
                }
            }
        }
        return table;
    }

    private static void row(TextTable table, String object, JsonNode mapping) {
        JsonNode source = mapping.path("source");
        String flow = Json.text(mapping, "flowType");
        int priority = mapping.path("matchingPriority").asInt(0);
        table.row(
                object,
                Json.text(mapping, "targetAttributeName"),
                Json.text(source, "expression"),
                type(source),
                flow.equals("Always") ? "" : flow,
                priority == 0 ? "" : Integer.toString(priority));
    }

    private static String type(JsonNode source) {
        String expression = Json.text(source, "expression");
        return switch (Json.text(source, "type")) {
            case "Attribute" -> "direct";
            case "Function" -> "expression";
            case "Constant" -> expression.isEmpty() ? "none" : expression.equals("\"\"") ? "cleared" : "constant";
            default -> "";
        };
    }
}

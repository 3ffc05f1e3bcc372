package org.footbridge.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/** Writes all lines of a plan to a file: CSV with a line for each changed property, or a JSON array of the objects. */
final class ExportPlan {
    private static final int PAGE = 1000;
    private static final List<String> COLUMNS = List.of(
            "number",
            "action",
            "status",
            "sourceGuid",
            "sourceClass",
            "sourceName",
            "objectId",
            "objectKind",
            "objectName",
            "code",
            "reason",
            "nextStep",
            "moved");

    private ExportPlan() {}

    /** @throws CommandFailure FileUnwritable */
    static void refuseOtherEndings(Path file) {
        String name = file.toString();
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw new CommandFailure(
                    "FileUnwritable",
                    "A plan is not written to " + file + ": its ending says neither CSV nor JSON",
                    "Name it .csv or .json");
        }
    }

    /** @return how many objects were written */
    static int to(Path file, Administration api, String id) {
        refuseOtherEndings(file);
        boolean csv = file.toString().endsWith(".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(csv ? String.join(",", COLUMNS) + ",property,oldValue,newValue\n" : "[");
            int written = 0;
            List<JsonNode> page = api.planObjectsAfter(id, 0, PAGE);
            while (!page.isEmpty()) {
                for (JsonNode object : page) {
                    out.write(csv ? rows(object) : (written == 0 ? "\n" : ",\n") + Json.compact(object));
                    written++;
                }
                page = page.size() < PAGE
                        ? List.of()
                        : api.planObjectsAfter(id, Json.number(page.getLast(), "number"), PAGE);
            }
            out.write(csv ? "" : "\n]\n");
            return written;
        } catch (IOException e) {
            throw new CommandFailure(
                    "FileUnwritable",
                    "The file " + file + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Check its folder and its permissions",
                    0,
                    e);
        }
    }

    private static String rows(JsonNode object) {
        StringBuilder head = new StringBuilder();
        COLUMNS.forEach(column -> head.append(cell(Json.text(object, column))).append(','));
        JsonNode modified = object.path("modifiedProperties");
        if (modified.isEmpty()) {
            return head + ",,\n";
        }
        StringBuilder rows = new StringBuilder();
        modified.forEach(property -> rows.append(head)
                .append(cell(Json.text(property, "displayName")))
                .append(',')
                .append(cell(Json.text(property, "oldValue")))
                .append(',')
                .append(cell(Json.text(property, "newValue")))
                .append('\n'));
        return rows.toString();
    }

    /** RFC 4180; what a spreadsheet would take for a formula is kept from being one. */
    static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(character -> ",\"\n\r".indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}

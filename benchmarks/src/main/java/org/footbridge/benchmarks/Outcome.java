package org.footbridge.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table that a run measured, with what is to be said about it.
 *
 * @param key of the table in JSON
 * @param columns of the rows
 * @param rows one value for each column: text, whole numbers, or numbers with as many digits as they are worth
 * @param notes below the table
 */
record Outcome(String key, String title, List<Column> columns, List<List<Object>> rows, List<String> notes) {
    /** @param key in JSON */
    record Column(String key, String heading) {}

    Outcome {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** For people. */
    List<String> lines() {
        TextTable table = new TextTable(columns.stream().map(Column::heading).toList());
        rows.forEach(row -> table.row(row.stream().map(Outcome::text).toArray()));
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.addAll(table.lines());
        lines.addAll(notes);
        return lines;
    }

    /** {@code {"title","rows":[{column: value}],"notes":[]}} */
    ObjectNode json() {
        ObjectNode json = Json.object().put("title", title);
        for (List<Object> row : rows) {
            ObjectNode one = Json.object();
            for (int i = 0; i < columns.size(); i++) {
                put(one, columns.get(i).key(), row.get(i));
            }
            json.withArray("rows").add(one);
        }
        notes.forEach(note -> json.withArray("notes").add(note));
        return json;
    }

    private static void put(ObjectNode json, String key, Object value) {
        switch (value) {
            case Integer number -> json.put(key, number);
            case Long number -> json.put(key, number);
            case BigDecimal number -> json.put(key, number);
            default -> json.put(key, value.toString());
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case BigDecimal number -> String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
            default -> value.toString();
        };
    }
}

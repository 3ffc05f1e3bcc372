package org.footbridge.cli.expression;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates many expressions, each on an object of its own: an array of rows with {@code id}, {@code expression},
 * {@code input}, and if need be {@code existingInTarget}, {@code parameters}, {@code clock}, {@code defaultDomain}. What
 * else a row has is passed over.
 */
public final class RunBatch {

    /** @param id as the row has it, else its place in the array, counted from 1 */
    public record Row(String id, Evaluated result) {}

    private RunBatch() {}

    /** @throws CommandFailure BatchInvalid when it is no array of objects */
    public static List<Row> run(String json) {
        JsonNode rows = parse(json);
        if (!rows.isArray() || rows.valueStream().anyMatch(row -> !row.isObject())) {
            throw new CommandFailure("BatchInvalid", "The batch is no JSON array of objects", SHAPE);
        }
        List<Row> results = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = Json.text(row, "id");
            results.add(new Row(id.isEmpty() ? Integer.toString(results.size() + 1) : id, result(row)));
        }
        return results;
    }

    private static final String SHAPE =
            "Give it rows such as {\"id\":\"1\",\"expression\":\"Trim([sn])\",\"input\":{}}";

    private static Evaluated result(JsonNode row) {
        if (!row.path("expression").isString()) {
            return Evaluated.none("ExpressionMissing", "The row has no expression.");
        }
        if (row.has("input")
                && !row.get("input").isObject()
                && !row.get("input").isNull()) {
            return Evaluated.none("InputInvalid", "The input is no JSON object.");
        }
        LocalObject object;
        try {
            object = new LocalObject(row.path("input"));
        } catch (CommandFailure invalid) {
            return Evaluated.none(invalid.code(), String.valueOf(invalid.getMessage()));
        }
        row.path("parameters").forEachEntry((name, value) -> object.parameter(name, value.asString()));
        row.path("existingInTarget").valueStream().forEach(value -> object.taken(value.asString()));
        object.defaultDomain(Json.text(row, "defaultDomain"));
        String clock = Json.text(row, "clock");
        if (!clock.isEmpty()) {
            try {
                object.now(Instant.parse(clock));
            } catch (DateTimeParseException e) {
                return Evaluated.none("InputInvalid", "The clock is no instant such as 2026-07-30T00:00:00Z.");
            }
        }
        return Evaluated.of(row.get("expression").asString(), object);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (JacksonException e) {
            throw new CommandFailure("BatchInvalid", "The batch is no JSON: " + e.getOriginalMessage(), SHAPE, 0, e);
        }
    }
}

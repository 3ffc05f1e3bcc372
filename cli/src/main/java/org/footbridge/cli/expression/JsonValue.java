package org.footbridge.cli.expression;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.engine.expression.Limits;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.WriteOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as JSON and back. */
final class JsonValue {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonValue() {}

    /**
     * Null is no value, an object is its own text.
     *
     * @throws CommandFailure InputInvalid for a number that nobody could write out
     */
    static Value read(JsonNode json) {
        if (json.isArray()) {
            List<Value> values = json.valueStream()
                    .map(JsonValue::read)
                    .filter(value -> !(value instanceof Value.Nothing || value instanceof Value.Many))
                    .toList();
            return new Value.Many(values);
        }
        if (json.isNull() || json.isMissingNode()) {
            return Value.NOTHING;
        }
        if (json.isBoolean()) {
            return new Value.Truth(json.booleanValue());
        }
        if (json.isNumber()) {
            return number(json);
        }
        return new Value.Text(json.isString() ? json.asString() : Json.compact(json));
    }

    /** Texts, dates, references and binary values are strings. */
    static JsonNode write(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> NODES.nullNode();
            case Value.Truth truth -> NODES.booleanNode(truth.value());
            case Value.Whole whole -> NODES.numberNode(whole.number());
            case Value.Decimal decimal -> NODES.numberNode(decimal.number());
            case Value.Many many -> {
                ArrayNode array = Json.array();
                many.values().forEach(each -> array.add(write(each)));
                yield array;
            }
            case Value.Text _, Value.Moment _, Value.Bytes _, Value.Reference _ ->
                NODES.stringNode(WriteOutcome.text(value));
        };
    }

    private static Value number(JsonNode json) {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return new Value.Whole(json.longValue());
        }
        BigDecimal exact = json.decimalValue();
        if (!Limits.holds(exact)) {
            throw new CommandFailure(
                    "InputInvalid",
                    "A number of the input has more than " + Limits.DIGITS + " digits before or behind its point.",
                    "Give it as a text, in double quotes");
        }
        return new Value.Decimal(exact);
    }
}

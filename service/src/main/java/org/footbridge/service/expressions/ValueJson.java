package org.footbridge.service.expressions;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.engine.expression.Limits;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.WriteOutcome;
import org.footbridge.service.errors.ServiceFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of expressions as JSON and back. */
public final class ValueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ValueJson() {}

    /**
     * Null is no value; an object is its own text.
     *
     * @throws ServiceFailure InputInvalid for a number that nobody could write out
     */
    public static Value read(JsonNode json) {
        if (json.isArray()) {
            List<Value> values = json.valueStream()
                    .map(ValueJson::read)
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
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return new Value.Whole(json.longValue());
        }
        if (json.isNumber()) {
            return new Value.Decimal(decimal(json));
        }
        return new Value.Text(json.isString() ? json.asString() : json.toString());
    }

    private static BigDecimal decimal(JsonNode json) {
        boolean finite = !json.isFloatingPointNumber() || json.isBigDecimal() || Double.isFinite(json.doubleValue());
        if (!finite || !Limits.holds(json.decimalValue())) {
            throw new ServiceFailure(
                    "InputInvalid",
                    400,
                    "A number of the input has more than " + Limits.DIGITS + " digits before or behind its point.",
                    "Give it as a text, in double quotes.");
        }
        return json.decimalValue();
    }

    /** Texts, moments, references and bytes are strings. */
    public static JsonNode write(Value value) {
        return switch (value) {
            case Value.Nothing nothing -> NODES.nullNode();
            case Value.Truth truth -> NODES.booleanNode(truth.value());
            case Value.Whole whole -> NODES.numberNode(whole.number());
            case Value.Decimal decimal -> NODES.numberNode(decimal.number());
            case Value.Many(List<Value> values) -> {
                ArrayNode array = JsonMapper.shared().createArrayNode();
                values.forEach(each -> array.add(write(each)));
                yield array;
            }
            case Value.Text text -> NODES.stringNode(text.text());
            case Value.Moment moment -> NODES.stringNode(WriteOutcome.text(moment));
            case Value.Bytes bytes -> NODES.stringNode(bytes.base64());
            case Value.Reference reference -> NODES.stringNode(reference.distinguishedName());
        };
    }
}

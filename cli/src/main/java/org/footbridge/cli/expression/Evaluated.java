package org.footbridge.cli.expression;

import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.cli.client.Json;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.EvaluationFault;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.WriteOutcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came out of an expression, as JSON: {@code outcome} is {@code value}, {@code ignoreFlow} or {@code error};
 * {@code object} is true beside {@code ignoreFlow} when the whole object is left alone; {@code value} is null when there is none; {@code error} is a text, with {@code code} and what else is known beside it.
 *
 * @param expression the text that was evaluated
 */
public record Evaluated(String expression, JsonNode json) {

    public static Evaluated of(String expression, EvaluationContext object) {
        Expression compiled;
        try {
            compiled = Expression.compile(expression, Expression.UniqueValues.ALLOWED);
        } catch (InvalidExpression e) {
            return new Evaluated(expression, refused(e.fault()));
        }
        return new Evaluated(
                expression,
                switch (compiled.evaluate(object)) {
                    case Outcome.Computed computed -> outcome("value").set("value", JsonValue.write(computed.value()));
                    case Outcome.LeaveAttribute leave -> outcome("ignoreFlow");
                    case Outcome.LeaveObject leave -> outcome("ignoreFlow").put("object", true);
                    case Outcome.Faulted faulted -> failed(faulted.fault());
                });
    }

    /** An outcome of the kind {@code error}, when there was nothing to evaluate. */
    static Evaluated none(String code, String message) {
        return new Evaluated("", outcome("error").put("error", message).put("code", code));
    }

    public String outcome() {
        return Json.text(json, "outcome");
    }

    /** Whether the whole object is left as it is, and not the attribute alone. */
    public boolean leavesObject() {
        return json.path("object").asBoolean(false);
    }

    /** The text that flows, several values on several lines. */
    public String valueText() {
        return Value.NOTHING.equals(value())
                ? ""
                : value() instanceof Value.Many(var values)
                        ? values.stream().map(WriteOutcome::text).collect(Collectors.joining("\n"))
                        : WriteOutcome.text(value());
    }

    /** The value in one line, as it is shown in tables. */
    public String valueInWords() {
        return WriteOutcome.inWords(value());
    }

    public String code() {
        return error("code").orElse("Error");
    }

    public String message() {
        return error("message").or(() -> Optional.of(Json.text(json, "error"))).orElse("");
    }

    public String nextStep() {
        return error("nextStep").orElse("");
    }

    /** Where the expression is wrong; -1 when it is an expression. */
    public int position() {
        return json.has("position") ? json.get("position").asInt() : -1;
    }

    /** A service may give its error as an object. */
    private Optional<String> error(String member) {
        JsonNode error = json.path("error");
        String text = Json.text(error.isObject() ? error : json, member);
        return Optional.of(text).filter(found -> !found.isEmpty());
    }

    private Value value() {
        return JsonValue.read(json.path("value"));
    }

    private static ObjectNode refused(InvalidExpression.Fault fault) {
        return outcome("error")
                .put("error", fault.message())
                .put("code", fault.code())
                .put("position", fault.position())
                .put("expected", fault.expected())
                .put("nearest", fault.nearest());
    }

    private static ObjectNode failed(EvaluationFault fault) {
        return outcome("error")
                .put("error", fault.message())
                .put("code", fault.code())
                .put("function", fault.function())
                .put("attribute", fault.attribute())
                .put("attributeValue", fault.value())
                .put("nextStep", fault.nextStep());
    }

    private static ObjectNode outcome(String kind) {
        return Json.object().put("outcome", kind).putNull("value").putNull("error");
    }
}

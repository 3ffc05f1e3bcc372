package org.footbridge.engine.expression;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One expression of the examples in the test resources, with its input and what must come out. */
record Row(JsonNode json) {

    static Stream<Row> of(String resource) {
        return read(resource).valueStream().map(Row::new);
    }

    static JsonNode read(String resource) {
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream("/expressions/" + resource))) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String expression() {
        return json.get("expression").asString();
    }

    Given given() {
        Given given = Given.nothing();
        json.path("input").forEachEntry((name, value) -> given.and(name, value(value)));
        json.path("parameters").forEachEntry((name, value) -> given.parameter(name, value.asString()));
        json.path("existingInTarget").valueStream().forEach(value -> given.taken(value.asString()));
        if (json.has("clock")) {
            given.at(Instant.parse(json.get("clock").asString()));
        }
        return given;
    }

    /** What must come out, in words. */
    String expected() {
        return switch (json.get("outcome").asString()) {
            case "value" -> inWords(value(json.get("expected")));
            case "ignoreFlow" -> "left alone";
            case "error" -> "fails";
            default -> throw new IllegalArgumentException(json.toString());
        };
    }

    /** What does come out, in words. */
    String actual() {
        return switch (given().evaluate(expression())) {
            case Outcome.Computed computed -> inWords(computed.value());
            case Outcome.LeaveAttribute leave -> "left alone";
            case Outcome.LeaveObject leave -> "left alone";
            case Outcome.Faulted faulted -> "fails";
        };
    }

    @Override
    public String toString() {
        return json.get("id").asString() + " " + expression();
    }

    /** The examples do not tell a date, a name or bytes from a text. */
    private static String inWords(Value value) {
        return switch (value) {
            case Value.Moment moment -> WriteExpression.quoted(TextForm.of(moment));
            case Value.Reference reference -> WriteExpression.quoted(TextForm.of(reference));
            case Value.Bytes bytes -> WriteExpression.quoted(TextForm.of(bytes));
            default -> WriteOutcome.inWords(value);
        };
    }

    private static Value value(JsonNode json) {
        if (json.isArray()) {
            List<Value> values = json.valueStream().map(Row::value).toList();
            return new Value.Many(values);
        }
        if (json.isNull()) {
            return Value.NOTHING;
        }
        if (json.isBoolean()) {
            return new Value.Truth(json.booleanValue());
        }
        if (json.isIntegralNumber()) {
            return new Value.Whole(json.longValue());
        }
        return json.isNumber() ? new Value.Decimal(new BigDecimal(json.asString())) : new Value.Text(json.asString());
    }
}

package org.footbridge.engine.schema;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Expression.Result;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.ValueType;
import org.footbridge.engine.expression.WriteOutcome;

/** What an expression gives that can never be a value of a property. What may fit, object by object, is let through. */
final class UnfitResult {

    private static final Pattern NUMERAL = Pattern.compile("[+-]?[0-9]{1,30}");

    private static final int SHOWN = 5;

    private UnfitResult() {}

    /** For people, in the order in which they occur; none when all may fit. */
    static List<String> of(Expression expression, PropertyDefinition property) {
        List<String> unfit = expression.results().stream()
                .filter(result -> !mayFit(result, property))
                .map(result -> result.constant()
                        .map(WriteOutcome::shortened)
                        .orElseGet(() -> "a " + result.type().title()))
                .distinct()
                .toList();
        return unfit.size() <= SHOWN
                ? unfit
                : Stream.concat(unfit.stream().limit(SHOWN), Stream.of("and " + (unfit.size() - SHOWN) + " more"))
                        .toList();
    }

    private static boolean mayFit(Result result, PropertyDefinition property) {
        return result.constant()
                .map(constant -> fits(constant, property))
                .orElseGet(() -> mayFit(result.type(), property));
    }

    private static boolean mayFit(ValueType type, PropertyDefinition property) {
        boolean anything = type == ValueType.ANY || type == ValueType.TEXT || type == ValueType.SEVERAL;
        return anything
                || switch (property.type()) {
                    case STRING ->
                        property.allowed().isEmpty() || type == ValueType.BYTES || type == ValueType.REFERENCE;
                    case INTEGER -> type == ValueType.WHOLE || type == ValueType.NUMBER;
                    case BOOLEAN -> type == ValueType.TRUTH || type == ValueType.REFERENCE;
                    case BINARY -> type == ValueType.BYTES;
                    case DATE_TIME -> type == ValueType.MOMENT || type == ValueType.WHOLE || type == ValueType.NUMBER;
                    case REFERENCE -> false;
                };
    }

    /** No value fits everything. */
    private static boolean fits(Value constant, PropertyDefinition property) {
        if (constant instanceof Value.Many(List<Value> values)) {
            return values.stream().allMatch(value -> fits(value, property));
        }
        String text = constant instanceof Value.Nothing
                ? ""
                : WriteOutcome.text(constant).strip();
        if (text.isEmpty()) {
            return true;
        }
        return switch (property.type()) {
            case STRING ->
                property.allowed().isEmpty() || property.allowed().stream().anyMatch(text::equalsIgnoreCase);
            case INTEGER -> isWhole(constant, text);
            case BOOLEAN -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
            case BINARY -> isBytes(constant, text);
            case DATE_TIME -> !(constant instanceof Value.Truth || constant instanceof Value.Bytes);
            case REFERENCE -> false;
        };
    }

    private static boolean isWhole(Value constant, String text) {
        return switch (constant) {
            case Value.Whole whole -> true;
            case Value.Decimal(BigDecimal number) -> isWhole(number);
            case Value.Text words -> NUMERAL.matcher(text).matches() && isWhole(new BigDecimal(text));
            default -> false;
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
    }

    private static boolean isBytes(Value constant, String text) {
        if (!(constant instanceof Value.Text)) {
            return constant instanceof Value.Bytes;
        }
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}

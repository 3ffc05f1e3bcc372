package org.footbridge.service.schemas;

import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.ExpressionPart;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.schema.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a value comes from, as {@code attributeMappingSource} of Microsoft Graph. */
public final class WriteSource {
    static final String ATTRIBUTE = "Attribute";
    static final String CONSTANT = "Constant";
    static final String FUNCTION = "Function";

    private WriteSource() {}

    static ObjectNode of(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute(String name) -> node(ATTRIBUTE, name, source.expression());
            case ValueSource.Constant(String text) -> node(CONSTANT, text, source.expression());
            case ValueSource.Expression(String text) -> expression(text);
            case ValueSource.None none -> node(CONSTANT, "", source.expression());
            case ValueSource.Cleared cleared -> node(CONSTANT, "", source.expression());
        };
    }

    /** An expression with its functions and their arguments; {@code expression} is the text as it was written. */
    private static ObjectNode expression(String text) {
        try {
            return of(Expression.compile(text)).put("expression", text);
        } catch (InvalidExpression none) {
            return node(FUNCTION, "", text);
        }
    }

    public static ObjectNode of(Expression expression) {
        return of(expression.parts());
    }

    private static ObjectNode of(ExpressionPart part) {
        return switch (part) {
            case ExpressionPart.Attribute(String name, String text) -> node(ATTRIBUTE, name, text);
            case ExpressionPart.Constant(String constant, String text) -> node(CONSTANT, constant, text);
            case ExpressionPart.Call call -> {
                ObjectNode node = node(FUNCTION, call.function(), call.text());
                ArrayNode parameters = node.putArray("parameters");
                for (ExpressionPart.Argument argument : call.arguments()) {
                    parameters.addObject().put("key", argument.key()).set("value", of(argument.value()));
                }
                yield node;
            }
        };
    }

    private static ObjectNode node(String type, String name, String expression) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("expression", expression);
        node.put("name", name);
        node.put("type", type);
        node.putArray("parameters");
        return node;
    }
}

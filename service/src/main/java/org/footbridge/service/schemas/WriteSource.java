package org.footbridge.service.schemas;

import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.ExpressionTree;
import org.footbridge.engine.expression.ExpressionTree.Kind;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.schema.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a value comes from, as {@code attributeMappingSource} of Microsoft Graph. */
public final class WriteSource {
    private WriteSource() {}

    static ObjectNode of(ValueSource source) {
        return switch (source) {
            case ValueSource.Attribute(String name) -> node(Kind.ATTRIBUTE, name, source.expression());
            case ValueSource.Constant(String text) -> node(Kind.CONSTANT, text, source.expression());
            case ValueSource.Expression(String text) -> expression(text);
            case ValueSource.None none -> node(Kind.CONSTANT, "", source.expression());
            case ValueSource.Cleared cleared -> node(Kind.CONSTANT, "", source.expression());
        };
    }

    /** An expression with its functions and their arguments; {@code expression} is the text as it was written. */
    private static ObjectNode expression(String text) {
        try {
            return of(Expression.compile(text)).put("expression", text);
        } catch (InvalidExpression none) {
            return node(Kind.FUNCTION, "", text);
        }
    }

    public static ObjectNode of(Expression expression) {
        return of(expression.tree());
    }

    private static ObjectNode of(ExpressionTree tree) {
        ObjectNode node = node(tree.kind(), tree.name(), tree.expression());
        ArrayNode parameters = node.putArray("parameters");
        for (ExpressionTree.Named parameter : tree.parameters()) {
            parameters.addObject().put("key", parameter.key()).set("value", of(parameter.value()));
        }
        return node;
    }

    private static ObjectNode node(Kind kind, String name, String expression) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("expression", expression);
        node.put("name", name);
        node.put("type", kind.graphName());
        node.putArray("parameters");
        return node;
    }
}

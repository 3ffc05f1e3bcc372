package org.footbridge.engine.expression;

import java.util.List;

/**
 * An expression in the shape of Graph's {@code attributeMappingSource}, for APIs that show and take it as JSON.
 *
 * @param name of the attribute or function; of a constant its bare text
 * @param expression the text of this part; of a text or number in double quotes
 * @param parameters of a function, in order; empty positions are left out, and a key that repeats occurs repeatedly
 */
public record ExpressionTree(Kind kind, String name, String expression, List<Named> parameters) {

    public ExpressionTree {
        parameters = List.copyOf(parameters);
    }

    /** {@code attributeMappingSourceType}. */
    public enum Kind {
        ATTRIBUTE("Attribute"),
        CONSTANT("Constant"),
        FUNCTION("Function");

        private final String graphName;

        Kind(String graphName) {
            this.graphName = graphName;
        }

        public String graphName() {
            return graphName;
        }
    }

    /** One entry of {@code parameters}: {@code stringKeyAttributeMappingSourceValuePair}. */
    public record Named(String key, ExpressionTree value) {}

    /**
     * The text of an expression that has this shape. A function without parameters that needs some is read from its own
     * {@code expression}; of any other the parameters count, and {@code expression} is not looked at.
     *
     * @throws InvalidExpression when a parameter has a key that the function does not know, or the depth is too great
     */
    public String text() {
        return WriteExpression.of(ReadTree.syntax(this));
    }
}

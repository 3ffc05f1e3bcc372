package org.footbridge.service.schemas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.engine.expression.ExpressionTree;
import org.footbridge.engine.expression.ExpressionTree.Kind;
import org.footbridge.engine.expression.InvalidExpression;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.documents.Section;

/** Reads {@code attributeMappingSource} of Microsoft Graph. What an expression means is not looked at. */
final class ReadSource {
    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::graphName, Function.identity()));

    private ReadSource() {}

    /** @param mapping has a {@code source}; without one, or with null, nothing flows */
    static ValueSource of(Section mapping) {
        if (!mapping.has("source")) {
            mapping.value("source");
            return new ValueSource.None();
        }
        Section source = mapping.section("source");
        ExpressionTree tree = tree(source);
        return switch (tree.kind()) {
            case ATTRIBUTE -> attribute(source, tree.name(), tree.expression());
            case CONSTANT -> constant(tree.name(), tree.expression());
            case FUNCTION ->
                new ValueSource.Expression(tree.expression().isEmpty() ? text(source, tree) : tree.expression());
        };
    }

    private static ExpressionTree tree(Section source) {
        if (!source.has("type")) {
            source.fault("type", "is missing; it is Attribute, Constant or Function");
        }
        Kind kind = source.choice("type", KINDS).orElse(Kind.FUNCTION);
        String name = source.scalar("name").orElse("");
        String expression = source.scalar("expression").orElse("").strip();
        List<ExpressionTree.Named> parameters = source.sections("parameters").stream()
                .map(ReadSource::parameter)
                .toList();
        source.end();
        return new ExpressionTree(kind, name, expression, parameters);
    }

    private static ExpressionTree.Named parameter(Section parameter) {
        ExpressionTree value = tree(parameter.section("value"));
        ExpressionTree.Named named =
                new ExpressionTree.Named(parameter.scalar("key").orElse(""), value);
        parameter.end();
        return named;
    }

    private static ValueSource attribute(Section source, String name, String expression) {
        boolean bracketed = expression.length() > 2 && expression.startsWith("[") && expression.endsWith("]");
        String attribute =
                name.isBlank() && bracketed ? expression.substring(1, expression.length() - 1) : name.strip();
        if (attribute.isEmpty()) {
            source.fault("name", "is missing: which attribute?");
        }
        return new ValueSource.Attribute(attribute);
    }

    /** An empty constant takes values away; without even an expression nothing flows. */
    private static ValueSource constant(String name, String expression) {
        if (!name.isEmpty()) {
            return new ValueSource.Constant(name);
        }
        if (expression.isEmpty()) {
            return new ValueSource.None();
        }
        boolean quoted = expression.length() >= 2 && expression.startsWith("\"") && expression.endsWith("\"");
        String text = quoted
                ? expression
                        .substring(1, expression.length() - 1)
                        .replace("\\\"", "\"")
                        .replace("\\\\", "\\")
                : expression;
        return text.isEmpty() ? new ValueSource.Cleared() : new ValueSource.Constant(text);
    }

    /** Of programs that tell a function and its arguments, but not the expression. */
    private static String text(Section source, ExpressionTree tree) {
        try {
            return tree.text();
        } catch (InvalidExpression none) {
            source.fault(
                    "expression",
                    "is missing, and name and parameters make none: "
                            + none.fault().message());
            return "";
        }
    }
}

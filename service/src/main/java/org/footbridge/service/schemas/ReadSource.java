package org.footbridge.service.schemas;

import java.util.Map;
import java.util.stream.Collectors;
import org.footbridge.engine.schema.ValueSource;
import org.footbridge.service.documents.Section;

/** Reads {@code attributeMappingSource} of Microsoft Graph. What an expression means is not looked at. */
final class ReadSource {
    private enum Type {
        ATTRIBUTE,
        CONSTANT,
        FUNCTION
    }

    private static final Map<String, Type> TYPES = Map.of(
            WriteSource.ATTRIBUTE, Type.ATTRIBUTE,
            WriteSource.CONSTANT, Type.CONSTANT,
            WriteSource.FUNCTION, Type.FUNCTION);

    private ReadSource() {}

    /** @param mapping has a {@code source}; without one, or with null, nothing flows */
    static ValueSource of(Section mapping) {
        if (!mapping.has("source")) {
            mapping.value("source");
            return new ValueSource.None();
        }
        return source(mapping.section("source"));
    }

    private static ValueSource source(Section source) {
        String expression = source.scalar("expression").orElse("").strip();
        String name = source.scalar("name").orElse("");
        Type type = source.choice("type", TYPES).orElseGet(() -> {
            if (!source.has("type")) {
                source.fault("type", "is missing; it is Attribute, Constant or Function");
            }
            return Type.FUNCTION;
        });
        ValueSource read = switch (type) {
            case ATTRIBUTE -> attribute(source, name, expression);
            case CONSTANT -> constant(name, expression);
            case FUNCTION -> new ValueSource.Expression(expression.isEmpty() ? call(source, name) : expression);
        };
        source.value("parameters");
        source.end();
        return read;
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

    /** Of programs that tell the function and its arguments, but not the expression. */
    private static String call(Section source, String name) {
        if (name.isBlank()) {
            source.fault("expression", "is missing");
            return "";
        }
        return source.sections("parameters").stream()
                .map(parameter -> source(parameter.section("value")).expression())
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
